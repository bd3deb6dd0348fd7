import { sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import { type Arrived, completenessOf, type UnitCompleteness } from 'shared/feed/completeness.ts'
import { dueDay } from 'shared/due-day.ts'
import type { KeptFeed } from 'shared/feed/feed.ts'
import { measuresOfFeed } from 'shared/feed/format-measures.ts'
import type { UnitLife } from 'shared/unit/unit-change.ts'
import type { Db } from '../db/open.ts'
import { owes } from './read/gather.ts'
import { readQuestion } from './read-question.ts'

/** Every unit that owes the feed's figures, and any other that has brought some. */
export async function readCompletenessOf(
  db: Db,
  feed: KeptFeed,
  span: { from: Day; to: Day },
  now: Date,
): Promise<(UnitCompleteness & { code: string })[]> {
  const { units, lives, scope, frequency, calendar } = await readQuestion(db, feed.dataset)
  const arrived = await readArrived(db, feed, span)
  const waiting = await readWaitingDays(db, feed, span)
  const whole = { ...span, historyFrom: feed.historyFrom, dueTo: dueDay(feed.lagHours, now) }
  return [...units]
    .filter(([code, kind]) => owes(kind, scope) || arrived.has(code) || waiting.has(code))
    .filter(([code]) => meets(lives.get(code), span))
    .map(([code]) => ({
      code,
      ...completenessOf(
        { ...whole, life: lives.get(code) },
        frequency,
        calendar,
        arrived.get(code) ?? new Map(),
        waiting.get(code) ?? new Set(),
      ),
    }))
}

/** Whether a unit stood on any day of a span. */
const meets = (life: UnitLife | undefined, { from, to }: { from: Day; to: Day }): boolean =>
  (life?.from ?? '') <= to && from <= (life?.to ?? '9999')

/** A record brings all measures or none, so one of them says what has arrived; a correction may be of any. */
async function readArrived(
  db: Db,
  feed: KeptFeed,
  { from, to }: { from: Day; to: Day },
): Promise<Map<string, Map<Day, Arrived>>> {
  const measures = measuresOfFeed(feed)
  const { rows } = await sql<{ unit: string; day: Day; corrected: boolean }>`
    select d.unit, d.day, bool_or(c.unit is not null) as corrected
    from delta d left join (
      select distinct unit, day from delta
      where reason = 'correction' and day between ${from} and ${to} and measure = any (${[...measures]}::text[])
    ) c on c.unit = d.unit and c.day = d.day
    where d.measure = ${measures[0] ?? ''} and d.day between ${from} and ${to}
    group by d.unit, d.day having sum(d.reported) = 1`.execute(db)
  const arrived = new Map<string, Map<Day, Arrived>>()
  for (const { unit, day, corrected } of rows) {
    const days = arrived.get(unit) ?? new Map<Day, Arrived>()
    arrived.set(unit, days.set(day, corrected ? 'corrected' : 'reported'))
  }
  return arrived
}

async function readWaitingDays(
  db: Db,
  { dataset }: KeptFeed,
  { from, to }: { from: Day; to: Day },
): Promise<Map<string, Set<Day>>> {
  const rows = await db
    .selectFrom('quarantine')
    .select(['unit', 'day'])
    .where('state', '=', 'waiting')
    .where('dataset', '=', dataset)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
  const waiting = new Map<string, Set<Day>>()
  for (const { unit, day } of rows) waiting.set(unit, (waiting.get(unit) ?? new Set<Day>()).add(day))
  return waiting
}
