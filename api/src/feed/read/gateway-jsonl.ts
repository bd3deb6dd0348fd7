import { type Day, dayOf } from 'shared/day.ts'
import type { RejectReason } from 'shared/feed/feed.ts'
import { jsonCount } from './count.ts'
import { decode } from './decode.ts'
import { excerpt } from './excerpt.ts'
import { formatRules } from './format-rules.ts'
import { type Gatherer, makeGatherer } from './gather.ts'
import { field, isObject, type JsonObject, parseJsonText } from './parse-json.ts'
import { type ReadContext, type Reading, unreadable } from './reading.ts'
import { plainDay } from './written-day.ts'

interface GatewayDay {
  calls: number
  ok: number
  /** The hours seen, each with its service and consumer; one that comes twice would be counted twice. */
  seen: Set<string>
  complete: { line: number } | null
  fault: { reason: RejectReason; field: string; line: number; source: string } | null
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?(Z|[+-]\d\d:\d\d)$/

/**
 * The gateway's log (LGSP): a JSON line per hour, service and consumer, and per day one line that says the day is
 * complete. A day is the sum of its lines, so a single bad line spoils the day, and a line of no day spoils the answer.
 */
export function readGatewayJsonl(bytes: Uint8Array, context: ReadContext): Reading {
  const decoded = decode(bytes)
  if (!decoded.ok) return decoded.reading
  const province = [...context.units].find(([, kind]) => kind === 'province')?.[0]
  const gatherer = makeGatherer(context, formatRules['gateway-jsonl'])
  const days = new Map<Day, GatewayDay>()
  for (const [i, text] of decoded.text.split('\n').entries()) {
    if (text.trim() === '') continue
    const line = i + 1
    const parsed = parseJsonText(text)
    if (!parsed.ok) return unreadable('notJsonLine', { line })
    const day = isObject(parsed.value) ? dayOfLine(parsed.value) : null
    if (!isObject(parsed.value) || day === null)
      return { kind: 'drifted', fault: { message: 'lineOfNoDay', parameters: { line }, pointer: `line ${line}` } }
    if (day < context.from || day > context.to) {
      gatherer.reject('outside-asked', 'ts', `line ${line}`, text)
      continue
    }
    const found = days.get(day) ?? { calls: 0, ok: 0, seen: new Set<string>(), complete: null, fault: null }
    days.set(day, found)
    takeLine(parsed.value, line, found)
  }
  for (const [day, found] of days) offerDay(day, found, province, gatherer)
  return gatherer.finish()
}

function dayOfLine(line: JsonObject): Day | null {
  const ts = field(line, 'ts')
  if (ts === undefined) return plainDay(field(line, 'day'))
  if (typeof ts !== 'string' || !instant.test(ts)) return null
  const at = new Date(ts)
  return Number.isNaN(at.getTime()) ? null : dayOf(at)
}

function takeLine(line: JsonObject, at: number, found: GatewayDay): void {
  const spoil = (reason: RejectReason, name: string) => {
    found.fault ??= { reason, field: name, line: at, source: excerpt(line) }
  }
  if (field(line, 'ts') === undefined) {
    const complete = field(line, 'complete')
    if (typeof complete !== 'boolean') return spoil('missing-field', 'complete')
    if (complete) found.complete = { line: at }
    return
  }
  const service = field(line, 'service')
  const consumer = field(line, 'consumer')
  if (typeof service !== 'string') return spoil('missing-field', 'service')
  if (typeof consumer !== 'string') return spoil('missing-field', 'consumer')
  const hour = JSON.stringify([new Date(String(field(line, 'ts'))).getTime(), service, consumer])
  if (found.seen.has(hour)) return spoil('duplicate', 'ts')
  found.seen.add(hour)

  const calls = jsonCount(field(line, 'calls'))
  if (!calls.ok) return spoil(calls.reason, 'calls')
  const ok = jsonCount(field(line, 'ok'))
  if (!ok.ok) return spoil(ok.reason, 'ok')
  const refused = jsonCount(field(line, 'businessError'))
  if (!refused.ok) return spoil(refused.reason, 'businessError')
  if (sumOfBuckets(field(line, 'buckets')) !== calls.count) return spoil('parts-do-not-add-up', 'buckets')
  found.calls += calls.count
  found.ok += ok.count
}

/** Every call falls into one bucket of response time, so the buckets check the count. */
function sumOfBuckets(buckets: unknown): number | null {
  if (!isObject(buckets)) return null
  let sum = 0
  for (const value of Object.values(buckets)) {
    const counted = jsonCount(value)
    if (!counted.ok) return null
    sum += counted.count
  }
  return sum
}

function offerDay(day: Day, found: GatewayDay, province: string | undefined, gatherer: Gatherer): void {
  if (found.fault)
    return gatherer.reject(found.fault.reason, found.fault.field, `line ${found.fault.line}`, found.fault.source)
  if (!found.complete) return
  gatherer.offer({
    unit: province,
    unitField: null,
    day,
    dayField: null,
    source: day,
    pointer: `line ${found.complete.line}`,
    index: found.complete.line,
    counts: () => ({ ok: true, counts: { gateway_calls: found.calls, gateway_calls_ok: found.ok } }),
  })
}
