import { useQuery } from '@tanstack/react-query'
import { formatDay, formatNumber } from 'shared/format.ts'
import type { TrendPoint } from 'shared/kpi/kpi-contract.ts'
import { kpiPageMessages as m } from 'shared/messages/kpi-page.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { Trend } from '../chart/Trend.tsx'
import { trendSummary } from '../chart/trend-model.ts'
import { valueData } from '../export/value-data.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { type KpiBrief, useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { CoverageText } from '../ui/CoverageText.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { DayField } from '../ui/DayField.tsx'
import { Figure } from '../ui/Figure.tsx'
import { boundsOf } from '../ui/kpi-scale.ts'
import { usePeriod, usePeriodAsked } from '../ui/use-period.ts'
import { ValueText } from '../ui/ValueText.tsx'
import { metOf, periodsAsked, trendOf, withGhost } from './kpi-trend-model.ts'
import { useTrendBands } from '../ui/use-trend-bands.ts'

export function KpiTrend({ kpi }: { kpi: KpiBrief }) {
  const say = useSay()
  const { period } = usePeriod()
  const asked = usePeriodAsked().period
  const query = useQuery(
    q('readKpiTrend', { params: { id: kpi.id }, query: { ...asked, count: periodsAsked(period) } }),
  )
  const [{ ghost: asOf }] = usePageState()
  const ghost = useQuery({
    ...q('readKpiTrend', { params: { id: kpi.id }, query: { ...asked, asOf, count: periodsAsked(period) } }),
    enabled: asOf !== undefined,
  })
  return (
    <Answered query={query} what={say(m.trendTitle).toLowerCase()} lines={12}>
      {({ points }) => (
        <TrendFigure kpi={kpi} points={points} then={asOf === undefined ? undefined : ghost.data?.points} />
      )}
    </Answered>
  )
}

/** Another day of knowledge, to be drawn as a ghost beside the line. */
function GhostField() {
  const say = useSay()
  const { historyFrom, today } = useProvince()
  const [{ ghost }, change] = usePageState()
  return (
    <span className="ghost-field">
      <DayField
        key={ghost ?? 'none'}
        label={say(m.ghost)}
        value={ghost ?? null}
        first={historyFrom}
        last={today}
        onChange={(day) => day && day !== ghost && change({ ghost: day })}
      />
      {ghost && (
        <button type="button" className="plain" onClick={() => change({ ghost: undefined })}>
          {say(m.ghostOff)}
        </button>
      )}
    </span>
  )
}

interface Drawn {
  kpi: KpiBrief
  points: readonly TrendPoint[]
  then: readonly TrendPoint[] | undefined
}

function TrendFigure({ kpi, points, then }: Drawn) {
  const say = useSay()
  const locale = useLocale()
  const { historyFrom } = useProvince()
  const [{ ghost }] = usePageState()
  const { points: drawn, moved } = withGhost(trendOf(locale, kpi, points, historyFrom), kpi, then ?? [])
  const ghostDay = ghost && then && formatDay(locale, ghost)
  const { met, judged } = metOf(points, new Set(drawn.map(({ key }) => key)))
  const summary = [
    trendSummary(say, drawn),
    judged > 0 && say(m.trendTarget, { met, n: judged }),
    ghostDay && say(moved > 0 ? m.ghostMoved : m.ghostSame, { day: ghostDay, n: moved }),
  ]
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
      aside={<GhostField />}
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
            ...(ghostDay
              ? [
                  {
                    key: 'ghost',
                    label: say(m.ghostOf, { day: ghostDay }),
                    numeric: true,
                    cell: ({ ghostText }: (typeof drawn)[number]) => ghostText ?? '—',
                  },
                ]
              : []),
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
          {...(ghostDay && { ghostLabel: say(m.ghostOf, { day: ghostDay }) })}
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
