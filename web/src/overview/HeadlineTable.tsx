import { Link } from '@tanstack/react-router'
import type { StatedPeriod } from 'shared/period-contract.ts'
import { overviewMessages } from 'shared/messages/overview.ts'
import { chartMessages } from 'shared/messages/chart.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { periodDays, periodLabel } from 'shared/period.ts'
import { Bullet } from '../chart/Bullet.tsx'
import { Sparkline } from '../chart/Sparkline.tsx'
import { toKpi } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { ChangeText } from '../ui/ChangeText.tsx'
import { CoverageText } from '../ui/CoverageText.tsx'
import { definitionNote } from '../ui/definition-note.ts'
import { Explained } from '../ui/Explained.tsx'
import { GapText } from '../ui/GapText.tsx'
import { shown } from '../ui/kpi-scale.ts'
import { ValueText } from '../ui/ValueText.tsx'
import type { RowDrawn } from './overview-model.ts'

/** A KPI a row. On a phone the same cells stand in two lines; the roles keep it a table for ears. */
export function HeadlineTable({ rows, period }: { rows: readonly RowDrawn[]; period: StatedPeriod }) {
  const say = useSay()
  const locale = useLocale()
  return (
    <table className="data headline-table" role="table">
      <caption className="unseen">
        {say(overviewMessages.rowsCaption, {
          period: `${periodLabel(locale, period)} (${periodDays(locale, period)})`,
        })}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">
            {say(overviewMessages.indicator)}
          </th>
          <th scope="col" role="columnheader" className="numeric">
            {say(overviewMessages.actual)}
          </th>
          <th scope="col" role="columnheader" className="numeric">
            {say(overviewMessages.against)}
          </th>
          <th scope="col" role="columnheader">
            {say(overviewMessages.againstTarget)}
          </th>
          <th scope="col" role="columnheader">
            {say(overviewMessages.lastPeriods, { n: rows[0]?.trend.length ?? 0 })}
          </th>
          <th scope="col" role="columnheader" className="numeric">
            {say(overviewMessages.toGo)}
          </th>
          <th scope="col" role="columnheader" className="numeric">
            {say(overviewMessages.complete)}
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => (
          <Row key={row.kpi} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row }: { row: RowDrawn }) {
  const say = useSay()
  const locale = useLocale()
  const { brief, value, compared, target, values, running } = row
  const name = brief.name[locale]
  const { breaks, note } = definitionNote(locale, row.trend)
  const known = row.trend.filter(({ ratio }) => ratio !== null)
  return (
    <tr role="row">
      <th scope="row" role="rowheader" className="name">
        <Link {...toKpi(row.kpi)}>{name}</Link>
      </th>
      <td role="cell" className="numeric actual">
        <Explained kpi={row.kpi}>
          <ValueText value={value} />
        </Explained>
      </td>
      <td role="cell" className="numeric against">
        <ChangeText kpi={brief} value={value} compared={compared} />
      </td>
      <td role="cell" className="target">
        {target ? (
          <div className="bullet-cell">
            <Bullet
              value={shown(brief, value.ratio)}
              target={target.value}
              most={brief.measuredIn === 'percent' ? 100 : null}
              met={target.met}
              hatched={row.incomplete}
              label={say(chartMessages.bulletSummary, { value: value.text, target: target.text })}
            />
            <small aria-hidden="true">{target.text}</small>
          </div>
        ) : (
          <small className="none">{say(uiMessages.noTarget)}</small>
        )}
      </td>
      <td role="cell" className="spark">
        <Sparkline
          values={values}
          target={target?.value ?? null}
          running={running}
          breaks={breaks}
          note={note}
          label={[
            say(overviewMessages.sparkSummary, {
              name,
              n: row.trend.length,
              first: known[0]?.text ?? say(uiMessages.missing),
              last: known.at(-1)?.text ?? say(uiMessages.missing),
              missing: row.trend.length - known.length,
            }),
            ...(note ? [note] : []),
          ].join('. ')}
        />
      </td>
      <td role="cell" className="numeric togo">
        {target && <GapText kpi={brief} target={target} />}
      </td>
      <td role="cell" className="numeric complete">
        <CoverageText value={value} />
      </td>
    </tr>
  )
}
