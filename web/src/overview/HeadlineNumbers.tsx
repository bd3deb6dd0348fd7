import { Link } from '@tanstack/react-router'
import { chartMessages } from 'shared/messages/chart.ts'
import { overviewMessages } from 'shared/messages/overview.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { kpiData, valueData } from '../export/value-data.ts'
import { toKpi } from '../links.ts'
import { type Say, useLocale, useSay } from '../shell/locale.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { periodDays } from 'shared/period.ts'
import type { RowDrawn } from './overview-model.ts'

/** The figure, and by which definition it is counted where the row has more than one. */
function countedText(say: Say, trend: RowDrawn['trend'], place: number): string {
  const period = trend[place]
  if (!period) return '—'
  return trend.some(({ definition }) => definition !== period.definition)
    ? `${period.text} (${say(chartMessages.definitionShort, { version: period.definition })})`
    : period.text
}

/** The twin of the bullets and sparklines: target and every period as written figures. */
export function HeadlineNumbers({ rows }: { rows: readonly RowDrawn[] }) {
  const say = useSay()
  const locale = useLocale()
  const columns: Column<RowDrawn>[] = [
    {
      key: 'name',
      label: say(overviewMessages.indicator),
      cell: ({ kpi, brief }) => <Link {...toKpi(kpi)}>{brief.name[locale]}</Link>,
      data: kpiData<RowDrawn>(
        say,
        ({ kpi }) => kpi,
        ({ brief }) => brief.name[locale],
      ).concat(
        valueData<RowDrawn>(
          say,
          ({ brief }) => brief,
          ({ value }) => value,
        ),
      ),
    },
    { key: 'target', label: say(uiMessages.target), numeric: true, cell: ({ target }) => target?.text ?? '—' },
    ...(rows[0]?.trend ?? []).map((period, place): Column<RowDrawn> => ({
      key: period.key,
      label: periodDays(locale, period),
      numeric: true,
      cell: ({ trend }) => countedText(say, trend, place),
    })),
  ]
  return (
    <DataTable
      className="headline-numbers"
      caption={say(overviewMessages.indicators)}
      columns={columns}
      rows={rows}
      rowKey={({ kpi }) => kpi}
    />
  )
}
