import { sql } from 'kysely'
import type { NewVersion } from 'shared/kpi/version/version.ts'
import { answerKpiValues } from '../kpi/answer-kpi-values.ts'
import { kpiAsked } from '../kpi/find-asked.ts'
import { inSnapshot } from '../kpi/in-snapshot.ts'
import { keepGround, readGround } from '../kpi/read-ground.ts'
import { keepDecision, insertVersion } from '../kpi/version/version-store.ts'
import { previewVersion } from '../kpi/version/preview-version.ts'
import { sumVersion } from '../kpi/version/sum-version.ts'
import { alternate, figure, type Line, median, timed } from './alternate.ts'
import { newest, now } from './bench-day.ts'
import { type BenchServer, keepOnly, makeHistory } from './bench-server.ts'

const historyFrom = '2021-08-20'
const side = (measure: string) => ({
  label: { vi: measure, en: measure },
  terms: [{ measure, coefficient: 1 as const }],
})
/** What was received by what went online: the same fields the other way round, so that both cost alike to add up. */
const version: NewVersion = {
  from: '2025-01-01',
  numerator: side('dossiers_received'),
  denominator: side('dossiers_online'),
  direction: 'higher',
  decimals: 1,
  definition: { vi: 'Thử', en: 'A trial' },
}

/** Another definition of a KPI with five years of figures: previewed, decided on, and asked by beside the first. */
export async function benchDefinition(server: BenchServer): Promise<Line[]> {
  const deps = await server.province('definition', historyFrom, now)
  await keepOnly(deps, 'T02')
  await makeHistory(deps, historyFrom, newest, 1)
  const { db } = deps
  const ground = await readGround(db, now)
  const known = { ground, now, locale: 'vi' as const }
  const previews: number[] = []
  for (let round = 0; round < 7; round += 1)
    previews.push(
      await timed(() =>
        inSnapshot(db, (snapshot) => previewVersion(snapshot, kpiAsked(ground, 'T02'), version, known)),
      ),
    )
  const made = { basis: 'Bench', reason: 'Bench', by: 'one', at: now }
  const kept = await insertVersion(db, 'T02', version, made)
  const decided = await timed(() =>
    db.transaction().execute(async (trx) => {
      await keepDecision(trx, { kpi: 'T02', version: kept.version }, { ...made, by: 'another', state: 'confirmed' })
      await sumVersion(trx, { kpi: 'T02', version: kept.version, dataset: 'dossier' }, now)
    }),
  )
  await sql`analyze kpi_sum`.execute(db)
  const { rows } = await sql<{ rows: number }>`
    select count(*)::int as rows from kpi_sum where kpi = ${`T02@${kept.version}`}`.execute(db)
  const sums = rows[0]?.rows ?? 0
  if (sums < 100_000) throw new Error(`only ${sums} sums were kept of five years`)

  const asking = { db, now: () => now, readGround: keepGround(() => now) }
  const ask = (definition?: number) =>
    answerKpiValues(asking, 'T02', { from: '2024-08-20', to: newest, by: 'unit', definition }, 'vi')
  const { ratio } = await alternate(
    60,
    () => ask(kept.version),
    () => ask(1),
  )
  return [
    {
      what: 'a version of a definition previewed beside the present one, six months and every unit',
      goal: '≤ 1000 ms',
      figure: `${figure(median(previews.slice(2)), 0)} ms`,
      met: median(previews.slice(2)) <= 1_000,
    },
    {
      what: `a version decided on: ${figure(sums / 1_000, 0)} thousand sums of five years added up`,
      goal: '–',
      figure: `${figure(decided / 1_000, 1)} s`,
      met: null,
    },
    {
      what: 'all units over two years by the new version / by the first',
      goal: '≤ 1.2',
      figure: figure(ratio, 2),
      met: ratio <= 1.2,
    },
  ]
}
