import { sql } from 'kysely'
import type pg from 'pg'
import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import { errorClasses, type Sample } from 'shared/probe/sample.ts'
import { inCopyTransaction } from '../../db/copy-transaction.ts'
import type { Db } from '../../db/open.ts'
import { appendEvents } from '../../http/stream-append.ts'
import type { Batch } from './batch.ts'
import { boardEvents, type BoardChange } from './board-event.ts'
import { copyRows, type HotRow, hotColumns } from './copy-rows.ts'
import { fillUnknown, keepSteps, type StepOf } from './interval-store.ts'
import { type KnownConnection, type KnownConnections, readKnownConnections } from './known-connections.ts'
import { keepLastRounds, keepStandings, type LastRound, readKeptForUpdate } from './standing-store.ts'
import { decideSteps, type News } from './steps.ts'

/** A way into the tables of samples: a pool, and what need not be asked again for every batch. */
export interface Keeping {
  pool: pg.Pool
  known: KnownConnections
  days: Map<number, string>
}

export const openKeeping = (pool: pg.Pool): Keeping => ({ pool, known: new Map(), days: new Map() })

export interface KeepOptions {
  now: Date
  /** Days whose samples may still come in; older ones are packed and gone. */
  hotDays?: number
  /** What must hold together with the batch: incidents and their notifications. */
  alsoInTransaction?: (trx: Db, events: readonly DetectionEvent[]) => Promise<unknown>
}

export type KeptBatch =
  | {
      kind: 'kept'
      samples: number
      /** Of no connection there is. */ strangers: number
      /** Too old or from the future. */ late: number
    }
  /** It was in before; nothing has been done. */
  | { kind: 'again' }

const dayMs = 86_400_000
const hourMs = 3_600_000

/**
 * Keeps a batch: samples by COPY, how the connections stand, the steps of their history, what open pages are told, and
 * whatever else must hold with it, in one transaction. Again and again, in any order, it is kept once. It throws when the
 * database does not take it; then nothing of it is in, and the prober spools it.
 */
export async function keepBatch(keeping: Keeping, batch: Batch, options: KeepOptions): Promise<KeptBatch> {
  const { now, hotDays = 2, alsoInTransaction } = options
  try {
    return await inCopyTransaction(keeping.pool, async (trx, copy) => {
      if (!(await takeMark(trx, batch, now))) return { kind: 'again' }
      const known = await knownFor(keeping, trx, batch)
      const [oldest, newest] = [startOfDay(now.getTime()) - hotDays * dayMs, now.getTime() + hourMs]
      const ours = batch.samples.filter(({ connection }) => known.has(connection))
      const samples = ours.filter(({ at }) => at >= oldest && at <= newest)

      const byDay = Map.groupBy(samples, ({ at }) => startOfDay(at))
      for (const [day, list] of byDay) {
        const table = await dayTable(keeping, trx, day)
        const rows = list.map((sample) => hotRow(sample, known.get(sample.connection)!.code))
        await copy(`copy ${table} (${hotColumns}) from stdin (format binary)`, copyRows(rows))
      }
      const hours = [...new Set(samples.map(({ at }) => Math.floor(at / hourMs)))]
      await sql`update packed_hour set stale = true where hour = any (${hours}::int[]) and not stale`.execute(trx)

      const changes = await keepNews(trx, newsOf({ ...batch, samples }, known, now), known)
      await alsoInTransaction?.(trx, batch.events)
      await appendEvents(trx, boardEvents(changes, now), now)
      return {
        kind: 'kept',
        samples: samples.length,
        strangers: batch.samples.length - ours.length,
        late: ours.length - samples.length,
      }
    })
  } catch (error) {
    // The day may have been taken from under us, or the wall raised anew: both are asked for again.
    keeping.days.clear()
    throw error
  }
}

async function takeMark(trx: Db, { prober, seq }: Batch, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into sample_mark as mark (prober, kept, at) values (${prober}, int8multirange(int8range(${seq}, ${seq + 1})), ${now})
    on conflict (prober) do update set kept = mark.kept + excluded.kept, at = excluded.at
    where not mark.kept @> ${seq}::int8`.execute(trx)
  return numAffectedRows === 1n
}

async function knownFor(keeping: Keeping, trx: Db, { samples, standings }: Batch): Promise<KnownConnections> {
  const all = [...samples, ...standings]
  if (!all.every(({ connection }) => keeping.known.has(connection))) keeping.known = await readKnownConnections(trx)
  return keeping.known
}

async function dayTable({ days }: Keeping, trx: Db, day: number): Promise<string> {
  const there = days.get(day)
  if (there) return there
  const { rows } = await sql<{ name: string }>`select keep_partition('sample_hot', ${new Date(day)}) as name`.execute(
    trx,
  )
  const { name } = rows[0]!
  days.set(day, name)
  return name
}

const startOfDay = (at: number): number => Math.floor(at / dayMs) * dayMs

const hotRow = (sample: Sample, connection: number): HotRow => ({
  at: sample.at,
  connection,
  totalUs: sample.totalUs,
  connectUs: sample.connectUs,
  verdict: verdictOf(sample),
  echo: Math.min(sample.sent, 127) * 256 + Math.min(sample.lost, 255),
  dnsUs: sample.phases?.dnsUs ?? null,
  tlsUs: sample.phases?.tlsUs ?? null,
  firstByteUs: sample.phases?.firstByteUs ?? null,
})

const verdictOf = ({ cls, flags = 0 }: Sample): number => errorClasses.indexOf(cls) + 16 * flags

interface NewsOf extends News {
  connection: KnownConnection
  last: LastRound | null
}

function newsOf({ samples, standings }: Batch, known: KnownConnections, now: Date): Map<number, NewsOf> {
  const all = new Map<number, NewsOf>()
  const of = (id: string): NewsOf | null => {
    const connection = known.get(id)
    if (!connection) return null
    const news = all.get(connection.code) ?? {
      connection,
      rounds: null,
      standing: null,
      seenAt: now.getTime(),
      last: null,
    }
    all.set(connection.code, news)
    return news
  }
  for (const sample of samples) {
    const news = of(sample.connection)!
    const { first = sample.at, last = sample.at } = news.rounds ?? {}
    news.rounds = { first: Math.min(first, sample.at), last: Math.max(last, sample.at) }
    if (news.last && news.last.at > sample.at) continue
    news.last = { at: sample.at, verdict: verdictOf(sample), totalUs: sample.totalUs, connectUs: sample.connectUs }
  }
  for (const { connection, state, since, reasons, overlays, root } of standings) {
    const news = of(connection)
    if (news) news.standing = { state, since, reasons, overlays, root }
  }
  return all
}

async function keepNews(trx: Db, all: Map<number, NewsOf>, known: KnownConnections): Promise<BoardChange[]> {
  if (known.size === 0 || all.size === 0) return []
  const kept = await readKeptForUpdate(trx, [...all.keys()])
  const steps: StepOf[] = []
  const changed: Parameters<typeof keepStandings>[1][number][] = []
  const unchanged: { connection: number; last: LastRound }[] = []
  for (const [connection, news] of all) {
    const before = kept.get(connection) ?? null
    const decision = decideSteps(before, news, news.connection.intervalMs)
    for (const step of decision.steps) steps.push({ ...step, connection })
    if (decision.fill) await fillUnknown(trx, { ...decision.fill, step: { ...decision.fill.step, connection } })
    const last = news.last ?? noRound
    if (decision.changed) changed.push({ connection, standing: decision.standing, last })
    else if (news.last) unchanged.push({ connection, last })
  }
  await keepLastRounds(trx, unchanged)
  await keepStandings(trx, changed)
  await keepSteps(trx, steps)
  return changed.map(({ connection, standing }) => ({
    connection,
    provider: all.get(connection)!.connection.provider,
    ...standing,
  }))
}

/** Older than any round there is. */
const noRound: LastRound = { at: 0, verdict: 0, totalUs: 0, connectUs: null }
