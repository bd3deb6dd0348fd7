import { z } from 'zod'
import { type Day, daySchema, earlierDay } from '../../day.ts'
import { textSchema } from '../../text.ts'
import { type Kpi, kpiSchema, sideSchema } from '../kpi.ts'

/**
 * What another version of a definition may say. What it leaves alone (whose figure it is, how often it is owed, how days come
 * together) would make another KPI of it.
 */
export const redefinitionShape = {
  numerator: sideSchema,
  denominator: z.union([sideSchema, z.null()]),
  direction: kpiSchema.shape.direction,
  decimals: kpiSchema.shape.decimals,
  definition: textSchema,
}
export const redefinitionSchema = z.strictObject(redefinitionShape)
export type Redefinition = z.infer<typeof redefinitionSchema>

/** A redefinition and the first day it is counted by. */
export const newVersionSchema = z.strictObject({ ...redefinitionShape, from: daySchema }).meta({ id: 'NewKpiVersion' })
export type NewVersion = z.infer<typeof newVersionSchema>

/** A version that was decided on for a day. */
export interface DatedVersion extends NewVersion {
  kpi: string
  version: number
  /** The legal instrument it rests on, in words. */
  basis: string
  /** When it was decided, as an instant. */
  decidedAt: string
}

/** A KPI as one version defines it. */
export interface DefinedKpi extends Kpi {
  version: number
  /** The first day it is counted by; null: as far back as there are figures. */
  from: Day | null
  basis: string | null
  /** Under what its sums are kept. */
  formula: string
}

/** A KPI as it is defined on the day somebody asks, with all versions that hold on some day, the earliest first. */
export interface VersionedKpi extends DefinedKpi {
  versions: readonly DefinedKpi[]
}

/** Sums of the first definition stand under the KPI's own name, those of another beside them. */
export const formulaOf = (kpi: string, version: number): string => `${kpi}@${version}`
export const kpiOfFormula = (formula: string): string => formula.split('@')[0] ?? formula

/** A KPI with its versions as known at an instant (null: now), defined as on a day. */
export function versionedKpi(
  kpi: Kpi,
  { base, dated, today, asOf }: { base: number; dated: readonly DatedVersion[]; today: Day; asOf: string | null },
): VersionedKpi {
  const first: DefinedKpi = { ...kpi, version: base, from: null, basis: null, formula: kpi.id }
  const known = dated
    .filter((one) => one.kpi === kpi.id && (asOf === null || Date.parse(one.decidedAt) <= Date.parse(asOf)))
    .toSorted((one, other) => (one.from < other.from ? -1 : one.from > other.from ? 1 : one.version - other.version))
  const versions = [first, ...known.map((one) => definedBy(kpi, one))]
  return { ...definedOn(versions, today), versions }
}

/** A KPI under another definition; what that does not speak of stays. */
export function definedBy(kpi: Kpi, { version, from, basis, ...said }: Omit<DatedVersion, 'decidedAt'>): DefinedKpi {
  const { numerator, denominator, direction, decimals, definition } = said
  return {
    ...kpi,
    numerator,
    denominator,
    direction,
    decimals,
    definition,
    version,
    from,
    basis,
    formula: formulaOf(kpi.id, version),
  }
}

function definedOn(versions: readonly DefinedKpi[], day: Day): DefinedKpi {
  return versions.findLast(({ from }) => from === null || from <= day) ?? versions[0]!
}

/** Days that are counted together. */
export interface Counted {
  to: Day
  /** The day whose definition counts, where it is not that of the last day: what is compared is counted alike. */
  definedOn?: Day
}

/**
 * The definition a period is counted by: the one in force on its last day, or today where it is not over. Never two of them in
 * one number.
 */
export const definitionOf = ({ versions }: VersionedKpi, { to, definedOn: day }: Counted, today: Day): DefinedKpi =>
  definedOn(versions, earlierDay(day ?? to, today))

/** The same KPI counted by one definition whatever the day; null where it has no such version. */
export function pinned(kpi: VersionedKpi, version: number): VersionedKpi | null {
  const one = kpi.versions.find((each) => each.version === version)
  return one ? { ...one, targets: kpi.targets, versions: [{ ...one, from: null }] } : null
}
