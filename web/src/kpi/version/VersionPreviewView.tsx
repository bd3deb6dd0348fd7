import { formatDay } from 'shared/format.ts'
import type { NewVersion } from 'shared/kpi/version/version.ts'
import { kpiVersionMessages as m } from 'shared/messages/kpi-version-page.ts'
import { periodLabel } from 'shared/period.ts'
import { valueData } from '../../export/value-data.ts'
import type { Answer } from '../../http.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import type { KpiBrief } from '../../shell/use-province.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { ValueText } from '../../ui/ValueText.tsx'
import { PreviewUnits } from './PreviewUnits.tsx'
import { differenceText, turnsCounted } from './preview-model.ts'

type Preview = Answer<'previewKpiVersion'>
type PeriodRow = Preview['periods'][number]

interface Props {
  kpi: KpiBrief
  preview: Preview
  /** What was looked at. */
  version: Pick<NewVersion, 'from' | 'decimals'>
}

/** What a version would make of the last periods and of every unit, beside the definition it would replace. */
export function VersionPreviewView({ kpi, preview, version }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { faults, replaces, now, periods, period, units, figuresFrom, closings } = preview
  if (faults.length > 0) {
    return (
      <div className="form-refusal" role="alert">
        <strong>{say(m.faults)}.</strong>
        <ul>
          {faults.map(({ at, kind, detail }) => (
            <li key={`${at} ${kind}`}>{detail}</li>
          ))}
        </ul>
      </div>
    )
  }
  const day = formatDay(locale, version.from)
  const notes = [
    say(m.replaces, { version: replaces, day }),
    say(now ? m.now : m.later),
    figuresFrom === null ? say(m.figuresNone) : say(m.figuresFrom, { day: formatDay(locale, figuresFrom) }),
    ...(figuresFrom !== null && figuresFrom > version.from
      ? [say(m.figuresLate, { day: formatDay(locale, figuresFrom) })]
      : []),
    ...(closings > 0 ? [say(m.closings, { n: closings })] : []),
  ]
  const columns: Column<PeriodRow>[] = [
    { key: 'period', label: say(m.period), cell: (row) => periodLabel(locale, row.period) },
    {
      key: 'before',
      label: say(m.before, { version: replaces }),
      numeric: true,
      cell: ({ before }) => <ValueText value={before} fraction />,
      data: valueData<PeriodRow>(say, kpi, ({ before }) => before).map((column) => ({
        ...column,
        key: `before_${column.key}`,
        head: `${column.head} (${say(m.before, { version: replaces })})`,
      })),
    },
    {
      key: 'after',
      label: say(m.after),
      numeric: true,
      cell: ({ after }) => <ValueText value={after} fraction />,
      data: valueData<PeriodRow>(say, kpi, ({ after }) => after).map((column) => ({
        ...column,
        key: `after_${column.key}`,
        head: `${column.head} (${say(m.after)})`,
      })),
    },
    {
      key: 'difference',
      label: say(kpi.measuredIn === 'percent' ? m.differencePoints : m.difference),
      numeric: true,
      cell: (row) => differenceText(locale, kpi, row, version.decimals),
    },
  ]
  return (
    <section aria-labelledby="version-effects" className="version-effects">
      <h3 id="version-effects">{say(m.effects)}</h3>
      <p role="status">{say(m.fine)}</p>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <DataTable
        caption={say(m.periodsTitle)}
        captionShown
        columns={columns}
        rows={periods.toReversed()}
        rowKey={(row) => row.period.key}
      />
      {period && units.length > 0 && (
        <>
          <p className="summary">{say(m.unitsSummary, turnsCounted(units))}</p>
          <PreviewUnits kpi={kpi} period={period} units={units} replaces={replaces} decimals={version.decimals} />
        </>
      )}
    </section>
  )
}
