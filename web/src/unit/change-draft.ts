import type { Day } from 'shared/day.ts'
import { wholeShare } from 'shared/unit/apportion.ts'
import type { NewUnitChange, UnitChangeKind } from 'shared/unit/unit-change.ts'
import type { Unit } from 'shared/unit/unit.ts'

/** A unit after the change, as it is being typed. */
export interface HeirDraft {
  code: string
  name: string
  kind: 'commune' | 'ward' | 'department'
  /** In per cent, as typed; empty where nothing can be told. */
  share: string
  /** Its place on the small map, of a unit that comes into being. */
  tile: Unit['tile']
}

export interface ChangeDraft {
  kind: UnitChangeKind
  day: Day | null
  from: string[]
  to: HeirDraft[]
}

export const emptyHeir = (): HeirDraft => ({ code: '', name: '', kind: 'ward', share: '', tile: null })

/** `62,5` or `62.5 %`; what is no number is no share. */
function readShare(text: string): number | null {
  const share = Number(text.replace('%', '').replace(',', '.').trim())
  return text.trim() === '' || Number.isNaN(share) ? null : share
}

/** How many units a kind begins and ends with, as far as the form must offer fields. */
const heirsOf: Record<UnitChangeKind, number> = { open: 1, close: 0, merge: 1, split: 2, rename: 1 }

export function withKind(draft: ChangeDraft, kind: UnitChangeKind): ChangeDraft {
  const many = kind === 'split' ? Math.max(2, draft.to.length) : heirsOf[kind]
  return {
    ...draft,
    kind,
    from: kind === 'open' ? [] : kind === 'merge' ? draft.from : draft.from.slice(0, 1),
    to: Array.from({ length: many }, (_, at) => draft.to[at] ?? emptyHeir()),
  }
}

/** Whether a place on the map is to be chosen: of a unit that comes to be without taking another's. */
export const needsTile = (kind: UnitChangeKind, heir: HeirDraft, from: readonly string[]): boolean =>
  (kind === 'open' || kind === 'split') && heir.kind !== 'department' && !from.includes(heir.code.trim())

/** What is typed as a change; null while something is missing that the form itself can see. */
export function changeOf({ kind, day, from, to }: ChangeDraft, units: readonly Unit[]): NewUnitChange | null {
  if (day === null) return null
  const heirs = to.map((heir) => ({ ...heir, code: kind === 'rename' ? (from[0] ?? '') : heir.code.trim() }))
  if (heirs.some(({ code, name }) => code === '' || (name.trim() === '' && !from.includes(code)))) return null
  const shares = heirs.map(({ share }) => readShare(share))
  return {
    kind,
    day,
    from,
    to: heirs.map(({ code }, at) => ({
      unit: code,
      share: kind === 'split' && typeof shares[at] === 'number' ? Math.round((shares[at] * wholeShare) / 100) : null,
    })),
    made: heirs.flatMap(({ code, name, kind: sort, tile }) => {
      if (name.trim() === '') return []
      const before = units.find((unit) => unit.code === code) ?? units.find((unit) => unit.code === from[0])
      const whole = kind === 'rename' || kind === 'merge'
      return [
        {
          code,
          name: name.trim(),
          kind: sort,
          formerProvince: before?.formerProvince ?? null,
          // Who goes on in the place of others takes it over; who comes to be beside them is given one.
          tile: whole || before?.code === code ? (before?.tile ?? null) : tile,
          areaKm2: kind === 'rename' ? (before?.areaKm2 ?? null) : null,
          lat: whole ? (before?.lat ?? null) : null,
          lon: whole ? (before?.lon ?? null) : null,
        },
      ]
    }),
  }
}
