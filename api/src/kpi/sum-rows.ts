import { addDays, type Day, daysBetween, yearOf } from 'shared/day.ts'
import type { Aggregation, Kpi, Term } from 'shared/kpi/kpi.ts'
import { apportion } from 'shared/unit/apportion.ts'
import { lifeOf, standsOn } from 'shared/unit/succession.ts'
import type { UnitKind } from 'shared/unit/unit.ts'
import type { Succession } from 'shared/unit/unit-change.ts'
import type { Frequency } from 'shared/frequency.ts'
import { isOwed } from 'shared/owed.ts'
import type { WorkCalendar } from 'shared/workday.ts'

/** What it takes to add a KPI up. */
export interface KpiFormula {
  id: string
  aggregation: Aggregation
  additive: boolean
  scope: Kpi['scope']
  frequency: Frequency
  numerator: readonly Term[]
  denominator: readonly Term[]
}

/** A level is carried forward from its last report; a flow is added up since 1 January. */
export const isLevel = ({ aggregation }: Pick<KpiFormula, 'aggregation'>): boolean => aggregation === 'last'

/** Whether the province's row is the sum of its units', or a figure of its own. */
export const isSummed = ({ additive, scope }: Pick<KpiFormula, 'additive' | 'scope'>): boolean =>
  additive && scope !== 'province'

/** The units whose own figures count: those that owe the KPI, and the province where it cannot be added up. */
export function membersOf(
  kpi: Pick<KpiFormula, 'additive' | 'scope'>,
  units: readonly { code: string; kind: UnitKind }[],
): string[] {
  const owes = (kind: UnitKind) =>
    kind === 'province' ? !isSummed(kpi) : kind === 'department' ? kpi.scope === 'all-units' : kpi.scope !== 'province'
  return units.filter(({ kind }) => owes(kind)).map(({ code }) => code)
}

/** What the ledger says of one measure: by day (from the first of the stretch) and unit. */
export interface Facts {
  value: (measure: string, dayPlace: number, unit: string) => number
  reported: (measure: string, dayPlace: number, unit: string) => boolean
}

export interface SumRow {
  numerator: number
  denominator: number
  reported: number
  expected: number
}

export interface SumStretch {
  from: Day
  /** In the same year as `from`. */
  to: Day
  due: Day
  owedFrom: Day
  calendar: WorkCalendar
  /** What is decided of units; a figure is owed only on the days a unit stands. */
  changes: Succession
}

/** Sums of a stretch as columns: for each day the units of `units`, in that order. */
export interface SumGrid {
  units: string[]
  numerator: Float64Array
  denominator: Float64Array
  reported: Int32Array
  expected: Int32Array
}

/**
 * The sums of one KPI over a stretch within one year, from its facts and the rows of the day before. With `province`
 * given, the sums of all members are added as its row. A record carries all measures of a KPI or is rejected whole, so
 * a KPI has arrived when all of them have. Doubles hold every whole number to 9 × 10^15.
 */
export function sumRows(
  kpi: KpiFormula,
  { members, province }: { members: readonly string[]; province: string | null },
  facts: Facts,
  before: ReadonlyMap<string, SumRow>,
  stretch: SumStretch,
): SumGrid {
  const units = province === null ? [...members].sort() : [...members, province].sort()
  const days = daysBetween(stretch.from, stretch.to)
  const size = days * units.length
  const grid: SumGrid = {
    units,
    numerator: new Float64Array(size),
    denominator: new Float64Array(size),
    reported: new Int32Array(size),
    expected: new Int32Array(size),
  }
  const measures = [...new Set([...kpi.numerator, ...kpi.denominator].map(({ measure }) => measure))]
  const running = units.map((unit) => startFrom(kpi, before.get(unit), stretch.from))
  const provincePlace = province === null ? -1 : units.indexOf(province)
  const lives = units.map((unit) => lifeOf(stretch.changes, unit))

  for (let dayPlace = 0; dayPlace < days; dayPlace += 1) {
    const day = addDays(stretch.from, dayPlace)
    const owed = day >= stretch.owedFrom && isOwed(kpi.frequency, day, stretch.calendar)
    const whole: SumRow = { numerator: 0, denominator: 0, reported: 0, expected: 0 }
    if (isLevel(kpi)) for (const change of stretch.changes) if (change.day === day) handOver(change, units, running)
    for (const [place, unit] of units.entries()) {
      if (place === provincePlace) continue
      const sums = running[place]!
      const arrived = measures.every((measure) => facts.reported(measure, dayPlace, unit))
      const numerator = addTerms(kpi.numerator, facts, dayPlace, unit)
      const denominator = addTerms(kpi.denominator, facts, dayPlace, unit)
      if (!isLevel(kpi)) {
        sums.numerator += numerator
        sums.denominator += denominator
      } else if (arrived) {
        sums.numerator = numerator
        sums.denominator = denominator
      }
      if (owed && arrived) sums.reported += 1
      // Before it is due, a figure is expected only of those who have sent it.
      if (owed && (arrived || (day <= stretch.due && standsOn(lives[place]!, day)))) sums.expected += 1
      write(grid, dayPlace * units.length + place, sums)
      add(whole, sums)
    }
    if (provincePlace >= 0) write(grid, dayPlace * units.length + provincePlace, whole)
  }
  return grid
}

/**
 * What a state was said to be goes over to whoever follows, and stays with nobody twice. Where it cannot be told apart
 * it goes over to nobody: the new units say it themselves.
 */
function handOver({ kind, from, to }: Succession[number], units: readonly string[], running: readonly SumRow[]): void {
  if (kind === 'rename' || kind === 'open') return
  const givers = from.flatMap((unit) => running[units.indexOf(unit)] ?? [])
  for (const side of ['numerator', 'denominator'] as const) {
    const given = givers.reduce((sum, row) => sum + row[side], 0)
    for (const row of givers) row[side] = 0
    const told =
      kind === 'merge'
        ? [given]
        : to.every(({ share }) => share !== null)
          ? apportion(
              given,
              to.map(({ share }) => share ?? 0),
            )
          : []
    for (const [place, { unit }] of to.entries()) {
      const heir = running[units.indexOf(unit)]
      if (heir) heir[side] = told[place] ?? 0
    }
  }
}

/** Counts begin anew each January; a level does not. */
function startFrom(kpi: KpiFormula, before: SumRow | undefined, from: Day): SumRow {
  const newYear = yearOf(addDays(from, -1)) !== yearOf(from)
  const { numerator, denominator, reported, expected } = before ?? {
    numerator: 0,
    denominator: 0,
    reported: 0,
    expected: 0,
  }
  const level = newYear && !isLevel(kpi) ? { numerator: 0, denominator: 0 } : { numerator, denominator }
  return { ...level, ...(newYear ? { reported: 0, expected: 0 } : { reported, expected }) }
}

function addTerms(terms: readonly Term[], facts: Facts, dayPlace: number, unit: string): number {
  let sum = 0
  for (const { measure, coefficient } of terms) sum += coefficient * facts.value(measure, dayPlace, unit)
  return sum
}

function write(grid: SumGrid, place: number, row: SumRow): void {
  grid.numerator[place] = row.numerator
  grid.denominator[place] = row.denominator
  grid.reported[place] = row.reported
  grid.expected[place] = row.expected
}

function add(whole: SumRow, part: SumRow): void {
  whole.numerator += part.numerator
  whole.denominator += part.denominator
  whole.reported += part.reported
  whole.expected += part.expected
}
