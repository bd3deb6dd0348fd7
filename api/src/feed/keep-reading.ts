import type { Day } from 'shared/day.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import type { Db } from '../db/open.ts'
import {
  calledBy,
  type ComingDeltas,
  comingDeltas,
  daysOf,
  factKey,
  findChanges,
  type Given,
  type Held,
  touchedBy,
} from './changes.ts'
import { type Asked, keepCollection, keepRejects, type Origin } from './collection-store.ts'
import { holdClosed, setDecidedAside } from './hold-back.ts'
import { appendArrivals, appendCorrections, markDays, readHeld, takeVersion, type Version } from './ledger.ts'
import { letStand } from './let-stand.ts'
import { keepPayload, type Payload } from './payload-store.ts'
import { keepSettled, readClosedDays, readDecided, readWaiting } from './quarantine-store.ts'
import type { ReadAnswer } from './read/reading.ts'
import { settleQuarantine } from './settle-quarantine.ts'
import { keepOvertaken, keepStanding, readStanding } from './standing-store.ts'
import { keepWarnings } from './validation/rule-store.ts'
import { validate } from './validation/validate.ts'

/**
 * Whatever rests on the ledger is added up here with the deltas that are coming, inside the transaction that appends them,
 * and just before it does: appending needs the lock that all feeds share, and adding up is the longer half of a keep.
 */
export type AddUp = (
  trx: Db,
  touched: { dataset: string; units: string[] | null; from: Day; to: Day; coming: ComingDeltas; now: Date },
) => Promise<void>

export interface Read extends Asked {
  payload: Payload
  reading: ReadAnswer
}

export interface Source {
  origin: Origin
  dataset: string
  /** All the measures of the dataset, in the order its records carry them. */
  measures: readonly MeasureId[]
  /** A first figure of this day or before comes late. */
  lateUpTo: Day | null
  /** What cannot be judged without what is known already; a feed's answer was judged when it was read. */
  weigh?: (reading: ReadAnswer, held: Held) => ReadAnswer
  /** What a person's decision calls what it changes; without it each change is what it is. */
  called?: Given
  /** A person puts right what had been judged before: rules about what is usual are not for them. */
  amends?: true
  /** Two people agreed that figures of closed periods may move. */
  movesClosed?: true
  /** By whose hand rows enter the ledger, where the database is to ask again whether they may. */
  byHand?: <T>(work: () => Promise<T>) => Promise<T>
}

export interface KeptReading {
  outcome: 'kept' | 'unchanged'
  collection: number
  /** What was kept of it, what was not, and what waits. */
  reading: ReadAnswer
  deltas: number
  corrections: number
  version: Version | null
  /** The units' days of which a figure is new or another, as `factKey` names them. */
  changed: ReadonlySet<string>
}

/**
 * What counts do to the ledger, wherever they come from: the raw bytes, what was read of them, what that changes, what
 * rests on it. In the caller's transaction, which holds the lock of the dataset (`lockDatasets`) and runs as the program.
 */
export async function keepReading(
  trx: Db,
  source: Source,
  { payload, reading: given, ...asked }: Read,
  { now, addUp }: { now: Date; addUp: AddUp },
): Promise<KeptReading> {
  const { origin, dataset, measures, byHand = (work) => work() } = source
  const { from, to } = asked.asking
  const held = await readHeld(trx, measures, from, to, asked.unit)
  const weighed = source.weigh?.(given, held) ?? given
  const standing = await readStanding(trx, measures, from, to)
  // Whoever hands figures in means them; a source that only repeats itself does not.
  const heard =
    origin.feed === null ? { records: weighed.records, overtaken: [] } : letStand(weighed.records, standing, held)
  const closed = source.movesClosed ? [] : await readClosedDays(trx, from, to)
  const sorted = holdClosed({ ...weighed, records: heard.records }, held, closed)
  const { reading: judged, warnings } = source.amends
    ? { reading: sorted, warnings: [] }
    : await validate(trx, measures, sorted, held)
  const decided = judged.quarantined.length > 0 ? await readDecided(trx, dataset, from, to) : []
  const { doubted, settled: decidedAgain } = setDecidedAside(judged.quarantined, decided)
  const reading = { ...judged, quarantined: doubted }
  const found = findChanges(held, reading.records, measures, source.lateUpTo)
  const changes = source.called ? calledBy(found, source.called) : found
  const waiting = await readWaiting(trx, dataset, from, to)
  const settled = settleQuarantine(waiting, [...reading.records, ...decidedAgain], reading.quarantined)
  const touched = touchedBy(changes)

  await keepPayload(trx, payload, asked.askedAt)
  if (touched) await addUp(trx, { dataset, ...touched, coming: comingDeltas(changes), now })
  const version = touched && (await takeVersion(trx, now))
  const corrections = changes.corrections.filter(({ reason }) => reason === 'correction').length
  const deltas = changes.arrivals.length * measures.length + changes.corrections.length
  const outcome = touched || settled.waiting.length + settled.superseded.length > 0 ? 'kept' : 'unchanged'
  const counts = {
    records: reading.records.length,
    rejected: reading.rejected,
    quarantined: reading.quarantined.length,
    deltas,
    corrections,
  }
  const end = { outcome, error: null, payload: payload.hash, version, ...counts } as const
  const collection = await byHand(async () => {
    const id = await keepCollection(trx, origin, asked, end)
    if (version) {
      const entry = { collection: id, version: version.version }
      await appendArrivals(trx, changes.arrivals, measures, entry)
      await appendCorrections(trx, changes.corrections, entry)
    }
    return id
  })
  await keepRejects(trx, collection, reading.rejects)
  await keepWarnings(trx, collection, warnings)
  await keepSettled(trx, collection, dataset, settled, version?.recordedAt ?? now)
  if (version) await markDays(trx, dataset, version.version, daysOf(changes))
  if (origin.feed === null) {
    // A record let in is the source's own word: there is nothing for it to repeat that would be otherwise.
    if (source.called !== 'release') await keepStanding(trx, origin.submission, found.corrections, held, standing)
  } else {
    const letIn = new Set(reading.records.map(({ day, unit }) => factKey(day, unit)))
    await keepOvertaken(
      trx,
      heard.overtaken.filter(({ day, unit }) => letIn.has(factKey(day, unit))),
    )
  }
  const changed = new Set(
    [...changes.arrivals, ...changes.corrections].map(({ record: { day, unit } }) => factKey(day, unit)),
  )
  return { outcome, collection, reading, deltas, corrections, version, changed }
}
