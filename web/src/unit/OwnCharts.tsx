import { Link } from '@tanstack/react-router'
import type { SmallChart } from 'shared/kpi/compare/standing-contract.ts'
import { breaksIn } from 'shared/kpi/version/definition-breaks.ts'
import { assuranceTexts, standingPageMessages as m, variationTexts } from 'shared/messages/standing-page.ts'
import { SmallControl } from '../chart/SmallControl.tsx'
import { valueData } from '../export/value-data.ts'
import { toKpi } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { Figure } from '../ui/Figure.tsx'
import { ValueText } from '../ui/ValueText.tsx'
import { chartsInOrder, definitionsOf, targetDrawn } from './own-charts-model.ts'

const atOnce = 12

/** The unit against itself: a small control chart for each KPI, those that worsen first. */
export function OwnCharts({ unit, charts }: { unit: string; charts: readonly SmallChart[] }) {
  const say = useSay()
  const locale = useLocale()
  const { kpis } = useProvince()
  const names = new Map(kpis.map(({ id, name }) => [id, name[locale]]))
  const inOrder = chartsInOrder(charts)
  const [first, more] = [inOrder.slice(0, atOnce), inOrder.slice(atOnce)]
  const count = (variation: SmallChart['variation']) => charts.filter((chart) => chart.variation === variation).length
  const link = ({ kpi }: SmallChart) => <Link {...toKpi(kpi, unit)}>{names.get(kpi) ?? kpi}</Link>
  const grid = (some: readonly SmallChart[]) => (
    <ul className="own-charts">
      {some.map((chart) => (
        <li key={chart.kpi}>
          <p>{link(chart)}</p>
          <SmallControl {...chart} target={targetDrawn(kpis, chart)} breaks={breaksIn(chart.definitions)} />
          <p className="own-words">
            <ValueText value={chart.value} />
            <span className={{ improvement: 'better', concern: 'worse' }[chart.variation as string]}>
              <span aria-hidden="true">{variationTexts[chart.variation].mark}</span>{' '}
              {say(variationTexts[chart.variation].text)}
            </span>
            <span>{say(assuranceTexts[chart.assurance])}</span>
            {definitionsOf(locale, chart).map((text) => (
              <span key={text}>¦ {text}</span>
            ))}
          </p>
        </li>
      ))}
    </ul>
  )
  if (charts.length === 0) return null
  return (
    <Figure
      title={say(m.chartsTitle)}
      summary={say(m.chartsSummary, { n: charts.length, concern: count('concern'), improvement: count('improvement') })}
      summaryShown
      table={
        <DataTable
          caption={say(m.chartsTitle)}
          rows={inOrder}
          rowKey={({ kpi }) => kpi}
          columns={[
            { key: 'kpi', label: say(m.kpi), cell: link },
            {
              key: 'last',
              label: say(m.last),
              numeric: true,
              cell: ({ value }) => <ValueText value={value} fraction />,
              data: valueData<(typeof inOrder)[number]>(
                say,
                ({ kpi }) => kpis.find(({ id }) => id === kpi),
                ({ value }) => value,
              ),
            },
            { key: 'variation', label: say(m.variation), cell: ({ variation }) => say(variationTexts[variation].text) },
            { key: 'assurance', label: say(m.assurance), cell: ({ assurance }) => say(assuranceTexts[assurance]) },
            ...(inOrder.some((chart) => breaksIn(chart.definitions).length > 0)
              ? [
                  {
                    key: 'definition',
                    label: say(m.definition),
                    cell: (chart: SmallChart) => definitionsOf(locale, chart).join('; ') || '—',
                  },
                ]
              : []),
          ]}
        />
      }
    >
      {grid(first)}
      {more.length > 0 && (
        <details>
          <summary>{say(m.chartsMore, { n: more.length })}</summary>
          {grid(more)}
        </details>
      )}
    </Figure>
  )
}
