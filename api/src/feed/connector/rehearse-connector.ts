import type { ConnectorDefinition } from 'shared/feed/connector/connector.ts'
import type { ConnectorRehearsal } from 'shared/feed/connector/connector-trial-contract.ts'
import type { Day } from 'shared/day.ts'
import type { Locale } from 'shared/text.ts'
import type { Db } from '../../db/open.ts'
import { factKey } from '../changes.ts'
import { keptError, sayError } from '../fault.ts'
import { readHeld } from '../ledger.ts'
import { readPayloadOf } from '../payload-store.ts'
import type { FeedRecord } from '../read/reading.ts'
import { readMappedGround } from './mapped-ground.ts'
import { readMappedApart } from './read-mapped-apart.ts'

/** So many answers, and so many bytes of them, are read for one look. */
const most = { answers: 20, ofUnits: 200, bytes: 40_000_000, differences: 100, absent: 100 }

interface ReadOnce extends FeedRecord {
  collection: number
}

/**
 * Reads the answers a feed has given before, the newest first, and holds each unit's day beside what stands. An older
 * answer says nothing of what a newer one has said again: that the ledger moved on since is no difference.
 */
export async function rehearse(
  system: Db,
  { feed, definition }: { feed: string; definition: ConnectorDefinition },
  { checkout, locale }: { checkout: string; locale: Locale },
): Promise<ConnectorRehearsal> {
  const kept = await listAnswers(system, feed)
  const chosen = chooseAnswers(kept)
  const answers: ConnectorRehearsal['answers'] = []
  const read = new Map<string, ReadOnce>()
  const covered: Covered = { days: new Set(), units: new Set() }
  for (const { id, asked_at: askedAt, asked_from: from, asked_to: to, asked_unit } of chosen) {
    const payload = await readPayloadOf(system, id)
    if (!payload) continue
    const ground = await readMappedGround(system, definition.dataset, { from, to, unit: asked_unit ?? undefined })
    if (asked_unit === null) covered.units = null
    else covered.units?.add(asked_unit)
    const { reading, drift } = await readMappedApart(definition.mapping, payload.body, ground, { checkout })
    const told = { collection: id, askedAt: askedAt.toISOString(), from, to }
    if (reading.kind !== 'read') {
      const error = sayError(keptError(reading.kind, reading.fault), locale).detail
      answers.push({
        ...told,
        records: 0,
        rejected: 0,
        error,
        drift: drift.map((one) => ({ ...one, seen: [...one.seen] })),
      })
      continue
    }
    const records = [...reading.records, ...reading.quarantined]
    answers.push({ ...told, records: records.length, rejected: reading.rejected, error: null, drift: [] })
    for (const record of records) {
      covered.days.add(record.day)
      const key = factKey(record.day, record.unit)
      if (!read.has(key)) read.set(key, { ...record, collection: id })
    }
  }
  const compared = await holdBeside(system, definition, read, covered)
  return { answers, left: kept.length - chosen.length, ...compared }
}

/** Of which days, and of which units, answers were read; null: of all. */
interface Covered {
  days: Set<Day>
  units: Set<string> | null
}

async function listAnswers(db: Db, feed: string) {
  const rows = await db
    .selectFrom('collection')
    .innerJoin('payload', 'payload.hash', 'collection.payload')
    .select(['collection.id', 'asked_at', 'asked_from', 'asked_to', 'asked_unit', 'payload.hash', 'payload.size'])
    .where('feed', '=', feed)
    .where('outcome', 'in', ['kept', 'unchanged', 'drifted'])
    .orderBy('collection.id', 'desc')
    .limit(500)
    .execute()
  // The same bytes come again and again; once read, they say nothing new.
  const seen = new Set<string>()
  return rows.filter(({ hash, asked_unit }) => {
    const key = `${asked_unit ?? ''} ${hash.toString('hex')}`
    return seen.has(key) ? false : seen.add(key)
  })
}

type KeptAnswer = Awaited<ReturnType<typeof listAnswers>>[number]

function chooseAnswers(kept: readonly KeptAnswer[]): KeptAnswer[] {
  const chosen: KeptAnswer[] = []
  let bytes = 0
  for (const one of kept) {
    bytes += one.size
    const enough = one.asked_unit === null ? most.answers : most.ofUnits
    if (chosen.length > 0 && (chosen.length === enough || bytes > most.bytes)) break
    chosen.push(one)
  }
  return chosen
}

async function holdBeside(
  db: Db,
  definition: ConnectorDefinition,
  read: ReadonlyMap<string, ReadOnce>,
  covered: Covered,
): Promise<Omit<ConnectorRehearsal, 'answers' | 'left'>> {
  const days = [...covered.days].sort()
  const [from, to] = [days[0], days.at(-1)]
  const measures = definition.mapping.measures.map(({ measure }) => measure)
  const held = from && to ? await readHeld(db, measures, from, to) : new Map<string, Record<string, number>>()
  const differences: ConnectorRehearsal['differences'] = []
  let [same, different, fresh] = [0, 0, 0]
  for (const [key, { unit, day, counts, collection, pointer = '' }] of read) {
    const known = held.get(key)
    const unlike = measures.filter((measure) => known?.[measure] !== counts[measure])
    if (!known) fresh++
    else if (unlike.length === 0) same++
    else different++
    if (known)
      for (const measure of unlike)
        differences.push({
          collection,
          pointer,
          unit,
          day,
          measure,
          stands: known[measure] ?? null,
          reads: counts[measure] ?? 0,
        })
  }
  const absent = [...held.keys()]
    .map((key) => ({ day: key.slice(0, 10), unit: key.slice(11) }))
    .filter(({ day, unit }) => covered.days.has(day) && (covered.units?.has(unit) ?? true))
    .filter(({ day, unit }) => !read.has(factKey(day, unit)))
  return {
    same,
    different,
    fresh,
    missing: absent.length,
    differences: differences.slice(0, most.differences),
    absent: absent.slice(0, most.absent),
  }
}
