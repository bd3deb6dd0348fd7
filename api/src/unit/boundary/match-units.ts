import { fold } from 'shared/fold.ts'
import type { BoundaryReport, FeatureFault, FeatureFaultKind } from 'shared/unit/boundary.ts'
import type { UnitKind } from 'shared/unit/unit.ts'
import { areaOf } from './check-rings.ts'
import { calledBy, type ReadFeature } from './read-features.ts'

/** What of a unit a file is matched by. */
export interface UnitKnown {
  code: string
  name: string
  kind: UnitKind
  lat: number | null
  lon: number | null
}

export interface Matched {
  found: Map<string, ReadFeature>
  by: BoundaryReport['matched']
  faults: FeatureFault[]
  foundBy: 'code' | 'name' | null
  property: string | null
}

/** A commune is some ten kilometres across; further from its centre, the shape is another unit's. */
const farKm = 25

/**
 * Which unit each feature is: by the property whose values are codes of ours, else by the one whose values are their
 * names, without tone marks and with or without Xã, Phường. A code and a name that disagree are no match.
 */
export function matchUnits(features: readonly ReadFeature[], units: readonly UnitKnown[]): Matched {
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const byName = namesOf(units)
  const codeKey = bestKey(features, (value) => byCode.has(codeOf(value)))
  const nameKey = bestKey(features, (value) => byName.has(plainName(value)))
  const faults: FeatureFault[] = []
  const taken = new Map<string, { feature: ReadFeature; by: 'code' | 'name' }[]>()
  for (const feature of features) {
    const judged = judge(feature, { byCode, byName, codeKey, nameKey })
    const fault = (kind: FeatureFaultKind, unit: string | null) =>
      faults.push({ feature: feature.feature, called: calledBy(feature.properties), kind, unit })
    if (judged.kind === 'fault') fault(judged.why, judged.unit)
    else if (judged.unit.kind !== 'commune' && judged.unit.kind !== 'ward') fault('no-territory', judged.unit.code)
    else if (kmBetween(judged.unit, feature) > farKm) fault('far-away', judged.unit.code)
    else taken.set(judged.unit.code, [...(taken.get(judged.unit.code) ?? []), { feature, by: judged.by }])
  }
  const found = new Map<string, ReadFeature>()
  const matched: { unit: string; called: string; by: 'code' | 'name' }[] = []
  for (const [unit, claims] of taken) {
    const [only] = claims
    if (only && claims.length === 1) {
      found.set(unit, only.feature)
      matched.push({ unit, called: calledBy(only.feature.properties), by: only.by })
    } else
      // Which of them is the unit, only whoever made the file can say.
      for (const { feature } of claims)
        faults.push({ feature: feature.feature, called: calledBy(feature.properties), kind: 'unit-twice', unit })
  }
  const byCodes = matched.filter(({ by }) => by === 'code').length
  const foundBy = matched.length === 0 ? null : byCodes * 2 >= matched.length ? 'code' : 'name'
  return { found, by: matched, faults, foundBy, property: foundBy === 'code' ? codeKey : foundBy && nameKey }
}

type Judged =
  | { kind: 'unit'; unit: UnitKnown; by: 'code' | 'name' }
  | { kind: 'fault'; why: FeatureFaultKind; unit: string | null }

interface Known {
  byCode: ReadonlyMap<string, UnitKnown>
  byName: ReadonlyMap<string, readonly UnitKnown[]>
  codeKey: string | null
  nameKey: string | null
}

function judge({ properties }: ReadFeature, { byCode, byName, codeKey, nameKey }: Known): Judged {
  const coded = codeKey === null ? undefined : byCode.get(codeOf(properties[codeKey]))
  const named = nameKey === null ? [] : (byName.get(plainName(properties[nameKey])) ?? [])
  if (coded) {
    const agrees = named.length === 0 || named.includes(coded)
    return agrees
      ? { kind: 'unit', unit: coded, by: 'code' }
      : { kind: 'fault', why: 'code-and-name', unit: coded.code }
  }
  if (named.length > 1) return { kind: 'fault', why: 'several-units', unit: null }
  const [unit] = named
  return unit ? { kind: 'unit', unit, by: 'name' } : { kind: 'fault', why: 'no-unit', unit: null }
}

/** The property that fits most features with most different values; null where none fits any. */
function bestKey(features: readonly ReadFeature[], fits: (value: unknown) => boolean): string | null {
  const values = new Map<string, Set<unknown>>()
  for (const { properties } of features)
    for (const [key, value] of Object.entries(properties))
      if (fits(value)) values.set(key, (values.get(key) ?? new Set()).add(value))
  const [best] = [...values].toSorted((a, b) => b[1].size - a[1].size)[0] ?? []
  return best ?? null
}

/** A code that went through a spreadsheet is a number, and has lost its leading zeros. */
const codeOf = (value: unknown): string =>
  typeof value === 'number' ? String(value).padStart(5, '0') : typeof value === 'string' ? value.trim() : ''

const prefix = /^(xa|phuong|thi tran|dac khu)\s+/
const plainName = (value: unknown): string => (typeof value === 'string' ? fold(value).replaceAll(/[.,]/g, '') : '')

/** Each unit by its bare name and by its name with its kind; a bare name that several share finds them all. */
function namesOf(units: readonly UnitKnown[]): Map<string, UnitKnown[]> {
  const names = new Map<string, UnitKnown[]>()
  const add = (name: string, unit: UnitKnown) => names.set(name, [...(names.get(name) ?? []), unit])
  for (const unit of units) {
    const bare = plainName(unit.name).replace(prefix, '')
    add(bare, unit)
    if (unit.kind === 'commune') add(`xa ${bare}`, unit)
    if (unit.kind === 'ward') add(`phuong ${bare}`, unit)
  }
  return names
}

/** From the unit's centre to the middle of the shape's largest part; 0 where no centre is known. */
function kmBetween({ lat, lon }: UnitKnown, { polygons }: ReadFeature): number {
  if (lat === null || lon === null) return 0
  const [largest] = polygons.flatMap(([outside]) => outside ?? []).length
    ? polygons.map(([outside]) => outside!).toSorted((a, b) => Math.abs(areaOf(b)) - Math.abs(areaOf(a)))
    : []
  if (!largest) return 0
  const middle = largest.reduce(([x, y], [px, py]) => [x + px / largest.length, y + py / largest.length], [0, 0] as [
    number,
    number,
  ])
  const [dx, dy] = [(middle[0] - lon) * Math.cos((lat * Math.PI) / 180), middle[1] - lat]
  return Math.hypot(dx, dy) * 111.32
}
