import { sql } from 'kysely'
import { addDays, type Day, daysBetween, instantOf } from 'shared/day.ts'
import { type KeptFeed, isOwn } from 'shared/feed/feed.ts'
import { measuresOfFeed } from 'shared/feed/format-measures.ts'
import { nextAskAt } from 'shared/feed/next-ask.ts'
import { isOwed } from 'shared/owed.ts'
import type { Db } from '../db/open.ts'
import { owes } from './read/gather.ts'
import { outsideLife } from './read/unit-days.ts'
import { readQuestion } from './read-question.ts'

/** Of one unit on one day: how many records its feeds owed, and how many were there in time and sound. */
export interface ArrivalDay {
  unit: string
  day: Day
  records_owed: number
  records_timely: number
}

/** How long an asking may take from the moment it is due until what it brought is kept. */
const graceMs = 60 * 60_000

/**
 * In time is what came by the first asking after it fell due: a feed asked each morning at half past six cannot show that
 * its figures were ready at noon. What waits in quarantine or was rejected has not come.
 */
export async function countArrivals(db: Db, { from, to }: { from: Day; to: Day }): Promise<ArrivalDay[]> {
  const rows = await db
    .selectFrom('feed')
    .innerJoin('feed_progress', 'feed_progress.feed', 'feed.id')
    .select('definition')
    .where('paused_for', 'is', null)
    .orderBy('id')
    .execute()
  const feeds = rows.map(({ definition }) => definition).filter(({ format }) => !isOwn(format))
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, at) => addDays(from, at))
  const counted = new Map<string, ArrivalDay>()
  for (const feed of feeds) {
    const { units, lives, scope, frequency, calendar } = await readQuestion(db, feed.dataset)
    // What a feed says of the province as a whole has no unit to be counted for.
    const owing = [...units].filter(([, kind]) => kind !== 'province' && owes(kind, scope)).map(([code]) => code)
    for (const day of days) {
      if (day < feed.historyFrom || !isOwed(frequency, day, calendar)) continue
      const timely = await readTimely(db, feed, day)
      for (const unit of owing) {
        if (outsideLife(lives.get(unit), day)) continue
        const key = `${day} ${unit}`
        const row = counted.get(key) ?? { unit, day, records_owed: 0, records_timely: 0 }
        row.records_owed += 1
        if (timely.has(unit)) row.records_timely += 1
        counted.set(key, row)
      }
    }
  }
  return [...counted.values()]
}

/** Exported for its table of tests: until when the figures of a day count as in time. */
export function timelyUntil({ schedule, lagHours }: Pick<KeptFeed, 'schedule' | 'lagHours'>, day: Day): Date {
  const due = new Date(instantOf(addDays(day, 1)).getTime() + lagHours * 3_600_000)
  const asked = nextAskAt(schedule, { kind: 'answered', last: true, late: false }, due)
  return new Date(asked.getTime() + graceMs)
}

/** A record brings all measures or none, so its first measure tells of it. */
async function readTimely(db: Db, feed: KeptFeed, day: Day): Promise<Set<string>> {
  const { rows } = await sql<{ unit: string }>`
    select d.unit from delta d join collection c on c.version = d.version
    where d.measure = ${measuresOfFeed(feed)[0] ?? ''} and d.day = ${day} and c.recorded_at <= ${timelyUntil(feed, day)}
    group by d.unit having sum(d.reported) = 1`.execute(db)
  return new Set(rows.map(({ unit }) => unit))
}
