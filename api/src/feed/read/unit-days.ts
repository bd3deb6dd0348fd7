import { addDays, type Day } from 'shared/day.ts'
import type { RejectReason } from 'shared/feed/feed.ts'
import { livesBy, successorsOn } from 'shared/unit/succession.ts'
import type { UnitCode } from 'shared/unit/unit.ts'
import type { UnitChange } from 'shared/unit/unit-change.ts'

/** When a unit stands, of those that do not stand for ever, and who continues it. */
export interface UnitDays {
  from: Day | null
  to: Day | null
  heirs: readonly UnitCode[]
}

export function unitDaysBy(changes: readonly UnitChange[]): ReadonlyMap<UnitCode, UnitDays> {
  const lives = [...livesBy(changes)]
  return new Map(
    lives.map(([code, life]) => [
      code,
      { ...life, heirs: life.to === null ? [] : successorsOn(changes, code, addDays(life.to, 1)) },
    ]),
  )
}

/**
 * Why a record of a day is none of a unit's, or null. The field tells the first day on which it is otherwise and who
 * continues the unit: a reject keeps no other words of its own.
 */
export function outsideLife(
  life: UnitDays | undefined,
  day: Day,
): { reason: Extract<RejectReason, 'unit-closed' | 'unit-not-yet'>; field: string } | null {
  if (life?.from && day < life.from) return { reason: 'unit-not-yet', field: life.from }
  if (life?.to && day > life.to) return { reason: 'unit-closed', field: [addDays(life.to, 1), ...life.heirs].join(' ') }
  return null
}

/** The same read back, where it is put into words. */
export function readLifeField(field: string | null): { day: Day; heirs: string[] } | null {
  const [day, ...heirs] = (field ?? '').split(' ')
  return day ? { day, heirs } : null
}
