import { sql } from 'kysely'
import { type Day, dayOf } from 'shared/day.ts'
import { dueDay } from 'shared/due-day.ts'
import { type Arrived, completenessOf, type UnitCompleteness } from 'shared/feed/completeness.ts'
import type { KeptFeed } from 'shared/feed/feed.ts'
import { measuresOfFeed } from 'shared/feed/format-measures.ts'
import { changesBy, lineOf, livesBy } from 'shared/unit/succession.ts'
import type { Text } from 'shared/text.ts'
import type { UnitKind } from 'shared/unit/unit.ts'
import { makeWorkCalendar } from 'shared/workday.ts'
import type { Db } from '../db/open.ts'
import { readChanges } from '../unit/change/read-changes.ts'
import { owes } from './read/gather.ts'

type FeedCompleteness = UnitCompleteness & { feed: string; name: Text; under: string }

/** The days of a unit, and those of the units it came from as far as they lie in the span. */
export async function readUnitCompleteness(
  db: Db,
  unit: { code: string; kind: UnitKind },
  span: { from: Day; to: Day },
  now: Date,
): Promise<FeedCompleteness[]> {
  const own = await readOfCode(db, unit, span, now)
  const changes = changesBy(await readChanges(db), dayOf(now))
  const before = new Set(
    lineOf(changes, unit.code)
      .parts.filter(
        (part) => part.unit !== unit.code && (part.from ?? '') <= span.to && span.from <= (part.to ?? '9999'),
      )
      .map((part) => part.unit),
  )
  const found: FeedCompleteness[] = []
  for (const code of [...before].toSorted()) found.push(...(await readOfCode(db, { code, kind: unit.kind }, span, now)))
  return [...own, ...found]
}

/** Every source a unit owes figures to, and any other to which it has brought some; in the order of their ids. */
async function readOfCode(
  db: Db,
  unit: { code: string; kind: UnitKind },
  span: { from: Day; to: Day },
  now: Date,
): Promise<FeedCompleteness[]> {
  const feeds = await db
    .selectFrom('feed')
    .innerJoin('dataset', 'dataset.id', 'feed.dataset')
    .innerJoin('feed_progress', 'feed_progress.feed', 'feed.id')
    .where('feed_progress.paused_for', 'is', null)
    .select(['feed.definition', 'dataset.scope', 'dataset.frequency'])
    .orderBy('feed.id')
    .execute()
  const calendar = makeWorkCalendar(await db.selectFrom('special_day').select(['day', 'working']).execute())
  const life = livesBy(await readChanges(db)).get(unit.code)
  const brought = new Set(feeds.flatMap(({ definition }) => measuresOfFeed(definition)))
  const measures = await readMeasureDays(db, unit.code, [...brought], span)
  const waiting = await readWaitingDays(db, unit.code, span)
  return feeds.flatMap(({ definition: feed, scope, frequency }): FeedCompleteness[] => {
    const arrived = arrivedOf(feed, measures)
    const held = waiting.get(feed.dataset) ?? new Set<Day>()
    if (!owes(unit.kind, scope) && arrived.size === 0 && held.size === 0) return []
    const whole = { ...span, historyFrom: feed.historyFrom, dueTo: dueDay(feed.lagHours, now), life }
    return [
      {
        feed: feed.id,
        name: feed.name,
        under: unit.code,
        ...completenessOf(whole, frequency, calendar, arrived, held),
      },
    ]
  })
}

interface MeasureDay {
  measure: string
  day: Day
  reported: boolean
  corrected: boolean
}

/** Each day that a measure of the unit was told of; measure, day and unit together are what the ledger is looked up by. */
async function readMeasureDays(
  db: Db,
  unit: string,
  measures: readonly string[],
  { from, to }: { from: Day; to: Day },
): Promise<MeasureDay[]> {
  const { rows } = await sql<MeasureDay>`
    select measure, day, sum(reported) = 1 as reported, bool_or(reason = 'correction') as corrected
    from delta
    where measure = any (${[...measures]}::text[]) and unit = ${unit}
      and day = any (array(select generate_series(${from}::date, ${to}::date, interval '1 day')::date))
    group by measure, day`.execute(db)
  return rows
}

/** A record brings all measures or none, so the first says what has arrived; a correction may be of any. */
function arrivedOf(feed: KeptFeed, rows: readonly MeasureDay[]): Map<Day, Arrived> {
  const measures = measuresOfFeed(feed)
  const [first] = measures
  const corrected = new Set(
    rows.flatMap(({ measure, day, corrected: put }) => (put && measures.includes(measure) ? [day] : [])),
  )
  return new Map(
    rows.flatMap(({ measure, day, reported }) =>
      measure === first && reported ? [[day, corrected.has(day) ? 'corrected' : 'reported'] as const] : [],
    ),
  )
}

async function readWaitingDays(
  db: Db,
  unit: string,
  { from, to }: { from: Day; to: Day },
): Promise<Map<string, Set<Day>>> {
  const rows = await db
    .selectFrom('quarantine')
    .select(['dataset', 'day'])
    .where('state', '=', 'waiting')
    .where('unit', '=', unit)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
  const waiting = new Map<string, Set<Day>>()
  for (const { dataset, day } of rows) waiting.set(dataset, (waiting.get(dataset) ?? new Set<Day>()).add(day))
  return waiting
}
