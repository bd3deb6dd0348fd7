import { sql } from 'kysely'
import type { Province } from 'shared/province.ts'
import type { Db } from '../db/open.ts'

type Feed = Province['feeds'][number]
type Known = Omit<Feed, 'format'> & { format: string }

/**
 * Every feed has its row of progress. A new feed is due now, and so is one that is asked otherwise than before: a mended
 * address is tried at once. When history begins earlier than it did, it is asked for from its beginning.
 */
export async function keepProgress(
  trx: Db,
  feeds: readonly Feed[],
  before: ReadonlyMap<string, Known>,
  now: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into feed_progress (feed, due_at)
    select id, ${now} from feed where id not in (select id from connector) on conflict (feed) do nothing`.execute(trx)
  for (const feed of feeds) {
    const old = before.get(feed.id)
    if (!old || howAsked(old) === howAsked(feed)) continue
    await trx
      .updateTable('feed_progress')
      .set({ due_at: now, failures: 0, ...(feed.historyFrom < old.historyFrom && { caught_up_to: null }) })
      .where('feed', '=', feed.id)
      .execute()
  }
  return Number(numAffectedRows ?? 0)
}

export async function readFeeds(db: Db): Promise<Map<string, Known>> {
  const rows = await db.selectFrom('feed').select(['id', 'definition']).execute()
  return new Map(rows.map(({ id, definition }) => [id, definition]))
}

const howAsked = ({
  url,
  format,
  dataset,
  schedule,
  historyFrom,
  backfillDays,
  recheckDays,
  deadlineMs,
  maxBytes,
  lagHours,
}: Known) =>
  JSON.stringify([
    url,
    format,
    dataset,
    JSON.stringify(schedule, ['kind', 'at', 'minutes']),
    historyFrom,
    backfillDays,
    recheckDays,
    deadlineMs,
    maxBytes,
    lagHours,
  ])
