import type { Day } from 'shared/day.ts'
import type { Dataset, RejectReason } from 'shared/feed/feed.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import type { UnitKind } from 'shared/unit/unit.ts'
import { excerpt } from './excerpt.ts'
import {
  type Counts,
  drifted,
  type FeedRecord,
  type Quarantined,
  type ReadAnswer,
  type ReadContext,
  type Reading,
  type Reject,
} from './reading.ts'
import { outsideLife } from './unit-days.ts'

/** What holds between the counts of one record. */
export interface Rules {
  /** Parts that must add up to the whole; a record where they do not is rejected. */
  adds?: readonly { parts: readonly MeasureId[]; whole: MeasureId }[]
  /** A part that cannot exceed its whole (less `without`); a record where it does waits for an officer. */
  within?: readonly { part: MeasureId; whole: MeasureId; without?: MeasureId }[]
  /** True where the source also counts for the province as a whole, because its units share what is counted. */
  provinceToo?: boolean
}

/** A record as found, before it is believed. `counts` is called only once its unit and day are known. */
export interface Candidate {
  unit: unknown
  /** Null where the pointer itself is the unit or the day. */
  unitField: string | null
  day: Day | null
  dayField: string | null
  source: unknown
  /** What stands where a field should, where that says more than the whole record; of null, of the record. */
  sourceOf?: (field: string | null) => unknown
  pointer: string
  index: number
  counts: () => { ok: true; counts: Counts } | { ok: false; reason: RejectReason; field: string }
}

export const mostRejects = 1_000

/** Reasons that speak of the shape of a record; when nothing but these is found, the source has changed its format. */
const ofShape: ReadonlySet<RejectReason> = new Set<RejectReason>([
  'unknown-unit',
  'bad-day',
  'outside-asked',
  'missing-field',
  'not-a-count',
  'out-of-scope',
])

export interface Gatherer {
  offer: (candidate: Candidate) => void
  reject: (reason: RejectReason, field: string | null, pointer: string, source: unknown) => void
  /** What was found of the records, be it that none is usable. */
  answer: () => ReadAnswer
  /** The same, unless it looks as if the source had changed its shape. */
  finish: () => Reading
}

/** Judges the records of one answer, one by one and together. */
export function makeGatherer(context: ReadContext, rules: Rules = {}): Gatherer {
  const kept = new Map<string, { record: FeedRecord & { pointer: string }; quarantined: boolean } | null>()
  const rejects: Reject[] = []
  let rejected = 0
  let shapeless = 0
  let drift: { pointer: string; field: string } | null = null

  const reject: Gatherer['reject'] = (reason, field, pointer, source) => {
    rejected++
    if (ofShape.has(reason)) {
      shapeless++
      drift ??= { field: field ?? '', pointer: pointer.startsWith('/') && field ? `${pointer}/${field}` : pointer }
    }
    if (rejects.length < mostRejects) rejects.push({ pointer, reason, field, excerpt: excerpt(source) })
  }

  const offer: Gatherer['offer'] = (candidate) => {
    const { unit, day, pointer, source, sourceOf = () => source } = candidate
    const refuse = (reason: RejectReason, field: string | null) => reject(reason, field, pointer, sourceOf(field))
    const kind = typeof unit === 'string' ? context.units.get(unit) : undefined
    if (typeof unit !== 'string' || kind === undefined) return refuse('unknown-unit', candidate.unitField)
    if (!owes(kind, context.scope, rules.provinceToo)) return refuse('out-of-scope', candidate.unitField)
    if (day === null) return refuse('bad-day', candidate.dayField)
    if (day < context.from || day > context.to) return refuse('outside-asked', candidate.dayField)

    const outside = outsideLife(context.lives?.get(unit), day)
    if (outside) return refuse(outside.reason, outside.field)
    const counted = candidate.counts()
    const key = `${day} ${unit}`
    const earlier = kept.get(key)
    if (earlier !== undefined) {
      refuse('duplicate', null)
      // Two different figures for one unit and day: nothing says which is right, so neither is kept.
      if (earlier !== null && !(counted.ok && sameCounts(counted.counts, earlier.record.counts))) {
        reject('duplicate', null, earlier.record.pointer, earlier.record.counts)
        kept.set(key, null)
      }
      return
    }
    kept.set(key, null)
    if (!counted.ok) return refuse(counted.reason, counted.field)
    const { counts } = counted
    const broken = brokenRule(rules, counts)
    if (broken?.rule === 'parts-do-not-add-up') return refuse(broken.rule, broken.field)
    const exceeds = broken?.rule === 'part-exceeds-whole'
    const { index } = candidate
    kept.set(key, { record: { unit, day, counts, index, pointer }, quarantined: exceeds })
  }

  const answer = (): ReadAnswer => {
    const records: FeedRecord[] = []
    const quarantined: Quarantined[] = []
    for (const found of kept.values()) {
      if (found === null) continue
      if (found.quarantined) quarantined.push({ ...found.record, rule: 'part-exceeds-whole' })
      else records.push(found.record)
    }
    return { kind: 'read', records, rejects, rejected, quarantined }
  }

  const finish = (): Reading => {
    const read = answer()
    if (drift && read.records.length === 0 && read.quarantined.length === 0 && shapeless === rejected)
      return drifted('noneUsable', drift.pointer, { field: drift.field, records: rejected })
    return read
  }

  return { offer, reject, answer, finish }
}

/** The first rule that counts of a whole record break. */
export function brokenRule(
  { adds = [], within = [] }: Rules,
  counts: Counts,
): { rule: 'parts-do-not-add-up' | 'part-exceeds-whole'; field: MeasureId } | null {
  const unequal = adds.find(
    ({ parts, whole }) => parts.reduce((sum, part) => sum + of(counts, part), 0) !== of(counts, whole),
  )
  if (unequal) return { rule: 'parts-do-not-add-up', field: unequal.whole }
  const exceeding = within.find(
    ({ part, whole, without }) => of(counts, part) > of(counts, whole) - (without ? of(counts, without) : 0),
  )
  return exceeding ? { rule: 'part-exceeds-whole', field: exceeding.part } : null
}

const of = (counts: Counts, measure: MeasureId): number => counts[measure] ?? 0

const sameCounts = (a: Counts, b: Counts): boolean => Object.keys(a).every((measure) => a[measure] === b[measure])

/** Whether figures of a unit belong in a dataset. */
export function owes(kind: UnitKind, scope: Dataset['scope'], provinceToo = false): boolean {
  if (kind === 'province') return scope === 'province' || provinceToo
  return scope === 'all-units' || (scope === 'communes' && kind !== 'department')
}
