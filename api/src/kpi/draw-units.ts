import { type Day, earlierDay, laterDay } from 'shared/day.ts'
import { changesBy, type Line, lineOf, type LinePart, livesBy, unitsOn } from 'shared/unit/succession.ts'
import { takesPart, type UnitChange, type UnitLife } from 'shared/unit/unit-change.ts'
import type { Span } from './read-counts.ts'
import type { GroundUnit } from './ground-unit.ts'

/** The units as lines are drawn on a day: who stands, and whose figures of earlier days are theirs. */
export interface DrawnUnits {
  /** Those that stand, called as they are called on the day. */
  units: GroundUnit[]
  /** Every unit there has ever been or is decided on. */
  everyone: GroundUnit[]
  /** Of the units that come from others, or ended. */
  lines: ReadonlyMap<string, Line>
  /** From when until when units stand, of those that do not stand for ever; decided changes of days to come among them. */
  lives: ReadonlyMap<string, UnitLife>
  /** What has come about by the day, the earliest first. */
  changes: readonly UnitChange[]
}

export function drawUnits(all: readonly GroundUnit[], decided: readonly UnitChange[], day: Day): DrawnUnits {
  const changes = changesBy(decided, day)
  if (decided.length === 0) return { units: [...all], everyone: [...all], lines: new Map(), lives: new Map(), changes }
  const concerned = all.filter(({ code }) => changes.some((each) => each.kind !== 'rename' && takesPart(each, code)))
  const named = new Map(unitsOn(all, decided, day).map((unit) => [unit.code, unit]))
  const known = (unit: GroundUnit): GroundUnit => {
    const before = cameFrom(changes, unit.code)
    return { ...(named.get(unit.code) ?? unit), ...(before.length > 0 && { before }) }
  }
  const everyone = all.map(known)
  return {
    units: everyone.filter(({ code }) => named.has(code)),
    everyone,
    lines: new Map(concerned.map(({ code }) => [code, lineOf(changes, code)])),
    lives: livesBy(decided),
    changes,
  }
}

/** The units a unit was made of, where it was made by a change and of others than itself. */
function cameFrom(changes: readonly UnitChange[], code: string): string[] {
  const made = changes.find(({ from, to }) => !from.includes(code) && to.some(({ unit }) => unit === code))
  return made ? [...made.from] : []
}

/** Under which codes figures of a unit's line stand. */
export const codesOf = ({ lines }: Pick<DrawnUnits, 'lines'>, unit: string): string[] =>
  lines.get(unit)?.parts.map((part) => part.unit) ?? [unit]

const shareOf = (taken: LinePart['taken']): number =>
  taken.reduce((left, { shares, place }) => (left * shares[place]!) / shares.reduce((sum, one) => sum + one, 0), 1)

/** Days of a unit's line within a span: under which code they stand, by what share, and since when the code's count runs. */
export interface PartWithin extends Span {
  unit: string
  share: number
  shares: LinePart['taken']
  began: Day | null
}

/** Under which codes a unit's figures of a span stand. */
export function partsWithin({ lines }: Pick<DrawnUnits, 'lines'>, unit: string, { from, to }: Span): PartWithin[] {
  const parts = lines.get(unit)?.parts ?? [{ unit, from: null, to: null, taken: [] }]
  return parts
    .map((part) => ({
      unit: part.unit,
      share: shareOf(part.taken),
      shares: part.taken,
      began: part.from,
      from: laterDay(from, part.from ?? ''),
      to: earlierDay(to, part.to ?? '9999-12-30'),
    }))
    .filter((part) => part.from <= part.to)
}
