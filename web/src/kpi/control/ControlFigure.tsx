import type { Day } from 'shared/day.ts'
import type { SheetCell } from 'shared/export/sheet.ts'
import { formatDay } from 'shared/format.ts'
import type { ControlPoint } from 'shared/kpi/compare/chart-contract.ts'
import { controlChartMessages as m } from 'shared/messages/control-chart.ts'
import { kpiPageMessages } from 'shared/messages/kpi-page.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { Trend } from '../../chart/Trend.tsx'
import { type TrendDrawn, trendSummary } from '../../chart/trend-model.ts'
import type { ColumnData } from '../../export/table-sheet.ts'
import { shareCell, valueData } from '../../export/value-data.ts'
import type { Answer } from '../../http.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { usePageState } from '../../shell/use-page-state.ts'
import type { KpiBrief } from '../../shell/use-province.ts'
import { CoverageText } from '../../ui/CoverageText.tsx'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { boundsOf, formatShown } from '../../ui/kpi-scale.ts'
import { useTrendBands } from '../../ui/use-trend-bands.ts'
import { ValueText } from '../../ui/ValueText.tsx'
import {
  breaksDrawn,
  type ChartWriting,
  controlDrawn,
  formatDrawn,
  metOf,
  notesDrawn,
  withGhost,
  yearBefore,
} from './control-figure-model.ts'
import { ControlWords } from './ControlWords.tsx'
import { GhostField } from './GhostField.tsx'

type KpiVersions = readonly { version: number; from: Day | null }[]

const titles = { 'p-prime': m.titlePPrime, xmr: m.titleXmr, none: m.titleNone } as const

interface Props {
  kpi: KpiBrief
  answer: Answer<'readControlChart'>
  /** What was known on another day, to be drawn as a ghost beside the line. */
  then: Answer<'readControlChart'>['chart'] | undefined
  writings: readonly ChartWriting[]
  /** The versions of its definition, and since when each counts. */
  versions: KpiVersions
}

/** The KPI through time within its own limits: targets as they stepped, what is not as usual, incidents, what was written. */
export function ControlFigure({ kpi, answer: { chart }, then, writings, versions }: Props) {
  const say = useSay()
  const locale = useLocale()
  const [{ ghost }] = usePageState()
  const { points: drawn, moved } = withGhost(locale, kpi, controlDrawn(locale, kpi, chart), then)
  const ghostDay = ghost && then && formatDay(locale, ghost)
  const { met, judged } = metOf(chart.points)
  const breaks = breaksDrawn(locale, chart.points, versions)
  const bands = useTrendBands(
    kpi.id,
    chart.points.map(({ period }) => period),
  )
  const summary = [
    trendSummary(say, drawn),
    judged > 0 && say(kpiPageMessages.trendTarget, { met, n: judged }),
    breaks.length > 0 && say(m.breaksSaid, { breaks: breaks.map(({ text }) => text).join('; ') }),
    ghostDay && say(moved > 0 ? kpiPageMessages.ghostMoved : kpiPageMessages.ghostSame, { day: ghostDay, n: moved }),
  ]
    .filter(Boolean)
    .join(' ')
  const title = say(titles[chart.kind])
  return (
    <Figure
      title={title}
      summary={summary}
      summaryShown
      aside={<GhostField />}
      table={
        <ControlTable
          caption={title}
          kpi={kpi}
          chart={chart}
          drawn={drawn}
          ghostDay={ghostDay}
          writings={writings}
          versions={versions}
        />
      }
    >
      <ControlWords kpi={kpi} chart={chart} />
      {drawn.some(({ value }) => value !== null) ? (
        <Trend
          points={drawn}
          label={summary}
          bounds={boundsOf(kpi)}
          notes={notesDrawn(writings)}
          breaks={breaks}
          {...bands}
          {...(ghostDay && { ghostLabel: say(kpiPageMessages.ghostOf, { day: ghostDay }) })}
          format={(value) => formatShown(locale, kpi, value)}
        />
      ) : (
        <p className="empty">{say(kpiPageMessages.trendNone)}</p>
      )}
    </Figure>
  )
}

interface TableProps extends Pick<Props, 'kpi' | 'writings' | 'versions'> {
  caption: string
  chart: Props['answer']['chart']
  drawn: readonly TrendDrawn[]
  ghostDay: string | undefined
}

function ControlTable({ caption, kpi, chart, drawn: points, ghostDay, writings, versions }: TableProps) {
  const say = useSay()
  const locale = useLocale()
  const drawn = new Map(points.map((point) => [point.key, point]))
  const of = ({ period }: ControlPoint) => drawn.get(period.key)
  // As exact as they are drawn, a column for each; the figure in the cell is their range in words.
  const limitCell = (y: number | null): SheetCell =>
    y !== null && kpi.measuredIn === 'percent' ? shareCell(y, formatDrawn(locale, kpi, y)) : y
  const limitData: ColumnData<ControlPoint>[] = [
    { key: 'limit_low', head: say(m.limitLow), of: ({ low }) => limitCell(low) },
    { key: 'usual', head: say(m.centre), of: ({ centre }) => limitCell(centre) },
    { key: 'limit_high', head: say(m.limitHigh), of: ({ high }) => limitCell(high) },
  ]
  const columns: Column<ControlPoint>[] = [
    {
      key: 'period',
      label: say(kpiPageMessages.period),
      cell: (point) => (
        <>
          {of(point)?.title}
          {versions.length > 1 && <small className="second">{say(m.countedBy, { version: point.definition })}</small>}
        </>
      ),
      data: [
        { key: 'period', head: say(kpiPageMessages.period), of: (point) => of(point)?.title ?? null },
        { key: 'first_day', head: say(uiMessages.from), as: 'day', of: ({ period }) => period.from },
        { key: 'last_day', head: say(uiMessages.to), as: 'day', of: ({ period }) => period.to },
        ...(versions.length > 1
          ? [{ key: 'definition', head: say(m.definition), of: ({ definition }: ControlPoint) => definition }]
          : []),
      ],
    },
    {
      key: 'value',
      label: say(kpiPageMessages.actual),
      numeric: true,
      cell: ({ value }) => <ValueText value={value} fraction />,
      data: valueData<ControlPoint>(say, kpi, ({ value }) => value),
    },
    {
      key: 'ghost',
      label: say(kpiPageMessages.ghostOf, { day: ghostDay ?? '' }),
      numeric: true,
      cell: (point) => of(point)?.ghostText ?? '—',
    },
    {
      key: 'drawn',
      label: say(m.drawnAs),
      numeric: true,
      cell: ({ y }) => (y === null ? '—' : formatDrawn(locale, kpi, y)),
    },
    {
      key: 'limits',
      label: say(m.limits),
      numeric: true,
      cell: (point) => of(point)?.limits?.text ?? '—',
      data: limitData,
    },
    { key: 'target', label: say(kpiPageMessages.target), numeric: true, cell: ({ target }) => target?.text ?? '—' },
    {
      key: 'signal',
      label: say(m.signal),
      cell: (point) => {
        const own = of(point)
        const signs = writings.filter(({ at }) => at === point.period.key).map(({ no }) => `(${no})`)
        return [own?.mark && `${say(m[own.mark])}: ${own.signals}`, ...signs].filter(Boolean).join(' ') || '—'
      },
    },
    {
      key: 'yearAgo',
      label: say(kpiPageMessages.yearAgo),
      numeric: true,
      cell: (point) => yearBefore(chart.points, point)?.value.text ?? '—',
    },
    {
      key: 'coverage',
      label: say(kpiPageMessages.coverage),
      numeric: true,
      cell: ({ value }) => <CoverageText value={value} />,
      data: [],
    },
  ]
  return (
    <DataTable
      caption={caption}
      rows={chart.points.toReversed()}
      rowKey={({ period }) => period.key}
      columns={columns.filter(
        ({ key }) =>
          (key !== 'drawn' || chart.measuredPer === 'working-day') && (key !== 'ghost' || ghostDay !== undefined),
      )}
    />
  )
}
