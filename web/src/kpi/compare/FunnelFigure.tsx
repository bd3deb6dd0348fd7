import { Link, useNavigate } from '@tanstack/react-router'
import { formatCount, formatNumber } from 'shared/format.ts'
import type { KpiComparison } from 'shared/kpi/compare/comparison-contract.ts'
import { comparePageMessages as m, whyNotTexts } from 'shared/messages/compare-page.ts'
import { Funnel, FunnelMark } from '../../chart/Funnel.tsx'
import { shareCell, unitData, valueData } from '../../export/value-data.ts'
import { toUnit } from '../../links.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import type { KpiBrief } from '../../shell/use-province.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Explained } from '../../ui/Explained.tsx'
import { Figure } from '../../ui/Figure.tsx'
import { ValueText } from '../../ui/ValueText.tsx'
import { byShrunk, type ComparedLine, funnelPoints, markTexts, tallyOf, verdictOf } from './compared-line.ts'

export interface ComparedProps {
  kpi: KpiBrief
  answer: KpiComparison
  lines: readonly ComparedLine[]
}

/** Every unit by its number of cases, against what chance allows among these peers. */
export function FunnelFigure({ kpi, answer, lines }: ComparedProps) {
  const say = useSay()
  const locale = useLocale()
  const navigate = useNavigate()
  const { funnel, adjusted, centre } = answer
  const title = say(m.funnelTitle, { kpi: kpi.name[locale] })
  const tally = tallyOf(lines)
  const drawn = funnel.kind === 'funnel' && centre.ratio !== null
  const summary = drawn
    ? say(m.funnelSummary, { ...tally, centre: centre.text })
    : say(whyNotTexts[funnel.kind === 'none' ? funnel.why : 'empty-group'])
  return (
    <Figure
      title={title}
      summary={summary}
      summaryShown
      table={<ComparedTable caption={title} kpi={kpi} lines={lines} />}
    >
      {drawn ? (
        <>
          <Funnel
            label={summary}
            points={funnelPoints(locale, lines)}
            limits={adjusted}
            centre={centre.ratio ?? 0}
            target={targetOf(answer)}
            formatShare={(share) => `${formatNumber(locale, share * 100, 1)}%`}
            formatCases={(cases) => formatCount(locale, cases)}
            onOpen={(code) => void navigate(toUnit(code))}
          />
          <MarkKey kpi={kpi} limits target={targetOf(answer) !== null} />
          <CommonLevel kpi={kpi} answer={answer} />
          <p className="summary">
            {say(funnel.overdispersed ? m.dispersed : m.undispersed, { phi: formatNumber(locale, funnel.phi, 2) })}
          </p>
        </>
      ) : (
        <ComparedTable caption={title} kpi={kpi} lines={lines} />
      )}
    </Figure>
  )
}

/** The peers together: a number like any other, which can be asked where it comes from. */
export function CommonLevel({ kpi, answer: { centre, peers } }: Pick<ComparedProps, 'kpi' | 'answer'>) {
  const say = useSay()
  if (centre.state !== 'value') return null
  return (
    <p className="summary">
      {say(m.centre)} ({peers.name}):{' '}
      <Explained kpi={kpi.id} group={`peers.${peers.key}`}>
        <ValueText value={centre} fraction />
      </Explained>
    </p>
  )
}

/** The target as a share, where all these units have the same one. */
export function targetOf({ rows }: KpiComparison): number | null {
  const targets = new Set(rows.flatMap(({ target }) => (target ? [target.value] : [])))
  const [one] = targets
  return targets.size === 1 && one !== undefined ? one / 100 : null
}

/** What the shapes mean, each with whether it is good for this KPI. */
export function MarkKey({
  kpi,
  limits = false,
  target = false,
}: {
  kpi: KpiBrief
  limits?: boolean
  target?: boolean
}) {
  const say = useSay()
  const said = (mark: 'high' | 'low') => {
    const verdict = verdictOf(kpi, mark)
    return `${say(markTexts[mark])}${verdict === 'neutral' ? '' : ` (${say(verdict === 'better' ? m.goodSide : m.badSide)})`}`
  }
  return (
    <ul className="mark-key">
      {(['high', 'low', 'within', 'unjudged'] as const).map((mark) => (
        <li key={mark}>
          <svg viewBox="-11 -7 22 14" aria-hidden="true">
            <FunnelMark mark={mark} verdict={verdictOf(kpi, mark)} own={false} />
          </svg>
          {mark === 'high' || mark === 'low' ? said(mark) : say(markTexts[mark])}
        </li>
      ))}
      {limits && (
        <>
          {(['limit-998', 'limit-95', 'centre'] as const).map((line) => (
            <li key={line}>
              <svg viewBox="-11 -7 22 14" aria-hidden="true">
                <path className={line} d="M-11 0H11" />
              </svg>
              {say({ 'limit-998': m.limits998, 'limit-95': m.limits95, centre: m.centre }[line])}
            </li>
          ))}
        </>
      )}
      {target && (
        <li>
          <svg viewBox="-11 -7 22 14" aria-hidden="true">
            <path className="target-line" d="M-11 0H11" />
          </svg>
          {say(m.target)}
        </li>
      )}
    </ul>
  )
}

export function ComparedTable({
  caption,
  kpi,
  lines,
}: {
  caption: string
  kpi: KpiBrief
  lines: readonly ComparedLine[]
}) {
  const say = useSay()
  const locale = useLocale()
  const share = (value: number) => `${formatNumber(locale, value * 100, 1)}%`
  const columns: Column<ComparedLine>[] = [
    {
      key: 'unit',
      label: say(m.unit),
      cell: ({ code, name }) => <Link {...toUnit(code)}>{name}</Link>,
      data: unitData(
        say,
        ({ code }) => code,
        ({ name }) => name,
      ),
    },
    {
      key: 'value',
      label: kpi.name[locale],
      numeric: true,
      cell: ({ code, row }) => (
        <Explained kpi={kpi.id} unit={code}>
          <ValueText value={row.value} fraction />
        </Explained>
      ),
      data: valueData(say, kpi, ({ row }) => row.value),
    },
    { key: 'position', label: say(m.position), cell: ({ mark }) => say(markTexts[mark]) },
    {
      key: 'interval',
      label: say(m.interval),
      numeric: true,
      cell: ({ row: { interval } }) => (interval ? `${share(interval.low)}–${share(interval.high)}` : '—'),
      data: (['low', 'high'] as const).map((end) => ({
        key: `interval_${end}`,
        head: say(end === 'low' ? m.intervalLow : m.intervalHigh),
        of: ({ row: { interval } }) => interval && shareCell(interval[end], share(interval[end])),
      })),
    },
    {
      key: 'shrunk',
      label: say(m.shrunk),
      numeric: true,
      cell: ({ row: { shrunk } }) => (shrunk ? share(shrunk.share) : '—'),
      data: [
        {
          key: 'shrunk',
          head: say(m.shrunk),
          of: ({ row: { shrunk } }) => shrunk && shareCell(shrunk.share, share(shrunk.share)),
        },
      ],
    },
  ]
  return <DataTable caption={caption} columns={columns} rows={byShrunk(kpi, lines)} rowKey={({ code }) => code} />
}
