import { sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { Db } from '../db/open.ts'
import { moveSums } from '../kpi/move-sums.ts'
import { figure, type Line, median, timed } from './alternate.ts'

/** Rows of sums a second when a history is worked out anew, and the time a correction of one unit takes. */
export async function benchSums(db: Db, from: Day, to: Day, unit: string): Promise<Line[]> {
  const move = (units: string[] | null, day: Day, last: Day) =>
    timed(() => db.transaction().execute((trx) => moveSums(trx, { dataset: 'dossier', units, from: day, to: last })))
  const all = await move(null, from, to)
  const { rows } = await sql<{
    rows: number
  }>`select count(*) as rows from kpi_sum where kpi in (select id from kpi where dataset = 'dossier')`.execute(db)
  const count = rows[0]?.rows ?? 0
  const corrections: number[] = []
  for (let round = 0; round < 5; round += 1) {
    await sql`insert into delta (measure, day, unit, delta, reported, version, reason, collection) values ('dossiers_received', ${to}::date - 90, ${unit}, 1, 0, 1, 'correction', 1)`.execute(
      db,
    )
    const day = (await sql<{ day: Day }>`select ${to}::date - 90 as day`.execute(db)).rows[0]?.day ?? to
    corrections.push(await move([unit], day, day))
  }
  return [
    {
      what: `sums of a whole history of one dataset, ${figure(count / 1000, 0)} k rows`,
      goal: '–',
      figure: `${figure(count / all, 0)} thousand rows a second`,
      met: null,
    },
    {
      what: 'a correction of one unit 90 days back, all KPIs of the dataset',
      goal: '–',
      figure: `${figure(median(corrections), 0)} ms`,
      met: null,
    },
  ]
}
