import { addDays, type Day } from 'shared/day.ts'
import { changesBy, lifeOf, type Line, lineOf, standsOn, successorsOn, unitsOn } from 'shared/unit/succession.ts'
import type { Unit } from 'shared/unit/unit.ts'
import type { UnitChange } from 'shared/unit/unit-change.ts'

/** Every unit there has ever been, as of a day: called as it was called then, with its days, heirs and predecessors. */
export function standingUnits(all: readonly Unit[], decided: readonly UnitChange[], on: Day) {
  const changes = changesBy(decided, on)
  const named = new Map(unitsOn(all, decided, on).map((unit) => [unit.code, unit]))
  const told = all.map((unit) => {
    const life = lifeOf(decided, unit.code)
    const line = lineOf(changes, unit.code)
    return {
      ...(named.get(unit.code) ?? unit),
      ...life,
      heirs: life.to === null ? [] : successorsOn(decided, unit.code, addDays(life.to, 1)),
      before: beforeOf(line, unit.code),
      comparableFrom: line.comparableFrom,
    }
  })
  return {
    units: told.filter((unit) => standsOn(unit, on)),
    others: told.filter((unit) => !standsOn(unit, on)),
  }
}

const beforeOf = ({ parts }: Line, code: string) =>
  parts
    .filter(({ unit, taken }) => unit !== code || taken.length > 0)
    .map(({ unit, from, to, taken }) => ({
      unit,
      from,
      to,
      share:
        taken.length === 0
          ? null
          : taken.reduce(
              (left, { shares, place }) => (left * shares[place]!) / shares.reduce((sum, one) => sum + one, 0),
              1,
            ),
    }))
