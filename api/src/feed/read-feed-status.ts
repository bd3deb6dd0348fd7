import { sql } from 'kysely'
import { dueDay } from 'shared/due-day.ts'
import type { KeptFeed } from 'shared/feed/feed.ts'
import type { FeedStatus } from 'shared/feed/feed-contract.ts'
import { feedState } from 'shared/feed/feed-state.ts'
import type { Frequency } from 'shared/frequency.ts'
import type { Locale } from 'shared/text.ts'
import { makeWorkCalendar, type WorkCalendar } from 'shared/workday.ts'
import type { Db } from '../db/open.ts'
import type { CollectionError } from '../db/collection-error.ts'
import { sayError } from './fault.ts'

const countedDays = 30

interface StatusRow {
  definition: KeptFeed
  frequency: Frequency
  due_at: Date
  caught_up_to: string | null
  failures: number
  last_attempt_at: Date | null
  last_success_at: Date | null
  last_error: CollectionError | null
  rejected: number
  quarantined: number
  corrections: number
  paused: boolean
}

/**
 * How every feed stands, or one of them: when it last answered, what it still owes, what was wrong with its answers. Whoever
 * knows the working days already hands them in.
 */
export async function readFeedStatus(
  db: Db,
  now: Date,
  locale: Locale = 'vi',
  { feed, calendar }: { feed?: string; calendar?: WorkCalendar } = {},
): Promise<FeedStatus[]> {
  const since = new Date(now.getTime() - countedDays * 86_400_000)
  const work = calendar ?? makeWorkCalendar(await db.selectFrom('special_day').select(['day', 'working']).execute())
  const { rows } = await sql<StatusRow>`
    select feed.definition, dataset.frequency, p.due_at, p.caught_up_to, p.failures, p.last_attempt_at, p.last_success_at, p.last_error,
      coalesce(r.rejected, 0)::bigint as rejected, coalesce(c.corrections, 0)::bigint as corrections,
      p.paused_for is not null as paused,
      (select count(*) from quarantine q join collection on collection.id = q.collection
        where q.state = 'waiting' and q.dataset = feed.dataset and collection.feed = feed.id) as quarantined
    from feed join dataset on dataset.id = feed.dataset join feed_progress p on p.feed = feed.id
    left join lateral (
      select sum(corrections) as corrections from collection
      where collection.feed = feed.id and asked_at >= ${since} and corrections > 0
    ) c on true
    left join lateral (
      -- The same answer given again is wrong only once.
      select sum(rejected) as rejected from (
        select distinct on (payload) rejected from collection
        where collection.feed = feed.id and asked_at >= ${since} and rejected > 0
      ) once
    ) r on true
    ${feed === undefined ? sql`` : sql`where feed.id = ${feed}`}
    order by feed.id`.execute(db)
  return rows.map((row) => statusOf(row, now, locale, work))
}

function statusOf(row: StatusRow, now: Date, locale: Locale, calendar: WorkCalendar): FeedStatus {
  const { id, subsystem, dataset, name, format, schedule, historyFrom, recheckDays, lagHours } = row.definition
  const dueTo = dueDay(lagHours, now)
  const progress = {
    caughtUpTo: row.caught_up_to,
    failures: row.failures,
    lastAttemptAt: row.last_attempt_at,
    dueAt: row.due_at,
    paused: row.paused,
  }
  const judged = feedState({ historyFrom, recheckDays, frequency: row.frequency }, progress, dueTo, now, calendar)
  return {
    id,
    subsystem,
    dataset,
    name,
    format,
    schedule,
    ...judged,
    historyFrom,
    caughtUpTo: row.caught_up_to,
    dueTo,
    lagHours,
    lastAttemptAt: row.last_attempt_at?.toISOString() ?? null,
    lastSuccessAt: row.last_success_at?.toISOString() ?? null,
    nextAt: row.paused ? null : row.due_at.toISOString(),
    failures: row.failures,
    lastError: row.last_error && sayError(row.last_error, locale),
    rejected: row.rejected,
    quarantined: row.quarantined,
    corrections: row.corrections,
  }
}
