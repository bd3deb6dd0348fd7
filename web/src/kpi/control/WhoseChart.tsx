import { controlChartMessages as m } from 'shared/messages/control-chart.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { useUnit } from '../../shell/use-province.ts'
import { SelectField } from '../../ui/Field.tsx'

interface Props {
  unit: string
  every: boolean
  onChange: (every: boolean) => void
}

/** Beside this chart alone, or beside that of every unit. */
export function WhoseChart({ unit, every, onChange }: Props) {
  const say = useSay()
  const locale = useLocale()
  const known = useUnit(unit)
  return (
    <SelectField
      label={say(m.onWhich)}
      value={every ? 'every' : 'this'}
      onChange={(value) => onChange(value === 'every')}
    >
      <option value="this">{say(m.thisChart, { unit: known ? unitName(locale, known) : unit })}</option>
      <option value="every">{say(m.everyChart)}</option>
    </SelectField>
  )
}
