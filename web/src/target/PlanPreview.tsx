import { formatCount, formatProseDay } from 'shared/format.ts'
import { targetPageMessages as m } from 'shared/messages/target-page.ts'
import { periodLabel } from 'shared/period.ts'
import type { Answer } from '../http.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { type KpiBrief, useProvince } from '../shell/use-province.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { unitName } from 'shared/unit/unit-name.ts'
import { ValueText } from '../ui/ValueText.tsx'

type Preview = Answer<'previewTarget'>
type Row = Preview['rows'][number]
type Moment = Preview['moments'][number]

/** What saving would change: who meets the target, how much is missing, and which alert would come or go. */
export function PlanPreview({ kpi, preview }: { kpi: KpiBrief; preview: Preview }) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const { moments, changedOn, rows, period, alert, touchesPast } = preview
  const met = ({ met: count, judged }: Moment['before']) => say(m.metOf, { met: formatCount(locale, count), judged })
  const nameOf = (key: string) => {
    const unit = units.find(({ code }) => code === key)
    return unit ? unitName(locale, unit) : key
  }
  const applied = (target: Row['before']) =>
    target === null ? (
      <span className="none">{say(m.noneNow)}</span>
    ) : (
      <>
        {target.text}
        {target.met !== null && (
          <span className="second">
            {target.met ? say(m.met) : say(m.missing, { gap: formatCount(locale, target.gap ?? 0) })}
          </span>
        )}
      </>
    )
  return (
    <section className="plan-preview" aria-labelledby="plan-preview">
      <h3 id="plan-preview">{say(m.effect)}</h3>
      <p className="note">{say(m.effectUnder, { period: periodLabel(locale, period) })}</p>
      <DataTable
        className="listed"
        caption={say(m.effect)}
        rows={moments}
        rowKey={({ day }) => day}
        columns={[
          { key: 'day', label: say(m.moment), cell: ({ day }) => formatProseDay(locale, day) },
          { key: 'metBefore', label: say(m.metBefore), numeric: true, cell: ({ before }) => met(before) },
          { key: 'metAfter', label: say(m.metAfter), numeric: true, cell: ({ after }) => <b>{met(after)}</b> },
          {
            key: 'gapBefore',
            label: say(m.gapBefore),
            numeric: true,
            cell: ({ before }) => formatCount(locale, before.gap),
          },
          {
            key: 'gapAfter',
            label: say(m.gapAfter),
            numeric: true,
            cell: ({ after }) => <b>{formatCount(locale, after.gap)}</b>,
          },
        ]}
      />
      <p>{say(alertSaid(alert))}</p>
      {touchesPast && <p className="loud-note">{say(m.touchesPast)}</p>}
      {changedOn === null ? (
        <p className="empty">{say(m.noEffect)}</p>
      ) : (
        <details open={rows.length <= 12}>
          <summary>{say(m.rowsTitle, { n: rows.length, day: formatProseDay(locale, changedOn) })}</summary>
          <DataTable
            className="listed"
            caption={say(m.rowsTitle, { n: rows.length, day: formatProseDay(locale, changedOn) })}
            rows={rows}
            rowKey={({ key }) => key}
            columns={[
              { key: 'unit', label: say(m.whichUnit), cell: ({ key }) => nameOf(key) },
              {
                key: 'value',
                label: kpi.name[locale],
                numeric: true,
                cell: ({ value }) => <ValueText value={value} fraction />,
              },
              { key: 'before', label: say(m.before), numeric: true, cell: ({ before }) => applied(before) },
              { key: 'after', label: say(m.after), numeric: true, cell: ({ after }) => applied(after) },
            ]}
          />
        </details>
      )}
    </section>
  )
}

function alertSaid(alert: Preview['alert']) {
  if (alert === null) return m.alertNone
  if (alert.after) return alert.open ? m.alertStays : m.alertRaised
  return alert.open ? m.alertEnded : m.alertQuiet
}
