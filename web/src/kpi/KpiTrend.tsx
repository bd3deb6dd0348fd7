import { useQuery } from '@tanstack/react-query'
import { formatNumber } from 'shared/format.ts'
import type { TrendPoint } from 'shared/kpi/kpi-contract.ts'
import { kpiPageMessages as m } from 'shared/messages/kpi-page.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { Trend } from '../chart/Trend.tsx'
import { trendSummary } from '../chart/trend-model.ts'
import { valueData } from '../export/value-data.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { type KpiBrief, useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { CoverageText } from '../ui/CoverageText.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { Figure } from '../ui/Figure.tsx'
import { boundsOf } from '../ui/kpi-scale.ts'
import { usePeriod, usePeriodAsked } from '../ui/use-period.ts'
import { ValueText } from '../ui/ValueText.tsx'
import { metOf, periodsAsked, trendOf } from './kpi-trend-model.ts'
import { useTrendBands } from '../ui/use-trend-bands.ts'

export function KpiTrend({ kpi }: { kpi: KpiBrief }) {
  const say = useSay()
  const { period } = usePeriod()
  const asked = usePeriodAsked().period
  const query = useQuery(
    q('readKpiTrend', { params: { id: kpi.id }, query: { ...asked, count: periodsAsked(period) } }),
  )
  return (
    <Answered query={query} what={say(m.trendTitle).toLowerCase()} lines={12}>
      {({ points }) => <TrendFigure kpi={kpi} points={points} />}
    </Answered>
  )
}

function TrendFigure({ kpi, points }: { kpi: KpiBrief; points: readonly TrendPoint[] }) {
  const say = useSay()
  const locale = useLocale()
  const { historyFrom } = useProvince()
  const drawn = trendOf(locale, kpi, points, historyFrom)
  const { met, judged } = metOf(points, new Set(drawn.map(({ key }) => key)))
  const summary = [trendSummary(say, drawn), judged > 0 && say(m.trendTarget, { met, n: judged })]
    .filter(Boolean)
    .join(' ')
  const byKey = new Map(points.map((point) => [point.period.key, point]))
  const bands = useTrendBands(
    kpi.id,
    drawn.flatMap(({ key }) => byKey.get(key)?.period ?? []),
  )
  const decimals = kpi.measuredIn === 'percent' ? 1 : kpi.hasDenominator ? 1 : 0
  return (
    <Figure
      title={say(m.trendTitle)}
      summary={summary}
      summaryShown
      table={
        <DataTable
          caption={say(m.trendTitle)}
          rows={drawn.toReversed()}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'period',
              label: say(m.period),
              cell: ({ title }) => title,
              data: [
                { key: 'period', head: say(m.period), of: ({ title }) => title },
                {
                  key: 'first_day',
                  head: say(uiMessages.from),
                  as: 'day',
                  of: ({ key }) => byKey.get(key)?.period.from ?? null,
                },
                {
                  key: 'last_day',
                  head: say(uiMessages.to),
                  as: 'day',
                  of: ({ key }) => byKey.get(key)?.period.to ?? null,
                },
              ],
            },
            {
              key: 'value',
              label: say(m.actual),
              numeric: true,
              cell: ({ key, text }) => withPoint(byKey.get(key), text),
              data: valueData<(typeof drawn)[number]>(say, kpi, ({ key }) => byKey.get(key)?.value),
            },
            { key: 'target', label: say(m.target), numeric: true, cell: ({ targetText }) => targetText || '—' },
            { key: 'yearAgo', label: say(m.yearAgo), numeric: true, cell: ({ yearAgoText }) => yearAgoText || '—' },
            {
              key: 'coverage',
              label: say(m.coverage),
              numeric: true,
              cell: ({ key }) => {
                const point = byKey.get(key)
                return point ? <CoverageText value={point.value} /> : '—'
              },
              data: [],
            },
          ]}
        />
      }
    >
      {drawn.some(({ value }) => value !== null) ? (
        <Trend
          points={drawn}
          label={summary}
          bounds={boundsOf(kpi)}
          {...bands}
          format={(value) => `${formatNumber(locale, value, decimals)}${kpi.measuredIn === 'percent' ? '%' : ''}`}
        />
      ) : (
        <p className="empty">{say(m.trendNone)}</p>
      )}
    </Figure>
  )
}

const withPoint = (point: TrendPoint | undefined, text: string) =>
  point ? <ValueText value={point.value} fraction /> : text
