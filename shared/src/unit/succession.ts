import { addDays, type Day } from '../day.ts'
import { apportion, wholeShare } from './apportion.ts'
import type { Unit, UnitCode } from './unit.ts'
import type { Succession, UnitChange, UnitLife } from './unit-change.ts'

/** Of a count that was split, the part at a place among the shares. */
export interface ShareTaken {
  shares: readonly number[]
  place: number
}

/** A stretch of days in which figures of a unit's line were counted under a code, whole or by the shares of splits. */
export interface LinePart extends UnitLife {
  unit: UnitCode
  /** The oldest split first; empty where the figures are taken over whole. */
  taken: readonly ShareTaken[]
}

/** All that a unit's figures consist of, its predecessors' included, as lines are drawn after the changes. */
export interface Line {
  parts: readonly LinePart[]
  /** Before this day something is missing that nobody can tell apart; null where the line goes back to the beginning. */
  comparableFrom: Day | null
}

/** When a unit stands, by the changes that made and ended it. */
export function lifeOf(changes: Succession, code: UnitCode): UnitLife {
  const made = changes.find(({ from, to }) => !from.includes(code) && to.some(({ unit }) => unit === code))
  const ended = changes.find(({ from, to }) => from.includes(code) && !to.some(({ unit }) => unit === code))
  return { from: made?.day ?? null, to: ended ? addDays(ended.day, -1) : null }
}

export const standsOn = ({ from, to }: UnitLife, day: Day): boolean =>
  (from === null || from <= day) && (to === null || to >= day)

/** A unit's line: its own days, and those of the units it came from, as far back as they can be told. */
export function lineOf(changes: Succession, code: UnitCode): Line {
  const parts: LinePart[] = []
  let comparableFrom: Day | null = null
  const follow = (unit: UnitCode, to: Day | null, taken: readonly ShareTaken[]): void => {
    const made = changes
      .filter((each) => each.kind !== 'rename' && (to === null || each.day <= to) && each.to.some(isOf(unit)))
      .reduce<Succession[number] | null>((newest, each) => (newest && newest.day > each.day ? newest : each), null)
    parts.push({ unit, from: made?.day ?? null, to, taken })
    if (!made || made.kind === 'open') return
    const before = addDays(made.day, -1)
    if (made.kind === 'merge') {
      for (const each of made.from) follow(each, before, taken)
      return
    }
    const shares = made.to.map(({ share }) => share ?? 0)
    if (shares.includes(0)) {
      comparableFrom = comparableFrom === null || comparableFrom < made.day ? made.day : comparableFrom
      return
    }
    for (const each of made.from) follow(each, before, [{ shares, place: made.to.findIndex(isOf(unit)) }, ...taken])
  }
  follow(code, lifeOf(changes, code).to, [])
  return { parts, comparableFrom }
}

const isOf =
  (code: UnitCode) =>
  ({ unit }: { unit: UnitCode }): boolean =>
    unit === code

/** Of a count, what the shares of a part leave of it. */
export const takeShares = (taken: LinePart['taken'], count: number): number =>
  taken.reduce((left, { shares, place }) => apportion(left, shares)[place] ?? 0, count)

/** Both sides of a KPI. */
export interface Sides {
  numerator: number
  denominator: number
}

/**
 * What shares leave of both sides. Of a rate they are taken of the cases in the numerator and of those that are not, each
 * for itself, and the denominator is both: so it holds all of the numerator in whatever period the two are looked at.
 */
export function takeSides(taken: LinePart['taken'], { numerator, denominator }: Sides, rate: boolean): Sides {
  const own = takeShares(taken, numerator)
  const rest = rate ? takeShares(taken, denominator - numerator) : takeShares(taken, denominator)
  return { numerator: own, denominator: rate ? own + rest : rest }
}

/**
 * What shares leave of a span: what they leave of all up to its end, less what they leave of all before it began. Rounded
 * that way periods add up to longer ones, as units add up to what was divided, to the last count.
 */
export function takeBetween(taken: LinePart['taken'], before: Sides, until: Sides, rate: boolean): Sides {
  const [then, now] = [takeSides(taken, before, rate), takeSides(taken, until, rate)]
  return { numerator: now.numerator - then.numerator, denominator: now.denominator - then.denominator }
}

/** Who continues a unit on a day: itself while it stands, then its successors; nobody where it was dissolved. */
export function successorsOn(changes: Succession, code: UnitCode, day: Day): UnitCode[] {
  let units = new Set([code])
  for (const change of changes.filter((each) => each.kind !== 'rename' && each.day <= day).toSorted(byDay)) {
    if (!change.from.some((each) => units.has(each))) continue
    units = new Set([...[...units].filter((each) => !change.from.includes(each)), ...change.to.map(({ unit }) => unit)])
  }
  return [...units]
}

/** Every unit whose figures a line carries besides its own, nearest first. */
export const predecessorsOf = (changes: Succession, code: UnitCode): UnitCode[] => [
  ...new Set(
    lineOf(changes, code)
      .parts.map(({ unit }) => unit)
      .filter((unit) => unit !== code),
  ),
]

export const byDay = (one: { day: Day }, other: { day: Day }): number =>
  one.day < other.day ? -1 : one.day > other.day ? 1 : 0

/** The changes that have come about by a day; lines are drawn by these. */
export const changesBy = <T extends { day: Day }>(changes: readonly T[], day: Day): T[] =>
  changes.filter((change) => change.day <= day).toSorted(byDay)

/** The units that stand on a day, called as they were called then. */
export function unitsOn<T extends Pick<Unit, 'code' | 'name' | 'kind'>>(
  units: readonly T[],
  changes: readonly Pick<UnitChange, 'kind' | 'day' | 'from' | 'to' | 'made'>[],
  day: Day,
): T[] {
  if (changes.length === 0) return [...units]
  const called = new Map<UnitCode, UnitChange['made'][number]>()
  for (const { made } of changesBy(changes, day)) for (const unit of made) called.set(unit.code, unit)
  return units
    .filter(({ code }) => standsOn(lifeOf(changes, code), day))
    .map((unit) => ({ ...unit, ...onlyKnown(unit, called.get(unit.code)) }))
}

/** Of what a change says of a unit, only what the list speaks of. */
const onlyKnown = (unit: object, said: object | undefined): object =>
  Object.fromEntries(Object.entries(said ?? {}).filter(([key]) => key in unit))

/** Shares as they are told, or none where the change gives none. */
export const hasShares = ({ to }: Pick<UnitChange, 'to'>): boolean =>
  to.length > 0 &&
  to.every(({ share }) => share !== null) &&
  to.reduce((sum, { share }) => sum + share!, 0) === wholeShare

/** From when until when units stand, of those that do not stand for ever. */
export function livesBy(changes: Succession): Map<UnitCode, UnitLife> {
  const codes = new Set(changes.flatMap(({ from, to }) => [...from, ...to.map(({ unit }) => unit)]))
  const lives = [...codes].map((code) => [code, lifeOf(changes, code)] as const)
  return new Map(lives.filter(([, { from, to }]) => from !== null || to !== null))
}
