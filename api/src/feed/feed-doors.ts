import type { OpenAPIHono } from '@hono/zod-openapi'
import { dueDay } from 'shared/due-day.ts'
import type { KeptFeed } from 'shared/feed/feed.ts'
import { listFeeds, readCompleteness, readFeedDetail, readPayload } from 'shared/feed/feed-contract.ts'
import { feedPages } from 'shared/messages/feed-answer.ts'
import { countHeldBack } from '../account/access/held-back.ts'
import type { Db } from '../db/open.ts'
import type { Deps } from '../deps.ts'
import { holds } from '../http/cache.ts'
import { makeDoors } from '../http/doors.ts'
import { localeOf } from '../http/locale.ts'
import { notFound } from '../http/refusal.ts'
import { calendarSpan } from './calendar-span.ts'
import { listCollections, listQuarantined, listRejects, readFeedDefinition } from './feed-store.ts'
import { readFanOut } from './fan-out/read-fan-out.ts'
import { readPayloadOf } from './payload-store.ts'
import { readCompletenessOf } from './read-completeness.ts'
import { readFeedStatus } from './read-feed-status.ts'

const shownCollections = 60
const shownRecords = 200

export function feedDoors({ db, now }: Pick<Deps, 'db' | 'now'>): OpenAPIHono {
  const doors = makeDoors()

  doors.openapi(listFeeds, async (c) => {
    const at = now()
    const feeds = await counting((trx) => readFeedStatus(trx, at, localeOf(c)))
    return c.json({ now: at.toISOString(), feeds }, 200)
  })

  doors.openapi(readFeedDetail, async (c) => {
    const { id } = c.req.valid('param')
    const definition = await feedOf(id)
    const [[feed], collections, rejects, quarantined, fanOut] = await Promise.all([
      readFeedStatus(db, now(), localeOf(c), { feed: id }),
      listCollections(db, id, localeOf(c), shownCollections),
      listRejects(db, id, shownRecords),
      listQuarantined(db, id, shownRecords),
      readFanOut(db, definition, now(), localeOf(c)),
    ])
    if (!feed) throw notFound(feedPages.noSuchFeed, { id })
    const { url } = definition
    return c.json({ feed, url, fanOut, collections, rejects, quarantined }, 200)
  })

  doors.openapi(readCompleteness, async (c) => {
    const feed = await feedOf(c.req.valid('param').id)
    const due = dueDay(feed.lagHours, now())
    const span = calendarSpan(c.req.valid('query'), { due, historyFrom: feed.historyFrom })
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
    const headers = { ...shownAs(payload.fileName), 'x-content-type-options': 'nosniff', etag }
    return c.body(new Uint8Array(payload.body), 200, headers) as unknown as ReturnType<typeof c.text<string, 200>>
  })

  /** So many records wait, for every reader alike. */
  function counting<T>(work: (trx: Db) => Promise<T>): Promise<T> {
    return db.transaction().execute(async (trx) => {
      await countHeldBack(trx)
      return work(trx)
    })
  }

  async function feedOf(id: string): Promise<KeptFeed> {
    const feed = await readFeedDefinition(db, id)
    if (!feed) throw notFound(feedPages.noSuchFeed, { id })
    return feed
  }

  return doors
}

/** A spreadsheet somebody handed in is given back as the file it was; nothing opens it on the way. */
const shownAs = (fileName: string | null): Record<string, string> =>
  fileName === null
    ? { 'content-type': 'text/plain; charset=utf-8' }
    : {
        'content-type': 'application/octet-stream',
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName).replaceAll(/['()*]/g, '_')}`,
      }
