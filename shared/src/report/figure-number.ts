import { formatCount, formatNumber } from '../format.ts'
import type { Kpi } from '../kpi/kpi.ts'
import type { Value } from '../kpi/value-contract.ts'
import { missingPart } from '../messages/report.ts'
import { say } from '../messages/say.ts'
import type { Locale } from '../text.ts'
import type { BoundNumber } from './document.ts'
import type { ReportFigure } from './snapshot.ts'

type Part = 'numerator' | 'denominator' | 'ratio' | 'gap' | 'reported' | 'expected'
type AskedKpi = Pick<Kpi, 'id' | 'measuredIn' | 'decimals'> & { denominator: object | null }

/** One part of a figure as it is printed. The ratio carries the very text the API answers, so the two cannot differ. */
export function figureNumber(kpi: AskedKpi, figure: ReportFigure, part: Part, locale: Locale): BoundNumber {
  const { value } = figure
  const gap = figure.target?.gap ?? null
  const binding = {
    of: 'kpi' as const,
    kpi: kpi.id,
    place: figure.place,
    from: figure.from,
    to: figure.to,
    part,
  }
  if (part === 'reported' || part === 'expected')
    return { kind: 'number', binding, state: 'value', ...asCount(value[part], locale) }
  if (value.state !== 'value') return { kind: 'number', binding, ...asState(value) }
  switch (part) {
    case 'ratio':
      return { kind: 'number', binding, state: 'value', ...asRatio(kpi, value) }
    case 'numerator':
      return { kind: 'number', binding, state: 'value', ...asCount(value.numerator ?? 0, locale) }
    case 'denominator':
      return value.denominator === null
        ? { kind: 'number', binding, ...noSuchPart(locale) }
        : { kind: 'number', binding, state: 'value', ...asCount(value.denominator, locale) }
    case 'gap':
      return gap === null
        ? { kind: 'number', binding, ...noSuchPart(locale) }
        : { kind: 'number', binding, state: 'value', ...asCount(gap, locale) }
  }
}

/** How far a rate has moved since the period before, in points of a per cent; null when either has no value. */
export function figureChange(kpi: AskedKpi, figure: ReportFigure, locale: Locale): BoundNumber | null {
  const [now, then] = [figure.value.ratio, figure.before?.ratio ?? null]
  if (now === null || then === null) return null
  const change = kpi.measuredIn === 'percent' ? (now - then) * 100 : now - then
  const decimals = Math.max(kpi.decimals, kpi.measuredIn === 'percent' ? 1 : 0)
  return {
    kind: 'number',
    binding: { of: 'kpi', kpi: kpi.id, place: figure.place, from: figure.from, to: figure.to, part: 'difference' },
    state: 'value',
    numerator: change,
    denominator: null,
    text: formatNumber(locale, Math.abs(change), decimals),
    format: 'decimal',
    decimals,
  }
}

const asCount = (count: number, locale: Locale) => ({
  numerator: count,
  denominator: null,
  text: formatCount(locale, count),
  format: 'count' as const,
  decimals: 0,
})

const asRatio = (kpi: AskedKpi, { numerator, denominator, text }: Value) => ({
  numerator,
  denominator,
  text,
  format:
    denominator === null
      ? ('count' as const)
      : kpi.measuredIn === 'percent'
        ? ('percent' as const)
        : ('decimal' as const),
  decimals: denominator === null ? 0 : kpi.decimals,
})

const asState = ({ state, text }: Value) => ({
  state,
  numerator: null,
  denominator: null,
  text,
  format: 'count' as const,
  decimals: 0,
})

const noSuchPart = (locale: Locale) => ({
  state: 'not-applicable' as const,
  numerator: null,
  denominator: null,
  text: say(locale, missingPart),
  format: 'count' as const,
  decimals: 0,
})
