import type { Day } from 'shared/day.ts'
import { connectorLimits, type Mapping } from 'shared/feed/connector/connector.ts'
import type { Drift } from 'shared/feed/connector/mapped-row.ts'
import { readByMapping } from 'shared/feed/connector/read-by-mapping.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import { fold } from 'shared/fold.ts'
import { makeUnitMatcher, type UnitNamed } from 'shared/unit/match-unit.ts'
import { makeGatherer, type Rules } from '../read/gather.ts'
import { drifted, type ReadContext, type Reading, unreadable } from '../read/reading.ts'
import type { UnitDays } from '../read/unit-days.ts'
import { openPayload } from './open-payload.ts'

/** What must be known of the province to judge an answer that is read by a mapping; it can be handed to a process apart. */
export interface MappedGround {
  units: readonly UnitNamed[]
  /** Of units that came to be or ended: since when, until when, and who continues them. */
  lives?: readonly (readonly [unit: string, days: UnitDays])[]
  scope: ReadContext['scope']
  from: string
  to: string
  /** Whose address was asked, where each unit has its own: a record of any other is not its to give. */
  unit?: string | undefined
  measures: readonly MeasureId[]
  rules: Rules
}

export interface MappedAnswer {
  reading: Reading
  /** Every place at which the source has changed, where it has. */
  drift: readonly Drift[]
}

const mostPlaces = 6
const mostUnitsKnown = 5_000

/** Judges the bytes of an answer by a mapping. Pure, as every reader is. */
export function readMapped(mapping: Mapping, bytes: Uint8Array, ground: MappedGround): MappedAnswer {
  const plain = (reading: Reading): MappedAnswer => ({ reading, drift: [] })
  const left = ground.measures.filter((measure) => !mapping.measures.some((one) => one.measure === measure))
  if (left.length > 0) return plain(drifted('measuresNotMapped', '', { measures: left.join(', ') }))
  const opened = openPayload(mapping.shape, bytes)
  if (!opened.ok) return plain(opened.reading)
  const { rows, drift, more } = readByMapping(mapping, opened.payload, { day: ground.to, unit: ground.unit })
  if (drift[0]) {
    const places = drift.slice(0, mostPlaces).map(sayDrift).join('; ')
    return { reading: drifted('shapeChanged', drift[0].pointer, { places }), drift }
  }
  if (more) return plain(unreadable('tooManyRecords', { records: connectorLimits.rows }))

  const { units, lives = [], scope, from, to, rules } = ground
  const known = new Map(units.map(({ code, kind }) => [code, kind]))
  const context = { units: known, lives: new Map(lives), scope, from, to }
  const gatherer = makeGatherer(context, rules)
  const unitOf = makeUnitReader(mapping, units, context.lives)
  for (const { pointer, index, unit, day, counts, source } of rows) {
    const match = unitOf(unit, day)
    if (match.kind === 'found' && ground.unit !== undefined && match.code !== ground.unit)
      gatherer.reject('not-yours', unitField(mapping), pointer, source)
    else if (match.kind === 'several') gatherer.reject('ambiguous-unit', unitField(mapping), pointer, source)
    else
      gatherer.offer({
        unit: match.kind === 'found' ? match.code : null,
        unitField: unitField(mapping),
        day,
        dayField: mapping.day?.at ?? null,
        source,
        pointer,
        index,
        counts: () => counts,
      })
  }
  return plain(gatherer.finish())
}

const unitField = ({ unit }: Mapping): string | null => ('at' in unit ? unit.at : null)

/** `@.received → total, onTime`: the path as it was set up, and what stands there instead. */
const sayDrift = ({ path, seen }: Drift): string => (seen.length === 0 ? path : `${path} → ${seen.join(', ')}`)

type Matched = { kind: 'found'; code: string } | { kind: 'several' | 'none' }

/** By code, or by name however it is written; and by what the source calls units otherwise, former names included. */
function makeUnitReader(
  { unit, otherNames }: Mapping,
  units: readonly UnitNamed[],
  lives: ReadonlyMap<string, UnitDays>,
): (text: string | null, day: Day | null) => Matched {
  const match = makeUnitMatcher(units, lives)
  const known = new Map(otherNames.map((other) => [fold(other.name), other.unit]))
  const by = 'by' in unit ? unit.by : 'code'
  const otherwise = (text: string): Matched | null => {
    const code = known.get(fold(text))
    return code === undefined ? null : { kind: 'found', code }
  }
  // A unit is written once for each day.
  const before = new Map<string, Matched | null>()
  return (text, day) => {
    if (text === null) return { kind: 'none' }
    const other = before.has(text) ? before.get(text)! : otherwise(text)
    if (before.size < mostUnitsKnown) before.set(text, other)
    if (other) return other
    const found = match(text, day)
    return by === 'code' && found.kind === 'found' && found.by !== 'code' ? { kind: 'none' } : found
  }
}
