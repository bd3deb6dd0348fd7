import { sql } from 'kysely'
import { afterAct } from 'shared/report/life.ts'
import type { Locale } from 'shared/text.ts'
import type { Asker } from '../account/access/current.ts'
import { demand } from '../account/access/demand.ts'
import { wrongState } from './act-on-report.ts'
import { draftReport, queryOf, type DraftDeps } from './draft-report.ts'
import { findRow } from './report-store.ts'

interface Supplementing {
  id: string
  reason: string
  locale: Locale
}

/** Begins a supplement of an issued report: the same period, as the ledger knows it now. The issued one stays as it is. */
export async function supplementReport(
  deps: DraftDeps,
  asker: Asker,
  { id, reason, locale }: Supplementing,
): Promise<string> {
  const issued = await findRow(deps.db, id)
  demand('report.compose', { unit: issued.unit }, asker.identity)
  if (afterAct(issued.state, 'supplement') === null) throw wrongState(issued, locale)
  const { rows } = await sql<{ ordinal: number }>`select coalesce(max(supplement), 0) + 1 as ordinal from report
    where state = 'issued' and (id = ${first(issued)} or supplements = ${first(issued)})`.execute(deps.db)
  const { ordinal } = rows[0]!
  // As it is known now: an instant that was asked for once would give the same numbers again.
  const query = { ...queryOf(issued), asOf: undefined }
  return draftReport(deps, asker, { query, supplements: { report: first(issued), ordinal, reason } })
}

/** Supplements are counted from the report itself, a supplement of a supplement too. */
const first = ({ id, supplements }: { id: string; supplements: string | null }): string => supplements ?? id
