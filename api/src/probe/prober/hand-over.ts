import { type Sample, sampleFlag } from 'shared/probe/sample.ts'
import type { Logger } from '../../deps.ts'
import type { Batch } from '../keep/batch.ts'
import type { Spool } from '../spool/spool.ts'

export interface HandOverDeps {
  prober: string
  spool: Spool
  keep: (batch: Batch) => Promise<unknown>
  /** Epoch ms. */
  now: () => number
  log: Logger
}

export interface HandOver {
  put(batch: Omit<Batch, 'prober' | 'seq'>): void
  /** Whether batches are going to disk instead of into the database. */
  isAway(): boolean
  /** Tries once more to keep everything; what cannot be kept is on disk when this resolves. */
  close(): Promise<void>
}

/** How long the database may take before a batch is put on disk as well. */
const patienceMs = 1_000
const againMs = 2_000
/** What comes in later than this raises no alert any more. */
const backfillMs = 600_000

/**
 * Hands batches over in their order: to the database while it takes them, to disk while it does not. A batch that is on
 * disk as well as in the database is known there by its number, so that in doubt it may be in both.
 */
export function makeHandOver({ prober, spool, keep, now, log }: HandOverDeps): HandOver {
  let queue: Batch[] = []
  let seq = 0
  let away = false
  /** Away, and more than slow. */
  let gone = false
  let nextTry = 0
  let closing = false
  let wake = () => {}
  const running = run()

  async function run(): Promise<void> {
    while (!closing || queue.length > 0) {
      try {
        if (away || !spool.isEmpty()) await spoolAndReplay()
        else if (queue.length > 0) await handOver()
        else await pause(Infinity)
      } catch (error) {
        // The disk itself: what is in memory stays there and is tried again.
        log.error({ err: error }, 'batches can be kept neither in the database nor on disk')
        if (closing) return
        await pause(againMs)
      }
    }
  }

  async function handOver(): Promise<void> {
    const [batch] = queue
    const outcome = await within(keep(batch!), patienceMs)
    if (outcome === 'kept') return void queue.shift()
    if (outcome !== 'late' && isRefused(outcome)) {
      log.error({ err: outcome }, 'the database refuses a batch for what is in it; it is left out')
      return void queue.shift()
    }
    away = true
    nextTry = now() + againMs
    // It may be no more than a first batch, which asks for much; whether it comes in at last, the next try will show.
    if (outcome === 'late') log.info({ seq: batch!.seq }, 'the database takes its time; samples wait on disk as well')
    else log.warn({ err: outcome }, 'the database is away; samples wait on disk')
    gone = outcome !== 'late'
  }

  async function spoolAndReplay(): Promise<void> {
    const waiting = queue
    if (waiting.length > 0) {
      await spool.append(
        waiting.map((batch) => Buffer.from(JSON.stringify(batch))),
        now(),
      )
      queue = queue.slice(waiting.length)
    }
    if (now() < nextTry) {
      if (!closing) await pause(nextTry - now())
      return
    }
    await replayOldest()
  }

  async function replayOldest(): Promise<void> {
    const oldest = await spool.oldest()
    for (const content of oldest?.contents ?? []) {
      const outcome = await within(keep(readSpooled(content, now())), 20 * patienceMs)
      if (outcome === 'kept') continue
      if (outcome !== 'late' && isRefused(outcome)) {
        log.error({ err: outcome }, 'the database refuses a batch from disk for what is in it; it is left out')
        continue
      }
      if (!gone)
        log.warn({ err: outcome === 'late' ? undefined : outcome }, 'the database is away; samples wait on disk')
      away = true
      gone = true
      nextTry = now() + againMs
      return
    }
    if (oldest) await spool.drop(oldest.segment)
    if (gone) log.info({ loss: spool.loss() }, 'the database is back; what waited on disk is being kept')
    away = false
    gone = false
  }

  function pause(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const timer = ms === Infinity ? undefined : setTimeout(resolve, ms)
    wake = () => {
      clearTimeout(timer)
      resolve()
    }
    return promise
  }

  return {
    put(batch) {
      // An array of its own each time: the writer holds on to the one it began with.
      queue = [...queue, { prober, seq, ...batch }]
      seq += 1
      wake()
    },
    isAway: () => away,
    async close() {
      closing = true
      wake()
      await running
      if (queue.length > 0) await spoolAndReplay().catch(() => {})
    },
  }
}

async function within(keeping: Promise<unknown>, ms: number): Promise<'kept' | 'late' | Error> {
  const { promise, resolve } = Promise.withResolvers<'late'>()
  const timer = setTimeout(() => resolve('late'), ms)
  const kept = keeping.then(
    () => 'kept' as const,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  )
  try {
    return await Promise.race([kept, promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Data that is wrong stays wrong however often it is tried; anything else may pass. */
function isRefused(error: Error): boolean {
  return 'code' in error && typeof error.code === 'string' && /^(22|23)/.test(error.code)
}

function readSpooled(content: Buffer, now: number): Batch {
  const batch = JSON.parse(content.toString()) as Batch
  return { ...batch, samples: batch.samples.map((sample) => asBackfill(sample, now)) }
}

const asBackfill = (sample: Sample, now: number): Sample =>
  sample.at >= now - backfillMs ? sample : { ...sample, flags: (sample.flags ?? 0) | sampleFlag.backfill }
