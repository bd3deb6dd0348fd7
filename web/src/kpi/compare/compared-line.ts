import { formatCount } from 'shared/format.ts'
import type { KpiComparison } from 'shared/kpi/compare/comparison-contract.ts'
import { comparePageMessages as m } from 'shared/messages/compare-page.ts'
import { say } from 'shared/messages/say.ts'
import type { Locale, Text } from 'shared/text.ts'
import type { FunnelPosition } from 'shared/statistics/funnel.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import type { FunnelPoint } from '../../chart/funnel-model.ts'
import { byName, type KpiBrief, type UnitBrief } from '../../shell/use-province.ts'

export type ComparedRow = KpiComparison['rows'][number]

/** A compared unit with its name, ready to be drawn and listed. */
export interface ComparedLine {
  code: string
  name: string
  row: ComparedRow
  mark: FunnelPoint['mark']
  verdict: FunnelPoint['verdict']
  own: boolean
}

type Directed = Pick<KpiBrief, 'direction'>

/** A mark is for what lies beyond 99.8 %, on one side or the other; all else looks alike. */
export function markOf(position: FunnelPosition | null): FunnelPoint['mark'] {
  if (position === null) return 'unjudged'
  return position === 'very-high' ? 'high' : position === 'very-low' ? 'low' : 'within'
}

/** Whether standing there is good: only the KPI's direction says. */
export function verdictOf({ direction }: Directed, mark: FunnelPoint['mark']): FunnelPoint['verdict'] {
  if (direction === 'neutral' || (mark !== 'high' && mark !== 'low')) return 'neutral'
  return (direction === 'higher') === (mark === 'high') ? 'better' : 'worse'
}

export const markTexts: Readonly<Record<FunnelPoint['mark'], Text>> = {
  high: m.farHigh,
  low: m.farLow,
  within: m.within,
  unjudged: m.unjudged,
}

/** In the order of the answer; a unit this page has not heard of yet is left for the next visit. */
export function comparedLines(
  locale: Locale,
  kpi: Directed,
  units: readonly UnitBrief[],
  { rows }: Pick<KpiComparison, 'rows'>,
  own: string | null,
): ComparedLine[] {
  const known = new Map(units.map((unit) => [unit.code, unit]))
  return rows.flatMap((row) => {
    const unit = known.get(row.unit)
    if (!unit) return []
    const mark = markOf(row.position)
    return [
      {
        code: row.unit,
        name: unitName(locale, unit),
        row,
        mark,
        verdict: verdictOf(kpi, mark),
        own: row.unit === own,
      },
    ]
  })
}

/** The points of a funnel: whoever has cases. */
export function funnelPoints(locale: Locale, lines: readonly ComparedLine[]): FunnelPoint[] {
  return lines.flatMap(({ code, name, row: { value }, mark, verdict, own }) =>
    value.state === 'value' && value.ratio !== null && value.denominator !== null && value.numerator !== null
      ? [
          {
            key: code,
            name,
            n: value.denominator,
            share: value.ratio,
            text: `${value.text} · ${formatCount(locale, value.numerator)}/${formatCount(locale, value.denominator)}`,
            detail: say(locale, markTexts[mark]),
            mark,
            verdict,
            own,
          },
        ]
      : [],
  )
}

/** By the shrunk estimate, the best first where one way is better; units without one stand last, by name. */
export function byShrunk({ direction }: Directed, lines: readonly ComparedLine[]): ComparedLine[] {
  const sign = direction === 'lower' ? 1 : -1
  const share = ({ row }: ComparedLine) => row.shrunk?.share ?? row.value.ratio
  return lines.toSorted((a, b) => {
    const [x, y] = [share(a), share(b)]
    if (x === null || y === null) return x === y ? byName(a, b) : x === null ? 1 : -1
    return sign * (x - y) || byName(a, b)
  })
}

/** Ranked units by what rank may be expected, and those that are not, by why. */
export function rankedLines(lines: readonly ComparedLine[]) {
  const ranked = lines
    .flatMap((line) => (line.row.rank ? [{ ...line, rank: line.row.rank }] : []))
    .toSorted((a, b) => a.rank.expected - b.rank.expected || a.rank.from - b.rank.from)
  return { ranked, others: lines.filter(({ row }) => row.rank === null && row.notRanked !== null) }
}

export function tallyOf(lines: readonly ComparedLine[]): Record<FunnelPoint['mark'], number> {
  const tally = { high: 0, low: 0, within: 0, unjudged: 0 }
  for (const { mark } of lines) tally[mark] += 1
  return tally
}

export interface BehindLine extends ComparedLine {
  /** How many cases it would have been better by at the level of the group. */
  effect: number
}

/** Who stands on the bad side beyond 99.8 %, most cases first. */
export function behindLines(lines: readonly ComparedLine[], centre: number | null): BehindLine[] {
  return lines
    .flatMap((line): BehindLine[] => {
      const { ratio, denominator } = line.row.value
      if (line.verdict !== 'worse' || centre === null || ratio === null || denominator === null) return []
      return [{ ...line, effect: Math.round(Math.abs(ratio - centre) * denominator) }]
    })
    .toSorted((a, b) => b.effect - a.effect || byName(a, b))
}
