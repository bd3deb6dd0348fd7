import { Link } from '@tanstack/react-router'
import { type Grouped, kpiGroupNames } from 'shared/kpi/kpi-group.ts'
import type { KpiRow } from 'shared/kpi/kpi-contract.ts'
import type { Value } from 'shared/kpi/value-contract.ts'
import { kpiPageMessages as m } from 'shared/messages/kpi-page.ts'
import { provenanceMessages } from 'shared/messages/provenance.ts'
import { Sparkline } from '../chart/Sparkline.tsx'
import { ExportMenu } from '../export/ExportMenu.tsx'
import { tableSheet } from '../export/table-sheet.ts'
import { figureCell, kpiData, targetData, valueData } from '../export/value-data.ts'
import { toKpi } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import type { KpiBrief } from '../shell/use-province.ts'
import { ChangeText } from './ChangeText.tsx'
import { CoverageText } from './CoverageText.tsx'
import { definitionNote } from './definition-note.ts'
import { Explained } from './Explained.tsx'
import { GapText } from './GapText.tsx'
import './kpi-table.css'
import { shown } from './kpi-scale.ts'
import { ValueText } from './ValueText.tsx'

export interface KpiLine {
  kpi: KpiBrief
  row: KpiRow
}

interface Props {
  caption: string
  groups: readonly Grouped<KpiLine>[]
  /** The period is not over: the last point is hollow. */
  running: boolean
  /** Whose figures these are, so that links lead to its own; the province's without it. */
  unit?: string | undefined
  /** The province's own values, where the table is about one unit. */
  province?: ReadonlyMap<string, Value> | undefined
}

/** KPIs as rows under their groups, all in the same columns. On a phone a row becomes three lines; the roles say it is still a table. */
export function KpiTable({ caption, groups, running, unit, province }: Props) {
  const say = useSay()
  const locale = useLocale()
  const heads = [
    { label: say(m.kpi) },
    { label: say(m.trend), className: 'k-trend' },
    { label: say(m.actual), className: 'numeric' },
    ...(province ? [{ label: say(m.ofProvince), className: 'numeric' }] : []),
    { label: say(m.change), className: 'numeric' },
    { label: say(m.target), className: 'numeric' },
    { label: say(m.gap) },
    { label: say(m.coverage), className: 'numeric' },
  ]
  const lines = groups.flatMap(({ items }) => items)
  const readSheet = () =>
    tableSheet<KpiLine>({
      title: caption,
      rows: lines,
      table: null,
      locale,
      columns: [
        {
          key: 'kpi',
          label: say(m.kpi),
          data: [
            ...kpiData<KpiLine>(
              say,
              ({ kpi }) => kpi.id,
              ({ kpi }) => kpi.name[locale],
            ),
            ...valueData<KpiLine>(
              say,
              ({ kpi }) => kpi,
              ({ row }) => row.value,
            ),
            ...targetData<KpiLine>(say, ({ row }) => row.target),
            {
              key: 'compared_value',
              head: say(provenanceMessages.compared),
              of: ({ kpi, row }) => row.compared && figureCell(kpi, row.compared),
            },
          ],
        },
      ],
    })
  return (
    <>
      <div className="table-tools">
        <ExportMenu title={caption} readSheet={readSheet} />
      </div>
      <table className={province ? 'data kpi-table with-province' : 'data kpi-table'} role="table">
        <caption className="unseen">{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {heads.map(({ label, className }) => (
              <th key={label} scope="col" role="columnheader" className={className}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ group, items }) => (
          <tbody key={group} role="rowgroup" aria-labelledby={`group-${group}`}>
            <tr role="row" className="k-group">
              <th id={`group-${group}`} scope="rowgroup" role="rowheader" colSpan={heads.length}>
                {kpiGroupNames[group][locale]}
              </th>
            </tr>
            {items.map((line) => (
              <KpiLineRow key={line.kpi.id} line={line} running={running} unit={unit} province={province} />
            ))}
          </tbody>
        ))}
      </table>
    </>
  )
}

function KpiLineRow({
  line: { kpi, row },
  running,
  unit,
  province,
}: { line: KpiLine } & Pick<Props, 'running' | 'unit' | 'province'>) {
  const say = useSay()
  const locale = useLocale()
  const { value, compared, target, trend } = row
  const whole = province?.get(kpi.id)
  const label = (text: string) => (
    <span className="k-label" aria-hidden="true">
      {text}{' '}
    </span>
  )
  return (
    <tr role="row">
      <th scope="row" role="rowheader" className="k-name">
        <Link {...toKpi(kpi.id, unit)}>{kpi.name[locale]}</Link> <small>{kpi.id}</small>
      </th>
      <td role="cell" className="k-trend">
        <Sparkline
          values={trend.map(({ ratio }) => shown(kpi, ratio))}
          target={target?.value ?? null}
          running={running}
          {...definitionNote(locale, trend)}
        />
      </td>
      <td role="cell" className="numeric k-value">
        <Explained kpi={kpi.id} unit={unit}>
          <ValueText value={value} fraction />
        </Explained>
      </td>
      {province && (
        <td role="cell" className="numeric k-province">
          {label(say(m.ofProvince))}
          {whole ? <span className={whole.state === 'value' ? undefined : 'none'}>{whole.text}</span> : '—'}
        </td>
      )}
      <td role="cell" className="numeric k-change">
        <ChangeText kpi={kpi} value={value} compared={compared} />
      </td>
      <td role="cell" className="numeric k-target">
        {label(say(m.target))}
        {target ? target.text : <span className="none">{say(m.noTarget)}</span>}
      </td>
      <td role="cell" className="k-gap">
        {target && <GapText kpi={kpi} target={target} />}
      </td>
      <td role="cell" className="numeric k-coverage">
        {label(say(m.coverage))}
        <CoverageText value={value} />
      </td>
    </tr>
  )
}
