import type { Day } from '../day.ts'
import { type FormerProvince, formerProvinces, type UnitCode, unitCodeSchema, type UnitKind } from './unit.ts'

/** How many size bands there are, and how many neighbours by workload a unit has. */
export const sizeBands = 4
export const nearest = 8
/** So many units may be chosen by hand: they stand in the address of the page. */
export const mostChosen = 60

/** A unit as it was when a definition of peers was made. */
export interface PeerUnit {
  code: UnitCode
  kind: UnitKind
  formerProvince: FormerProvince | null
  /** Dossiers received in the basis period; null where none had been reported. */
  workload: number | null
}

/**
 * Peers as they were told on a day, kept so that a comparison of last year can be shown as it was made. All sets follow
 * from it by the rules below; `rules` names them, and a change of the rules is a new number.
 */
export interface PeerDefinition {
  version: number
  rules: 1
  /** Comparisons of periods that end on this day or later take it, until a newer one. */
  from: Day
  /** The days whose dossiers are the workload; null where there was none to go by. */
  basis: { from: Day; to: Day } | null
  units: readonly PeerUnit[]
}

/** Which peers are meant. */
export type PeerKey =
  | { by: 'all' }
  | { by: 'departments' }
  | { by: 'kind'; value: 'commune' | 'ward' }
  | { by: 'former'; value: FormerProvince }
  | { by: 'size'; value: number }
  | { by: 'near'; of: UnitCode }
  | { by: 'chosen'; units: readonly UnitCode[] }

/** As it stands in an address: `near.13285@2` is the eight nearest to 13285 by the second definition. */
export interface AskedPeers {
  key: PeerKey
  version: number | null
}

/** Null when it says nothing that is meant. */
export function parsePeers(text: string): AskedPeers | null {
  const [body = '', version, ...more] = text.split('@')
  if (more.length > 0 || (version !== undefined && !/^[1-9]\d{0,5}$/.test(version))) return null
  const key = parseKey(body.split('.'))
  return key && { key, version: version === undefined ? null : Number(version) }
}

function parseKey([by, ...parts]: string[]): PeerKey | null {
  const value = parts.join('.')
  switch (by) {
    case 'all':
    case 'departments':
      return parts.length === 0 ? { by } : null
    case 'kind':
      return value === 'commune' || value === 'ward' ? { by, value } : null
    case 'former': {
      const former = formerProvinces.find((each) => each === value)
      return former ? { by, value: former } : null
    }
    case 'size':
      return /^\d$/.test(value) && Number(value) >= 1 && Number(value) <= sizeBands
        ? { by, value: Number(value) }
        : null
    case 'near':
      return isCode(value) ? { by, of: value } : null
    case 'chosen': {
      const units = [...new Set(value.split('-'))].sort()
      return units.length <= mostChosen && units.every(isCode) ? { by, units } : null
    }
    default:
      return null
  }
}

const isCode = (text: string): boolean => unitCodeSchema.safeParse(text).success

/** One way to write a key, so that an address is the same whoever writes it. */
export function writePeers({ key, version }: AskedPeers): string {
  const body =
    key.by === 'near'
      ? `near.${key.of}`
      : key.by === 'chosen'
        ? `chosen.${[...new Set(key.units)].sort().join('-')}`
        : 'value' in key
          ? `${key.by}.${key.value}`
          : key.by
  return version === null ? body : `${body}@${version}`
}

export type PeerSet =
  | { kind: 'peers'; units: UnitCode[] }
  | { kind: 'refused'; why: 'no-such-unit' | 'no-workload'; unit: UnitCode | null }

/** The units of a set, in the order of their codes; of `near` the unit itself is one of them. */
export function peersIn(definition: Pick<PeerDefinition, 'units'>, key: PeerKey): PeerSet {
  const communes = definition.units.filter(({ kind }) => kind === 'commune' || kind === 'ward')
  const of = (units: readonly PeerUnit[]): PeerSet => ({ kind: 'peers', units: units.map(({ code }) => code).sort() })
  switch (key.by) {
    case 'all':
      return of(communes)
    case 'departments':
      return of(definition.units.filter(({ kind }) => kind === 'department'))
    case 'kind':
      return of(communes.filter(({ kind }) => kind === key.value))
    case 'former':
      return of(communes.filter(({ formerProvince }) => formerProvince === key.value))
    case 'size': {
      const bands = bandsOf(communes)
      if (bands.size === 0) return { kind: 'refused', why: 'no-workload', unit: null }
      return of(communes.filter(({ code }) => bands.get(code) === key.value))
    }
    case 'near':
      return nearestTo(definition.units, communes, key.of, of)
    case 'chosen': {
      const known = new Set(definition.units.map(({ code }) => code))
      const stranger = key.units.find((code) => !known.has(code))
      return stranger === undefined
        ? { kind: 'peers', units: [...key.units].sort() }
        : { kind: 'refused', why: 'no-such-unit', unit: stranger }
    }
  }
}

/** Bands of equally many units by workload, 1 the smallest; units of equal workload share the lower one's band. */
export function bandsOf(units: readonly PeerUnit[]): ReadonlyMap<UnitCode, number> {
  const known = units.flatMap(({ code, workload }) => (workload === null ? [] : [{ code, workload }]))
  const sorted = known.map(({ workload }) => workload).sort((one, other) => one - other)
  return new Map(
    known.map(({ code, workload }) => [code, 1 + Math.floor((sorted.indexOf(workload) * sizeBands) / sorted.length)]),
  )
}

/** By the ratio of workloads: 100 is as far from 200 as from 50. A department's are departments, a commune's communes. */
function nearestTo(
  all: readonly PeerUnit[],
  communes: readonly PeerUnit[],
  code: UnitCode,
  of: (units: readonly PeerUnit[]) => PeerSet,
): PeerSet {
  const own = all.find((unit) => unit.code === code)
  if (!own) return { kind: 'refused', why: 'no-such-unit', unit: code }
  if (own.workload === null) return { kind: 'refused', why: 'no-workload', unit: code }
  const size = Math.log1p(own.workload)
  const among = own.kind === 'department' ? all.filter(({ kind }) => kind === 'department') : communes
  const others = among
    .flatMap((unit) =>
      unit.code === code || unit.workload === null ? [] : [{ unit, away: Math.abs(Math.log1p(unit.workload) - size) }],
    )
    .sort((one, other) => one.away - other.away || (one.unit.code < other.unit.code ? -1 : 1))
  return of([own, ...others.slice(0, nearest).map(({ unit }) => unit)])
}
