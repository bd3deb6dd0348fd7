import pg from 'pg'
import type { Db } from '../db/open.ts'
import type { Logger } from '../deps.ts'
import { streamChannel } from './stream-append.ts'
import { type LoggedEvent, readEventsAfter, readStreamHead, type StreamHead } from './stream-log.ts'

/** One reader of the log for all pages of a process; each page is handed every event, in order and once. */
export interface StreamHub {
  /** Where the log stands, as far as this process has read. */
  head(): Promise<StreamHead>
  /** Hands over every event after the head of this moment, until the answer is called. */
  follow(take: (events: readonly LoggedEvent[]) => void): () => void
  /** Called once when the hub closes. */
  onClose(listener: () => void): void
  close(): Promise<void>
}

export interface HubOptions {
  /** The program's own access: who may hear what is judged page by page. */
  db: Db
  log: Logger
  /** Listens on a connection of its own; without it the poll alone brings events. */
  databaseUrl?: string
  schema: string
  /** A notification can be missed while a connection comes back, so the log is looked at anyway. */
  pollMs?: number
}

const batch = 500

export function openStreamHub({ db, log, databaseUrl, schema, pollMs = 2_000 }: HubOptions): StreamHub {
  const followers = new Set<(events: readonly LoggedEvent[]) => void>()
  const closing = new Set<() => void>()
  let head: StreamHead | null = null
  let closed = false
  let running: Promise<void> | null = null
  let again = false
  let listener: pg.Client | null = null

  const read = async () => {
    const now = await readStreamHead(db)
    // Another epoch is another log: a database restored, or made anew.
    if (head?.epoch !== now.epoch || now.seq < head.seq) {
      const before = head
      head = now
      if (before) for (const tell of closing) tell()
      return
    }
    while (head.seq < now.seq && !closed) {
      const events = await readEventsAfter(db, head.seq, batch)
      const last = events.at(-1)
      if (!last) break
      head = { epoch: head.epoch, seq: last.seq }
      for (const take of followers) take(events)
    }
  }

  /** Two at once would hand events over twice: whoever comes while one is at it has it look once more. */
  const wake = (): Promise<void> => {
    again = true
    running ??= (async () => {
      while (again && !closed) {
        again = false
        await read().catch((error: unknown) => log.warn({ err: error }, 'the log of events cannot be read'))
      }
      running = null
    })()
    return running
  }

  const listen = async () => {
    if (closed || listener || !databaseUrl) return
    const client = new pg.Client({ connectionString: databaseUrl, application_name: 'nhip-so stream', keepAlive: true })
    listener = client
    const lost = () => {
      if (listener === client) listener = null
    }
    client.on('error', lost)
    client.on('end', lost)
    client.on('notification', ({ payload }) => {
      if (payload === schema) void wake()
    })
    try {
      await client.connect()
      await client.query(`listen ${streamChannel}`)
      await wake()
    } catch {
      lost()
      await client.end().catch(() => {})
    }
  }

  const poll = setInterval(() => {
    void listen()
    if (followers.size > 0) void wake()
  }, pollMs)
  poll.unref()
  void listen()

  return {
    async head() {
      await wake()
      if (!head) throw new Error('the log of events cannot be read')
      return head
    },
    follow(take) {
      followers.add(take)
      return () => void followers.delete(take)
    },
    onClose: (tell) => void closing.add(tell),
    async close() {
      closed = true
      clearInterval(poll)
      for (const tell of closing) tell()
      followers.clear()
      await running
      await listener?.end().catch(() => {})
    },
  }
}
