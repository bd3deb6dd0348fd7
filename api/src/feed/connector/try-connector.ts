import { addDays, daysBetween, earlierDay, laterDay } from 'shared/day.ts'
import { dueDay } from 'shared/due-day.ts'
import type { ConnectorDefinition } from 'shared/feed/connector/connector.ts'
import type { ConnectorTrial } from 'shared/feed/connector/connector-trial-contract.ts'
import { fansOut } from 'shared/feed/connector/fill-address.ts'
import { connectorSays } from 'shared/messages/connector.ts'
import type { Asking } from 'shared/feed/next-ask.ts'
import type { Locale } from 'shared/text.ts'
import type { ConnectorSecret } from '../../account/secret/connector-secret.ts'
import type { Db } from '../../db/open.ts'
import type { EgressRules } from '../../http/egress/judge-address.ts'
import type { Answer } from '../ask.ts'
import { factKey, type Held } from '../changes.ts'
import { keptError, sayError } from '../fault.ts'
import { owingUnits } from '../fan-out/unit-store.ts'
import { readHeld } from '../ledger.ts'
import { excerpt } from '../read/excerpt.ts'
import type { FeedRecord, Quarantined } from '../read/reading.ts'
import { badRequest } from '../../http/refusal.ts'
import { readQuestion } from '../read-question.ts'
import { addressFor, askConnector } from './ask-connector.ts'
import { readMappedGround } from './mapped-ground.ts'
import { decodeAs } from './open-payload.ts'
import type { MappedAnswer } from './read-mapped.ts'
import { readMappedApart } from './read-mapped-apart.ts'

const shown = { rows: 60, rejects: 100, letters: 2_000 }

export interface TryMeans {
  /** As the program: what is compared is the whole province's. */
  system: Db
  checkout: string
  now: () => Date
  rules: EgressRules
  stop?: AbortSignal
}

/** The newest days it would be asked for. */
export function newestAsking({ lagHours, recheckDays, historyFrom }: ConnectorDefinition, now: Date): Asking {
  const to = dueDay(lagHours, now)
  const from = addDays(to, 1 - recheckDays)
  const first = from < historyFrom ? historyFrom : from
  return { from: first > to ? to : first, to, last: true }
}

/** Asks once and reads what comes as collecting would; nothing of it is kept, the answer itself included. */
export async function tryConnector(
  definition: ConnectorDefinition,
  secret: ConnectorSecret,
  { system, checkout, now, rules, stop }: TryMeans,
  { locale, unit: wanted }: { locale: Locale; unit?: string | undefined },
): Promise<ConnectorTrial> {
  const days = newestAsking(definition, now())
  const addresses = fansOut(definition) ? await countAddresses(system, definition, days, wanted) : null
  const asking = { ...days, ...(addresses && { unit: addresses.unit }) }
  const began = performance.now()
  const answer = await askConnector(definition, asking, secret, { rules: () => rules, now, stop })
  const tookMs = Math.round(performance.now() - began)
  const { method } = definition.asked
  const { url } = addressFor(definition, asking)
  const asked = { method, url, from: asking.from, to: asking.to, unit: addresses?.unit ?? null }
  const fanOut = addresses && { units: addresses.units, questions: addresses.questions }
  const came = { asked, fanOut, tookMs, ...describeBody(definition, answer) }
  if (answer.kind === 'failed')
    return { ...came, ...nothing, error: sayError(keptError(answer.outcome, answer.fault), locale), drift: [] }
  const ground = await readMappedGround(system, definition.dataset, asking)
  const mapped = await readMappedApart(definition.mapping, answer.body, ground, { checkout })
  const held = await readHeld(system, ground.measures, asking.from, asking.to)
  return { ...came, ...judged(mapped, held, locale) }
}

/** Whose address is tried, how many have one, and in how many questions their history comes in. */
async function countAddresses(
  system: Db,
  { dataset, historyFrom, backfillDays }: ConnectorDefinition,
  { to }: Asking,
  wanted: string | undefined,
): Promise<{ unit: string; units: number; questions: number }> {
  const question = await readQuestion(system, dataset)
  const spans = owingUnits(question).flatMap((unit) => {
    const life = question.lives.get(unit)
    const [from, until] = [laterDay(life?.from ?? historyFrom, historyFrom), earlierDay(life?.to ?? to, to)]
    return from > until ? [] : [{ unit, until, days: daysBetween(from, until) + 1 }]
  })
  const standing = spans.filter(({ until }) => until === to)
  const unit = wanted === undefined ? standing[0]?.unit : standing.find((one) => one.unit === wanted)?.unit
  if (unit === undefined) throw badRequest({ at: 'body.unit', detail: connectorSays.owesNothing })
  const questions = spans.reduce((sum, { days }) => sum + Math.ceil(days / backfillDays), 0)
  return { unit, units: standing.length, questions }
}

function judged({ reading, drift }: MappedAnswer, held: Held, locale: Locale) {
  if (reading.kind !== 'read') {
    const error = sayError(keptError(reading.kind, reading.fault), locale)
    return { ...nothing, error, drift: drift.map((one) => ({ ...one, seen: [...one.seen] })) }
  }
  const { records, quarantined, rejects, rejected } = reading
  const all: (FeedRecord | Quarantined)[] = [...quarantined, ...records]
  const rows = all.map((record) => {
    const { unit, day, counts, pointer = '' } = record
    return { pointer, unit, day, counts, compared: compare(record, held), doubt: 'rule' in record ? record.rule : null }
  })
  const count = (one: (typeof rows)[number]['compared']) => rows.filter(({ compared }) => compared === one).length
  return {
    error: null,
    drift: [],
    accepted: records.length,
    suspicious: quarantined.length,
    rejected,
    rows: rows.slice(0, shown.rows),
    rejects: rejects.slice(0, shown.rejects),
    compared: { fresh: count('fresh'), same: count('same'), changed: count('changed') },
  }
}

const nothing = {
  accepted: 0,
  suspicious: 0,
  rejected: 0,
  rows: [],
  rejects: [],
  compared: { fresh: 0, same: 0, changed: 0 },
}

export function compare({ unit, day, counts }: FeedRecord, held: Held): 'fresh' | 'same' | 'changed' {
  const known = held.get(factKey(day, unit))
  if (!known) return 'fresh'
  return Object.entries(counts).every(([measure, count]) => known[measure] === count) ? 'same' : 'changed'
}

function describeBody(
  { mapping: { shape } }: ConnectorDefinition,
  { body, contentType = null }: Partial<Answer> & { body?: Buffer; contentType?: string | null },
) {
  if (!body) return { bytes: null, contentType, excerpt: '' }
  const head = body.subarray(0, 4 * shown.letters)
  const decoded = decodeAs(head, shape.format === 'csv' ? shape.encoding : 'utf-8')
  const text = decoded.ok ? decoded.text : new TextDecoder().decode(head)
  return { bytes: body.length, contentType: contentType && excerpt(contentType), excerpt: plain(text) }
}

/** Line ends and tabs stay: they are part of what one looks at. */
const plain = (text: string): string =>
  text
    .slice(0, shown.letters)
    .toWellFormed()
    .replaceAll(/[^\P{C}\n\r\t]/gu, '·')
