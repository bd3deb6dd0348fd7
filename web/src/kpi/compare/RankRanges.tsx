import { Link } from '@tanstack/react-router'
import { linearScale } from 'shared/chart/scale.ts'
import { formatNumber } from 'shared/format.ts'
import type { KpiComparison } from 'shared/kpi/compare/comparison-contract.ts'
import { comparePageMessages as m, whyNotTexts } from 'shared/messages/compare-page.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { unitData, valueData } from '../../export/value-data.ts'
import { toUnit } from '../../links.ts'
import { type Say, useLocale, useSay } from '../../shell/locale.tsx'
import type { Locale } from 'shared/text.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { ValueText } from '../../ui/ValueText.tsx'
import { type ComparedLine, rankedLines } from './compared-line.ts'
import type { ComparedProps } from './FunnelFigure.tsx'

const notRankedTexts = { 'too-few-cases': m.tooFew, incomplete: m.incomplete, 'no-value': m.noValue } as const

/** Ranks as ranges, never one place; nothing at all where ranks would mostly be chance. */
export function RankRanges({ kpi, answer, lines }: ComparedProps) {
  const say = useSay()
  const locale = useLocale()
  const { ranking } = answer
  const title = say(m.rankTitle, { kpi: kpi.name[locale] })
  if (ranking.kind === 'hidden')
    return (
      <section className="ranks-hidden">
        <h2>{title}</h2>
        <p>
          <strong>{say(m.hidden)}</strong> {whyHidden(say, locale, ranking)}
        </p>
      </section>
    )
  const { ranked, others } = rankedLines(lines)
  type Ranked = (typeof ranked)[number]
  const x = linearScale([0.5, ranked.length + 0.5], [0, 100])
  const range = ({ from, to }: { from: number; to: number }) => say(from === to ? m.rankOne : m.rankRange, { from, to })
  return (
    <Figure
      title={title}
      summary={say(m.rankSummary, {
        n: ranked.length,
        share: `${formatNumber(locale, ranking.rankability * 100, 0)}%`,
      })}
      summaryShown
      table={
        <DataTable
          caption={title}
          rows={ranked}
          rowKey={({ code }) => code}
          columns={[
            {
              key: 'unit',
              label: say(m.unit),
              cell: ({ code, name }) => <Link {...toUnit(code)}>{name}</Link>,
              data: unitData<Ranked>(
                say,
                ({ code }) => code,
                ({ name }) => name,
              ),
            },
            {
              key: 'rank',
              label: say(m.rankColumn),
              numeric: true,
              cell: ({ rank }) => range(rank),
              data: (['from', 'to'] as const).map((end) => ({
                key: `rank_${end}`,
                head: `${say(m.rankColumn)}: ${say(uiMessages[end === 'from' ? 'rankFrom' : 'rankTo'])}`,
                of: ({ rank }: Ranked) => rank[end],
              })),
            },
            {
              key: 'expected',
              label: say(m.expected),
              numeric: true,
              cell: ({ rank }) => formatNumber(locale, rank.expected, 1),
            },
            {
              key: 'value',
              label: kpi.name[locale],
              numeric: true,
              cell: ({ row }) => <ValueText value={row.value} fraction />,
              data: valueData<Ranked>(say, kpi, ({ row }) => row.value),
            },
          ]}
        />
      }
    >
      <ol className="interval-strip ranks">
        {ranked.map(({ code, name, rank, row, own }) => (
          <li key={code} className={own ? 'own' : undefined}>
            <Link {...toUnit(code)}>{name}</Link>
            <svg aria-hidden="true" className="strip-line">
              <line
                className="strip-interval"
                x1={`${x(rank.from - 0.4)}%`}
                x2={`${x(rank.to + 0.4)}%`}
                y1="50%"
                y2="50%"
              />
              <circle className="rank-dot" cx={`${x(rank.expected)}%`} cy="50%" r="3" />
            </svg>
            <span className="strip-value">
              {range(rank)} <small>{row.value.text}</small>
            </span>
          </li>
        ))}
      </ol>
      {others.length > 0 && <NotRanked others={others} fewest={answer.fewestCases} />}
    </Figure>
  )
}

function NotRanked({ others, fewest }: { others: readonly ComparedLine[]; fewest: number }) {
  const say = useSay()
  return (
    <section>
      <h3>{say(m.notRanked, { n: others.length })}</h3>
      <ul className="not-ranked">
        {others.map(({ code, name, row }) => (
          <li key={code}>
            <Link {...toUnit(code)}>{name}</Link>: {say(notRankedTexts[row.notRanked ?? 'no-value'])}
            {row.notRanked === 'too-few-cases' && ` (${say(m.tooFewRule, { n: fewest })})`} ·{' '}
            <ValueText value={row.value} fraction />
          </li>
        ))}
      </ul>
    </section>
  )
}

function whyHidden(say: Say, locale: Locale, ranking: Extract<KpiComparison['ranking'], { kind: 'hidden' }>): string {
  switch (ranking.why) {
    case 'low-rankability':
      return say(m.hiddenRankability, { share: `${formatNumber(locale, (ranking.rankability ?? 0) * 100, 0)}%` })
    case 'too-few-units':
      return say(m.hiddenFewUnits, { n: ranking.ranked })
    case 'no-direction':
      return say(m.hiddenNoDirection)
    default:
      return say(whyNotTexts[ranking.why])
  }
}
