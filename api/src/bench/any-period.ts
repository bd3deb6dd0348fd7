import { sql } from 'kysely'
import { addDays, type Day } from 'shared/day.ts'
import type { Db } from '../db/open.ts'
import { readCounts } from '../kpi/read-counts.ts'
import { alternate, figure, type Line } from './alternate.ts'

/** One KPI of 129 units over any period, against reading 129 rows by their primary key. */
export async function benchAnyPeriod(db: Db, from: Day, days: number, communes: string[]): Promise<Line> {
  let turn = 0
  const anyDay = () => addDays(from, 1 + ((turn++ * 97) % (days - 40)))
  const period = () => {
    const first = anyDay()
    return { from: first, to: addDays(first, 30) }
  }
  const ours = () => readCounts(db, { kpis: ['T02'], units: communes, spans: [period()] })
  const bare = () =>
    sql`select unit, numerator, denominator, reported, expected from kpi_sum where kpi = 'T02' and day = ${anyDay()}::date and unit = any(${communes}::text[])`.execute(
      db,
    )
  const { one, other, ratio } = await alternate(300, ours, bare)
  return {
    what: 'one KPI, 129 units, any period / bare read of 129 rows by key',
    goal: '≤ 2',
    figure: `${figure(ratio)}  (${figure(one)} / ${figure(other)} ms)`,
    met: ratio <= 2,
  }
}

/** The same question asked of five years of history and of one. */
export async function benchFiveYears(five: Db, one: Db, from: Day, communes: string[]): Promise<Line> {
  const spans: [() => { from: Day; to: Day }, () => { from: Day; to: Day }] = [spansFrom(from), spansFrom(from)]
  const of = (db: Db, span: () => { from: Day; to: Day }) => () =>
    readCounts(db, { kpis: ['T02'], units: communes, spans: [span()] })
  const pair = await alternate(300, of(five, spans[0]), of(one, spans[1]))
  return {
    what: 'any period, five years of history / one year',
    goal: '≤ 1.2',
    figure: `${figure(pair.ratio)}  (${figure(pair.one)} / ${figure(pair.other)} ms)`,
    met: pair.ratio <= 1.2,
  }
}

/** The same periods in the same order on both sides. */
function spansFrom(from: Day): () => { from: Day; to: Day } {
  let turn = 0
  return () => {
    const first = addDays(from, (turn++ * 97) % 300)
    return { from: first, to: addDays(first, 30) }
  }
}
