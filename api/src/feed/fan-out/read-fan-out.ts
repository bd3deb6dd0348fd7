import { nextUnitAsking } from 'shared/feed/connector/next-unit-ask.ts'
import { type KeptFeed, mappedFormat } from 'shared/feed/feed.ts'
import type { FeedFanOut } from 'shared/feed/feed-contract.ts'
import type { Locale } from 'shared/text.ts'
import type { Db } from '../../db/open.ts'
import { sayError } from '../fault.ts'
import { readQuestion } from '../read-question.ts'
import { readAskedUnits } from './unit-store.ts'

/** How the units of a source stand that have an address each; null of any other source. */
export async function readFanOut(db: Db, feed: KeptFeed, now: Date, locale: Locale): Promise<FeedFanOut | null> {
  if (feed.format !== mappedFormat || !feed.fanOut) return null
  const units = await readAskedUnits(db, feed.id, await readQuestion(db, feed.dataset))
  const asked = units.filter((one) => one.caughtUpTo !== null || nextUnitAsking(feed, one.life, null, now) !== null)
  const failing = await db
    .selectFrom('feed_unit')
    .select(['unit', 'failures', 'last_error', 'last_attempt_at', 'due_at'])
    .where('feed', '=', feed.id)
    .where('failures', '>', 0)
    .orderBy('unit')
    .execute()
  return {
    units: asked.length,
    unheard: asked.filter(({ caughtUpTo }) => caughtUpTo === null).length,
    failing: failing.map(({ unit, failures, last_error: error, last_attempt_at: askedAt, due_at: nextAt }) => ({
      unit,
      failures,
      error: error && sayError(error, locale),
      askedAt: askedAt?.toISOString() ?? null,
      nextAt: nextAt.toISOString(),
    })),
  }
}
