import type { AppliedTarget } from 'shared/kpi/value-contract.ts'
import { unitPageMessages as m } from 'shared/messages/unit-page.ts'
import { say } from 'shared/messages/say.ts'
import type { Locale } from 'shared/text.ts'
import { shown } from '../ui/kpi-scale.ts'
import type { KpiLine } from '../ui/KpiTable.tsx'
import { gapOf, isFew } from '../ui/value-model.ts'

export interface Gap {
  line: KpiLine
  target: AppliedTarget
  /** Points short of the target for a rate, pieces too many or too few for a count. */
  distance: number
}

/**
 * Targets missed, furthest first. Rates are held against one another in percentage points, the one measure that
 * dossiers, minutes and documents share; counts and means have no such measure and come after. A rate over a handful of
 * cases is no finding and is left aside.
 */
export function gapsOf(lines: readonly KpiLine[]): Gap[] {
  return lines
    .flatMap((line) => {
      const { value, target } = line.row
      const figure = shown(line.kpi, value.ratio)
      if (figure === null || target === null || target.met !== false || isFew(value)) return []
      return [{ line, target, distance: Math.abs(figure - target.value) }]
    })
    .toSorted(
      (a, b) =>
        Number(isRate(b)) - Number(isRate(a)) || b.distance - a.distance || (a.line.kpi.id < b.line.kpi.id ? -1 : 1),
    )
}

const isRate = ({ line }: Gap): boolean => line.kpi.measuredIn === 'percent'

/** One gap as a sentence an official can act on: what, where it stands, how many are still to do. */
export function gapSentence(locale: Locale, { line: { kpi, row }, target }: Gap): string {
  const said = { kpi: kpi.name[locale], value: row.value.text, target: target.text }
  const gap = gapOf(locale, kpi, target)
  // A mean is not reached by so many more cases.
  if (!gap || gap.met || (kpi.measuredIn !== 'percent' && kpi.hasDenominator)) return say(locale, m.biggestOff, said)
  const counted = { ...said, n: gap.shown, what: say(locale, gap.what, { n: gap.count }) }
  return say(locale, target.comparator === 'at-least' ? m.biggestGap : m.biggestExcess, counted)
}

export interface Tally {
  met: number
  missed: number
  none: number
}

/** How a unit stands over everything that has a target. */
export function tallyOf(lines: readonly KpiLine[]): Tally {
  const count = (holds: (line: KpiLine) => boolean) => lines.filter(holds).length
  return {
    met: count(({ row }) => row.target?.met === true),
    missed: count(({ row }) => row.target?.met === false),
    none: count(({ row }) => row.value.state === 'missing' || row.value.state === 'quarantined'),
  }
}
