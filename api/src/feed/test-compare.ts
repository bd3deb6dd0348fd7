import { sql } from 'kysely'
import { addDays, type Day } from 'shared/day.ts'
import { formatMeasures } from 'shared/feed/format-measures.ts'
import type { Db } from '../db/open.ts'
import { factKey } from './changes.ts'
import { readHeld } from './ledger.ts'
import { trueCounts, unitCode } from './test-truth.ts'

/** Counts every way in which the ledger, its versions and its sums can differ from what the subsystem says. */
export async function compareWithTruth(
  db: Db,
  { units, from, to }: { units: number; from: Day; to: Day },
): Promise<{ lines: string[]; broken: number }> {
  const measures = formatMeasures['dossier-json']
  const held = await readHeld(db, measures, from, to)
  let [values, lost, wrong] = [0, 0, 0]
  const sums = new Map<string, { received: number; online: number }>()
  for (let unit = 0; unit < units; unit++) {
    let [received, online, year] = [0, 0, '']
    for (let day = from; day <= to; day = addDays(day, 1)) {
      if (day.slice(0, 4) !== year) [received, online, year] = [0, 0, day.slice(0, 4)]
      const truth = trueCounts(unit, day)
      const counts = held.get(factKey(day, unitCode(unit)))
      for (const [i, measure] of measures.entries()) {
        values++
        if (counts?.[measure] === undefined) lost++
        else if (counts[measure] !== truth[i]) wrong++
      }
      received += truth[0] ?? 0
      online += truth[1] ?? 0
      sums.set(factKey(day, unitCode(unit)), { received, online })
    }
  }
  const kept = await db
    .selectFrom('kpi_sum')
    .select(['day', 'unit', 'numerator', 'denominator', 'reported'])
    .where('kpi', '=', 'T02')
    .where('unit', '<>', '37')
    .execute()
  const differing =
    kept.filter(({ day, unit, numerator, denominator }) => {
      const sum = sums.get(factKey(day, unit))
      return !sum || sum.received !== denominator || sum.online !== numerator
    }).length +
    (sums.size - kept.length)
  const [doubled, torn, gaps, corrected] = await Promise.all([
    count(db, sql`select 1 from delta group by measure, day, unit having sum(reported) <> 1`),
    count(
      db,
      sql`select 1 from collection c left join (select collection, count(*) n from delta group by 1) d on d.collection = c.id where c.deltas <> coalesce(d.n, 0)`,
    ),
    count(
      db,
      sql`select 1 from ledger_version v where v.version <> (select count(distinct version) from collection where version is not null)`,
    ),
    count(db, sql`select 1 from delta where reason = 'correction'`),
  ])
  return {
    lines: [
      `${values} values: ${lost} lost, ${doubled} doubled, ${wrong} wrong`,
      `${corrected} corrections on the way; ${torn} answers kept in part, ${gaps} gaps between versions`,
      `${kept.length} sums: ${differing} differ`,
    ],
    broken: lost + doubled + wrong + torn + gaps + differing,
  }
}

async function count(db: Db, query: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from (${query}) found`.execute(db)
  return rows[0]?.n ?? 0
}
