import { sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { KeptUnitChange } from 'shared/succession/change-contract.ts'
import type { Db } from '../db/open.ts'
import { lockDatasets } from '../feed/claim-due.ts'
import { moveSums } from '../kpi/move-sums.ts'
import { insertMade, keepDecision } from './change-store.ts'

/** The locks under which figures are kept, in their order: a change and a figure of the same day never pass each other. */
export async function lockFigures(trx: Db): Promise<string[]> {
  const datasets = (await trx.selectFrom('dataset').select('id').orderBy('id').execute()).map(({ id }) => id)
  await lockDatasets(trx, datasets)
  await trx.selectFrom('ledger_version').select('version').forUpdate().execute()
  return datasets
}

/**
 * From here on the change stands. What sums already say of days on or after it is worked out anew: who owes, and to whom
 * states went over. Of days to come nothing is said yet.
 */
export async function confirmChange(
  trx: Db,
  change: KeptUnitChange,
  { datasets, ...decided }: { datasets: readonly string[]; reason: string; by: string; at: Date },
): Promise<KeptUnitChange> {
  const kept = await keepDecision(trx, change.id, { ...decided, state: 'confirmed' })
  await insertMade(trx, change.id, change)
  if (change.kind === 'rename') return kept
  for (const dataset of datasets) {
    const reach = await readReach(trx, dataset)
    if (reach !== null && reach >= change.day)
      await moveSums(trx, { dataset, units: null, from: change.day, to: reach, now: decided.at })
  }
  return kept
}

async function readReach(trx: Db, dataset: string): Promise<Day | null> {
  const { rows } = await sql<{ day: Day | null }>`
    select max(h.day) as day from kpi_horizon h join kpi k on k.id = h.kpi where k.dataset = ${dataset}`.execute(trx)
  return rows[0]?.day ?? null
}
