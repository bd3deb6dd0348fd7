import type { OpenAPIHono } from '@hono/zod-openapi'
import { addDays, type Day, daysBetween, isDay } from 'shared/day.ts'
import { dueDay } from 'shared/due-day.ts'
import type { Feed } from 'shared/feed/feed.ts'
import { listFeeds, readCompleteness, readFeedDetail, readPayload } from 'shared/feed/feed-contract.ts'
import { feedPages } from 'shared/messages/feed-answer.ts'
import { countHeldBack } from '../account/access/held-back.ts'
import type { Db } from '../db/open.ts'
import type { Deps } from '../deps.ts'
import { holds } from '../http/cache.ts'
import { makeDoors } from '../http/doors.ts'
import { localeOf } from '../http/locale.ts'
import { badRequest, notFound } from '../http/refusal.ts'
import { listCollections, listQuarantined, listRejects, readFeedDefinition } from './feed-store.ts'
import { readPayloadOf } from './payload-store.ts'
import { readCompletenessOf } from './read-completeness.ts'
import { readFeedStatus } from './read-feed-status.ts'

const shownCollections = 60
const shownRecords = 200
/** Six weeks unless asked otherwise, a year and a bit at most. */
const usualDays = 42
const mostDays = 400

export function feedDoors({ db, now }: Pick<Deps, 'db' | 'now'>): OpenAPIHono {
  const doors = makeDoors()

  doors.openapi(listFeeds, async (c) => {
    const at = now()
    const feeds = await counting((trx) => readFeedStatus(trx, at, localeOf(c)))
    return c.json({ now: at.toISOString(), feeds }, 200)
  })

  doors.openapi(readFeedDetail, async (c) => {
    const { id } = c.req.valid('param')
    const { url } = await feedOf(id)
    const [[feed], collections, rejects, quarantined] = await Promise.all([
      readFeedStatus(db, now(), localeOf(c), { feed: id }),
      listCollections(db, id, localeOf(c), shownCollections),
      listRejects(db, id, shownRecords),
      listQuarantined(db, id, shownRecords),
    ])
    if (!feed) throw notFound(feedPages.noSuchFeed, { id })
    return c.json({ feed, url, collections, rejects, quarantined }, 200)
  })

  doors.openapi(readCompleteness, async (c) => {
    const feed = await feedOf(c.req.valid('param').id)
    const span = spanOf(feed, c.req.valid('query'), now())
    return c.json({ ...span, units: await counting((trx) => readCompletenessOf(trx, feed, span, now())) }, 200)
  })

  doors.openapi(readPayload, async (c) => {
    const { id } = c.req.valid('param')
    const payload = await readPayloadOf(db, id)
    if (!payload) throw notFound(feedPages.noSuchPayload, { id })
    const etag = `"${payload.hash}"`
    const held = c.req.header('if-none-match')
    if (held !== undefined && holds(held, etag)) return c.body(null, 304, { etag }) as never
    // Whatever a subsystem sent is shown as text and never run; the bytes are as they came, sound or not.
    const headers = { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', etag }
    return c.body(new Uint8Array(payload.body), 200, headers) as unknown as ReturnType<typeof c.text<string, 200>>
  })

  /** So many records wait, for every reader alike. */
  function counting<T>(work: (trx: Db) => Promise<T>): Promise<T> {
    return db.transaction().execute(async (trx) => {
      await countHeldBack(trx)
      return work(trx)
    })
  }

  async function feedOf(id: string): Promise<Feed> {
    const feed = await readFeedDefinition(db, id)
    if (!feed) throw notFound(feedPages.noSuchFeed, { id })
    return feed
  }

  return doors
}

function spanOf(
  feed: Feed,
  query: { from?: Day | undefined; to?: Day | undefined },
  now: Date,
): { from: Day; to: Day } {
  const due = dueDay(feed.lagHours, now)
  const to = query.to ?? (query.from && query.from > due ? query.from : due)
  const back = addDays(to, 1 - usualDays)
  const usual = isDay(back) ? back : to
  const from = query.from ?? (usual < feed.historyFrom && feed.historyFrom <= to ? feed.historyFrom : usual)
  if (to < from) throw badRequest({ at: 'query.to', detail: feedPages.daysReversed })
  if (daysBetween(from, to) > mostDays)
    throw badRequest({ at: 'query.from', detail: feedPages.tooManyDays, parameters: { days: mostDays } })
  return { from, to }
}
