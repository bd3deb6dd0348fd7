import { formatDay } from 'shared/format.ts'
import { unitChangeMessages as m } from 'shared/messages/unit-change-page.ts'
import { periodLabel } from 'shared/period.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import type { Answer } from '../http.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { useUnitNames } from './use-unit-names.ts'

type Preview = Answer<'previewUnitChange'>
type Row = Preview['series'][number]

/** What a change would do: to series, targets, peers, accounts and open work. */
export function ChangePreviewView({ preview }: { preview: Preview }) {
  const say = useSay()
  const locale = useLocale()
  const { kpis } = useProvince()
  const known = useUnitNames()
  const nameOf = (code: string) => {
    const unit = preview.units.find((one) => one.code === code)
    return unit ? unitName(locale, unit) : known(code)
  }
  const kpiName = (id: string) => kpis.find((kpi) => kpi.id === id)?.name[locale] ?? id
  if (preview.faults.length > 0) {
    return (
      <div className="form-refusal" role="alert">
        <strong>{say(m.faults)}.</strong>
        <ul>
          {preview.faults.map(({ at, kind, detail }) => (
            <li key={`${at} ${kind}`}>{detail}</li>
          ))}
        </ul>
      </div>
    )
  }
  const side = (figures: Row['before']) =>
    figures.map(({ unit, value, target }) => (
      <span key={unit} className="change-figure">
        {nameOf(unit)}: <b>{value}</b> {target && <small>{target}</small>}
      </span>
    ))
  const columns: Column<Row>[] = [
    { key: 'kpi', label: say(m.kpi), cell: ({ kpi }) => kpiName(kpi) },
    { key: 'before', label: say(m.before), cell: ({ before }) => side(before) },
    { key: 'after', label: say(m.after), cell: ({ after }) => side(after) },
  ]
  const notes = [
    ...preview.units.flatMap((unit) => [
      ...(unit.comparableFrom
        ? [say(m.notComparable, { unit: nameOf(unit.code), day: formatDay(locale, unit.comparableFrom) })]
        : []),
      ...(unit.to === null && unit.tile === null && unit.kind !== 'department'
        ? [say(m.unmapped, { unit: nameOf(unit.code) })]
        : []),
    ]),
    ...preview.targets.map(({ kpi, unit, own, after }) => {
      const kept = own.every(({ target }) => target === after)
      const told = { kpi: kpiName(kpi), unit: nameOf(unit), target: after ?? '—' }
      return kept
        ? say(m.targetKept, told)
        : say(m.targetWider, { ...told, own: own.map((one) => one.target ?? '—').join(', ') })
    }),
    ...(preview.peers > 0 ? [say(m.peers, { n: preview.peers })] : []),
    ...(preview.groups.length > 0 ? [say(m.groups, { names: preview.groups.join(', ') })] : []),
    ...preview.scopes.map(({ unit, ...many }) => say(m.scope, { unit: nameOf(unit), ...many })),
    say(m.scopeFollow),
  ]
  return (
    <section aria-labelledby="effects" className="change-effects">
      <h3 id="effects">{say(m.effects)}</h3>
      <p role="status">{say(m.fine)}</p>
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {preview.series.length > 0 && (
        <DataTable
          caption={say(m.seriesTitle, { period: periodLabel(locale, preview.period) })}
          columns={columns}
          rows={preview.series}
          rowKey={({ kpi }) => kpi}
        />
      )}
    </section>
  )
}
