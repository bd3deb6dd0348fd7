import type { Day } from '../day.ts'
import { hasShares, lifeOf, predecessorsOf, standsOn } from './succession.ts'
import type { Unit, UnitCode, UnitKind } from './unit.ts'
import { type NewUnitChange, takesPart, type UnitChange } from './unit-change.ts'

export const changeFaultKinds = [
  'no-such-unit',
  'not-standing',
  'code-taken',
  'circular',
  'named-twice',
  'how-many',
  'shares',
  'overlaps',
  'not-described',
  'described-idly',
  'other-tier',
  'tile-taken',
  'before-history',
] as const
export type ChangeFaultKind = (typeof changeFaultKinds)[number]

/** A place in a change, `from.1`, and what is wrong there. */
export interface ChangeFault {
  at: string
  kind: ChangeFaultKind
  unit: UnitCode | null
  /** When it overlaps or had ended. */
  day: Day | null
}

export interface ChangeGround {
  /** All units there have ever been. */
  units: readonly Unit[]
  changes: readonly UnitChange[]
  historyFrom: Day
}

/** What no single value of a change shows: units that do not stand, codes used again, lines that would run in a circle. */
export function checkChange(change: NewUnitChange, ground: ChangeGround): ChangeFault[] {
  const faults: ChangeFault[] = []
  const report: Report = (at, kind, unit = null, day = null) => faults.push({ at, kind, unit, day })
  if (change.day <= ground.historyFrom) report('day', 'before-history')
  checkShape(change, report)
  checkFrom(change, ground, report)
  checkTo(change, ground, report)
  checkMade(change, ground, report)
  return faults
}

type Report = (at: string, kind: ChangeFaultKind, unit?: UnitCode | null, day?: Day | null) => void

function checkShape({ kind, from, to }: NewUnitChange, report: Report): void {
  const [few, many] = [from.length, to.length]
  const right = {
    open: few === 0 && many === 1,
    close: few === 1 && many === 0,
    merge: few >= 2 && many === 1,
    split: few === 1 && many >= 2,
    rename: few === 1 && many === 1 && to[0]?.unit === from[0],
  }[kind]
  if (!right) report('kind', 'how-many')
  const told = to.some(({ share }) => share !== null)
  if (told && !(kind === 'split' && hasShares({ to }))) report('to', 'shares')
  for (const [i, code] of from.entries()) if (from.indexOf(code) < i) report(`from.${i}`, 'named-twice', code)
  for (const [i, { unit }] of to.entries())
    if (to.findIndex((each) => each.unit === unit) < i) report(`to.${i}`, 'named-twice', unit)
}

function checkFrom({ day, from }: NewUnitChange, { units, changes }: ChangeGround, report: Report): void {
  for (const [i, code] of from.entries()) {
    const at = `from.${i}`
    const unit = units.find((each) => each.code === code)
    if (!unit || unit.kind === 'province') {
      report(at, 'no-such-unit', code)
      continue
    }
    // What was recorded of a later day took it for granted that the unit stood as it does now.
    const other = changes.find((each) => each.day >= day && takesPart(each, code))
    const life = lifeOf(changes, code)
    if (life.to !== null && life.to < day) report(at, 'not-standing', code, life.to)
    else if (other) report(at, 'overlaps', code, other.day)
    else if (!standsOn(life, day)) report(at, 'not-standing', code, life.from)
  }
}

function checkTo({ from, to }: NewUnitChange, { units, changes }: ChangeGround, report: Report): void {
  const before = new Set(from.flatMap((code) => predecessorsOf(changes, code)))
  for (const [i, { unit: code }] of to.entries()) {
    if (from.includes(code) || !units.some((each) => each.code === code)) continue
    // A code is used once: what was counted under it must mean one unit for ever.
    report(`to.${i}`, before.has(code) ? 'circular' : 'code-taken', code, lifeOf(changes, code).to)
  }
}

const tierOf = (kind: UnitKind): UnitKind => (kind === 'ward' ? 'commune' : kind)

function checkMade(
  { kind, day, from, to, made }: NewUnitChange,
  { units, changes }: ChangeGround,
  report: Report,
): void {
  const standing = (code: UnitCode): Unit | undefined => units.find((each) => each.code === code)
  const heirs = to.map(({ unit }) => unit)
  for (const [i, code] of heirs.entries())
    if ((kind === 'rename' || !from.includes(code)) && !made.some((each) => each.code === code))
      report(`to.${i}`, 'not-described', code)
  const tiers = new Set(from.flatMap((code) => standing(code)?.kind ?? []).map(tierOf))
  tiers.delete('province')
  for (const [i, unit] of made.entries()) {
    const at = `made.${i}`
    if (made.findIndex((each) => each.code === unit.code) < i) report(at, 'named-twice', unit.code)
    if (!heirs.includes(unit.code)) report(at, 'described-idly', unit.code)
    if (unit.kind === 'province' || (tiers.size > 0 && !tiers.has(tierOf(unit.kind))))
      report(at, 'other-tier', unit.code)
    const tile = unit.tile?.join(',')
    const stays = (code: UnitCode) =>
      standsOn(lifeOf(changes, code), day) && (!from.includes(code) || heirs.includes(code))
    const taken = units.find((each) => each.code !== unit.code && each.tile?.join(',') === tile && stays(each.code))
    const again = made.find((each, place) => place < i && each.tile?.join(',') === tile)
    if (tile !== undefined && (taken ?? again)) report(`${at}.tile`, 'tile-taken', (taken ?? again)!.code)
  }
  if (tiers.size > 1) report('from', 'other-tier')
}
