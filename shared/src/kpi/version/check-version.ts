import type { Day } from '../../day.ts'
import type { Kpi, Term } from '../kpi.ts'
import type { NewVersion } from './version.ts'

export const versionFaultKinds = [
  'before-history',
  'day-taken',
  'no-terms',
  'no-such-measure',
  'named-twice',
  'needs-denominator',
  'needs-no-denominator',
  'awaits-source',
  'changes-nothing',
] as const
export type VersionFaultKind = (typeof versionFaultKinds)[number]

/** A place in a version, `numerator.terms.1`, and what is wrong there. */
export interface VersionFault {
  at: string
  kind: VersionFaultKind
  /** The measure or the day that is meant, as it is written. */
  what: string
}

export interface VersionGround {
  kpi: Pick<Kpi, 'aggregation' | 'dataset'>
  /** The fields of its dataset. */
  measures: readonly string[]
  /** What it would take the place of on its day. */
  replaces: Pick<NewVersion, 'numerator' | 'denominator' | 'direction' | 'decimals' | 'definition'>
  /** Days from which other versions hold. */
  taken: readonly Day[]
  historyFrom: Day
}

/** What no single value of a version shows: fields its source does not bring, a day that is taken, nothing that is new. */
export function checkVersion(version: NewVersion, ground: VersionGround): VersionFault[] {
  const faults: VersionFault[] = []
  const report = (at: string, kind: VersionFaultKind, what = '') => faults.push({ at, kind, what })
  const { kpi, measures, historyFrom } = ground
  if (kpi.dataset === null) report('numerator', 'awaits-source')
  if (version.from <= historyFrom) report('from', 'before-history', historyFrom)
  if (ground.taken.includes(version.from)) report('from', 'day-taken', version.from)
  // A count becomes no rate and a rate no count: what was set and reported of it would mean nothing any more.
  const hasDenominator = ground.replaces.denominator !== null
  if (hasDenominator && version.denominator === null) report('denominator', 'needs-denominator')
  if (!hasDenominator && version.denominator !== null) report('denominator', 'needs-no-denominator')
  for (const side of ['numerator', 'denominator'] as const) {
    const terms = version[side]?.terms
    if (!terms) continue
    if (terms.length === 0) report(`${side}.terms`, 'no-terms')
    for (const [i, { measure }] of terms.entries()) {
      if (!measures.includes(measure)) report(`${side}.terms.${i}`, 'no-such-measure', measure)
      if (terms.findIndex((term) => term.measure === measure) < i) report(`${side}.terms.${i}`, 'named-twice', measure)
    }
  }
  if (faults.length === 0 && isSame(version, ground.replaces)) report('numerator', 'changes-nothing')
  return faults
}

type Said = VersionGround['replaces']

const isSame = (one: Said, other: Said): boolean =>
  one.direction === other.direction &&
  one.decimals === other.decimals &&
  one.definition.vi.trim() === other.definition.vi.trim() &&
  sameTerms(one.numerator.terms, other.numerator.terms) &&
  sameTerms(one.denominator?.terms ?? [], other.denominator?.terms ?? []) &&
  one.numerator.label.vi === other.numerator.label.vi &&
  one.denominator?.label.vi === other.denominator?.label.vi

const sameTerms = (one: readonly Term[], other: readonly Term[]): boolean =>
  one.length === other.length &&
  one.every(({ measure, coefficient }) =>
    other.some((term) => term.measure === measure && term.coefficient === coefficient),
  )
