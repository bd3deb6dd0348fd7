import { reportPageMessages as m } from 'shared/messages/report-page.ts'
import type { SubjectKind } from 'shared/report/report-kind.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { SelectField, TextField } from '../ui/Field.tsx'

const labels = {
  kpi: m.aboutKpi,
  unit: m.aboutUnit,
  provider: m.aboutProvider,
  incident: m.aboutIncident,
} as const satisfies Record<SubjectKind, object>

interface Props {
  kind: SubjectKind
  value: string
  onChange: (value: string) => void
  fault: string | undefined
}

/** What a thematic report is to be about: chosen where the page knows all there are, typed where it does not. */
export function SubjectField({ kind, ...field }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { kpis, units } = useProvince()
  const label = say(labels[kind])
  if (kind === 'provider' || kind === 'incident')
    return <TextField label={label} maxLength={80} {...field} {...(kind === 'incident' && { inputMode: 'numeric' })} />
  const options =
    kind === 'kpi'
      ? kpis
          .filter(({ dataset }) => dataset !== null)
          .map(({ id, name }) => ({ key: id, text: `${id} · ${name[locale]}` }))
      : units
          .filter((unit) => unit.kind !== 'province')
          .map((unit) => ({ key: unit.code, text: unitName(locale, unit) }))
  return (
    <SelectField label={label} {...field}>
      <option value="">{say(m.choose)}</option>
      {options.map(({ key, text }) => (
        <option key={key} value={key}>
          {text}
        </option>
      ))}
    </SelectField>
  )
}
