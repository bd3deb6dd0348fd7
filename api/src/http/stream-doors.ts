import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Identity } from 'shared/account/identity.ts'
import { allowed } from 'shared/account/policy.ts'
import { streamSays } from 'shared/messages/stream.ts'
import { readStream } from 'shared/stream-contract.ts'
import type { Db } from '../db/open.ts'
import { makeDoors } from './doors.ts'
import { Refusal } from './refusal.ts'
import type { StreamHub } from './stream-hub.ts'
import { type LoggedEvent, readEventsAfter, readOldest, type StreamHead } from './stream-log.ts'

export interface StreamOptions {
  hub: StreamHub
  /** The program's own access, to what a page has missed. */
  system: Db
  /** Who asks in this request. */
  asker: () => Identity
  /** Who asks by what the request held, looked at anew; another than before, or nobody, hears no more. */
  askerNow: (c: Context) => Promise<Identity | null>
  recheckMs?: number
  /** A stream ends by then and is opened anew past the guard, so that a right taken away is gone from it too. */
  longestMs?: number
  /** What a page may leave unread; one that leaves more, or this long, is let go. */
  mostUnreadBytes?: number
  longestUnreadMs?: number
  mostStreams?: number
  /** Of one person: some windows and devices, and never everybody's places. */
  mostOfOne?: number
  beatMs?: number
}

const headers = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
}

/** More missed events than this are quicker asked for anew than replayed. */
const mostMissed = 5_000

export function streamDoors(options: StreamOptions): OpenAPIHono {
  const { hub, system, asker, mostStreams = 2_000, mostOfOne = 12 } = options
  const doors = makeDoors()
  /** Whose each is, by how it is ended. */
  const open = new Map<() => void, Identity>()
  hub.onClose(() => {
    for (const end of open.keys()) end()
  })

  doors.openapi(readStream, async (c) => {
    // A stream nobody reads would stay open until its time is over.
    if (c.req.raw.method === 'HEAD') return c.body(null, 200, headers) as never
    if (open.size >= mostStreams) throw new Refusal(503, streamSays.full, { headers: { 'retry-after': '5' } })
    const identity = asker()
    const own = [...open.values()].filter(({ role, id }) => role === identity.role && id === identity.id)
    if (own.length >= mostOfOne) throw new Refusal(429, streamSays.tooManyOfOne, { headers: { 'retry-after': '30' } })
    const place = c.req.header('last-event-id') ?? c.req.valid('query').after
    const writer = makeWriter(options, (end) => open.delete(end))
    open.set(writer.end, identity)
    endWithSession(c, identity, writer)
    c.req.raw.signal.addEventListener('abort', writer.end, { once: true })
    // What happens while the missed ones are read waits, so that none is lost between and none comes twice.
    const waiting: LoggedEvent[] = []
    let live = false
    let head: StreamHead
    let sent: number
    const send = (events: readonly LoggedEvent[]) => {
      for (const event of events) {
        if (event.seq <= sent) continue
        sent = event.seq
        const { access, unit, provider } = event
        if (allowed(identity, access, { ...(unit !== null && { unit }), ...(provider !== null && { provider }) }))
          writer.event(head.epoch, event)
      }
    }
    const leave = hub.follow((events) => (live ? send(events) : void waiting.push(...events)))
    writer.onEnd(leave)
    try {
      head = await hub.head()
      const missed = await missedSince(system, head, place)
      sent = missed === null ? head.seq : placeOf(place, head)
      writer.text('retry: 2000\n\n')
      if (missed === null && place !== undefined)
        writer.text(`id: ${head.epoch}:${head.seq}\nevent: reset\ndata: {}\n\n`)
      else send(missed ?? [])
      send(waiting)
      live = true
    } catch (error) {
      writer.end()
      throw error
    }
    return c.body(writer.stream, 200, headers) as never
  })

  return doors

  /** What was open when a session ended, a role was changed or an account closed does not go on telling. */
  function endWithSession(c: Context, identity: Identity, writer: Writer): void {
    const { askerNow, recheckMs = 4_000 } = options
    const before = JSON.stringify(identity)
    const check = setInterval(() => {
      askerNow(c).then(
        (now) => JSON.stringify(now) === before || writer.end(),
        () => writer.end(),
      )
    }, recheckMs)
    check.unref()
    writer.onEnd(() => clearInterval(check))
  }
}

const placeOf = (place: string | undefined, head: StreamHead): number =>
  place === undefined ? head.seq : Number(place.slice(place.indexOf(':') + 1))

/** What a page has missed; null when that cannot be told, or there is nothing it could have missed. */
async function missedSince(db: Db, head: StreamHead, place: string | undefined): Promise<LoggedEvent[] | null> {
  if (place === undefined || !/^[0-9a-z]{1,16}:\d{1,15}$/.test(place) || !place.startsWith(`${head.epoch}:`))
    return null
  const seq = placeOf(place, head)
  if (seq > head.seq || head.seq - seq > mostMissed) return null
  if (seq === head.seq) return []
  const oldest = await readOldest(db)
  return oldest === null || oldest > seq + 1 ? null : readEventsAfter(db, seq, mostMissed)
}

interface Writer {
  stream: ReadableStream<Uint8Array>
  text(text: string): void
  event(epoch: string, event: LoggedEvent): void
  end: () => void
  onEnd(leave: () => void): void
}

function makeWriter(options: StreamOptions, ended: (end: () => void) => void): Writer {
  const { longestMs = 300_000, mostUnreadBytes = 1_000_000, longestUnreadMs = 10_000, beatMs = 15_000 } = options
  const encoder = new TextEncoder()
  const leaves: (() => void)[] = []
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  let fullSince: number | null = null

  const end = () => {
    if (!controller) return
    const closing = controller
    controller = null
    clearInterval(beat)
    clearTimeout(longest)
    for (const leave of leaves) leave()
    ended(end)
    try {
      closing.close()
    } catch {
      // The other side was quicker.
    }
  }
  const text = (line: string) => {
    if (!controller) return
    controller.enqueue(encoder.encode(line))
    const room = controller.desiredSize ?? 0
    if (room > 0) fullSince = null
    else fullSince ??= performance.now()
    if (room < -mostUnreadBytes || (fullSince !== null && performance.now() - fullSince > longestUnreadMs)) end()
  }
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (started) => {
        controller = started
      },
      cancel: end,
    },
    new ByteLengthQueuingStrategy({ highWaterMark: 64_000 }),
  )
  // Without a word now and then, whatever stands between takes a quiet stream for a dead one.
  const beat = setInterval(() => text(': \n\n'), Math.min(beatMs, longestUnreadMs / 2))
  const longest = setTimeout(end, longestMs)
  beat.unref()
  longest.unref()
  return {
    stream,
    text,
    // JSON has no bare line end, and a topic is one of our own words: nothing in an event can begin another.
    event: (epoch, { seq, topic, body }) =>
      text(`id: ${epoch}:${seq}\nevent: ${topic}\ndata: ${JSON.stringify(body)}\n\n`),
    end,
    onEnd: (leave) => void leaves.push(leave),
  }
}
