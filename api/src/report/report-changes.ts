import { sql } from 'kysely'
import { changedFigures } from 'shared/report/changed-figures.ts'
import { composeReport } from 'shared/report/compose-report.ts'
import type { FigureChange, ReportSnapshot } from 'shared/report/snapshot.ts'
import type { Db } from '../db/open.ts'
import { inSnapshot } from '../kpi/in-snapshot.ts'
import { readGround } from '../kpi/read-ground.ts'
import { readKnowledge } from '../kpi/read-knowledge.ts'
import { gatherReportFigures } from './gather-report-figures.ts'
import { keptSnapshot } from './kept-report.ts'
import type { ReportRow } from './report-store.ts'

export interface LedgerChange extends FigureChange {
  entries: number
  firstAt: Date | null
  lastAt: Date | null
}

export interface ReportChanges {
  /** The state of the ledger the report is held against. */
  version: number
  names: { kpis: ReadonlyMap<string, string>; places: ReadonlyMap<string, string> }
  changes: LedgerChange[]
}

/** What an issued report states and the ledger says otherwise now, with what was recorded between. */
export const readReportChanges = (db: Db, report: ReportRow, now: Date): Promise<ReportChanges> =>
  inSnapshot(db, async (trx) => {
    const kept = await keptSnapshot(trx, report)
    const ground = await readGround(trx, now)
    const knowledge = await readKnowledge(trx, ground, undefined, now)
    const { period, before } = kept
    const until = lastDays(kept)
    const figures = await gatherReportFigures(
      trx,
      { period, before, until },
      { ground, knowledge, locale: report.locale },
    )
    const changes = changedFigures(composeReport(kept, report.locale), kept.figures, figures)
    return {
      version: knowledge.version,
      names: {
        kpis: new Map(kept.kpis.map(({ id, name }) => [id, name[report.locale]])),
        places: new Map([
          [kept.province.code, kept.province.name[report.locale]],
          ...kept.units.map(({ code, name }) => [code, name] as const),
        ]),
      },
      changes: await withEntries(trx, changes, {
        since: report,
        province: kept.province.code,
        until: knowledge.version,
      }),
    }
  })

/** The last day each dataset was reported for, as the figures themselves say. */
function lastDays({ figures, kpis }: ReportSnapshot): Record<string, string> {
  const datasets = new Map(kpis.map(({ id, dataset }) => [id, dataset]))
  return Object.fromEntries(
    figures.flatMap(({ kpi, to }) => {
      const dataset = datasets.get(kpi)
      return dataset ? [[dataset, to] as const] : []
    }),
  )
}

interface Between {
  since: Pick<ReportRow, 'data_version'>
  province: string
  until: number
}

/** Entries of the ledger behind each change, looked for only on days that were touched since. */
async function withEntries(trx: Db, changes: FigureChange[], between: Between): Promise<LedgerChange[]> {
  if (changes.length === 0) return []
  const { province, until } = between
  const since = Number(between.since.data_version)
  const asked = new Map(changes.map(({ kpi, from, to }) => [kpi, { kpi, from, to }]))
  const { rows } = await sql<{ kpi: string; place: string; entries: number; first: Date; last: Date }>`
    select asked.kpi, coalesce(d.unit, ${province}) as place, count(*)::int as entries,
      min(c.recorded_at) as first, max(c.recorded_at) as last
    from json_to_recordset(${JSON.stringify([...asked.values()])}::json) as asked (kpi text, "from" date, "to" date)
      join (select distinct kpi, measure from kpi_term) term on term.kpi = asked.kpi
      join measure m on m.id = term.measure
      join ledger_day touched on touched.dataset = m.dataset and touched.last_version > ${since}
        and touched.day between asked."from" and asked."to"
      join delta d on d.measure = term.measure and d.day = touched.day and d.version > ${since} and d.version <= ${until}
      join collection c on c.version = d.version
    group by grouping sets ((asked.kpi, d.unit), (asked.kpi)) order by grouping(d.unit)`.execute(trx)
  const found = new Map(rows.map((row) => [`${row.kpi} ${row.place}`, row]))
  return changes.map((change) => {
    const row = found.get(`${change.kpi} ${change.place}`)
    return { ...change, entries: row?.entries ?? 0, firstAt: row?.first ?? null, lastAt: row?.last ?? null }
  })
}
