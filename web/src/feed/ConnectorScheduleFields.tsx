import { connectorPageMessages as m } from 'shared/messages/connector-page.ts'
import { useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { DayField } from '../ui/DayField.tsx'
import { SelectField, TextField } from '../ui/Field.tsx'
import type { StepProps } from './connector-draft.ts'

/** When it is asked, for which days, and by when a day's figures are due. */
export function ConnectorScheduleFields({ draft, change, faultAt }: StepProps) {
  const say = useSay()
  const { historyFrom, today } = useProvince()
  const count = (key: 'minutes' | 'lagHours' | 'backfillDays' | 'recheckDays', fault: string) => (
    <TextField
      label={say(m[key])}
      fault={faultAt(fault)}
      inputMode="numeric"
      maxLength={4}
      value={draft[key]}
      onChange={(value) => change({ [key]: value })}
    />
  )
  return (
    <>
      <SelectField
        label={say(m.schedule)}
        value={draft.schedule}
        onChange={(schedule) => change({ schedule: schedule === 'every' ? 'every' : 'daily' })}
      >
        <option value="daily">{say(m.daily)}</option>
        <option value="every">{say(m.every)}</option>
      </SelectField>
      {draft.schedule === 'daily' ? (
        <TextField
          label={say(m.at)}
          fault={faultAt('schedule.at')}
          value={draft.at}
          onChange={(at) => change({ at })}
          maxLength={5}
        />
      ) : (
        count('minutes', 'schedule.minutes')
      )}
      {count('lagHours', 'lagHours')}
      <DayField
        label={say(m.historyFrom)}
        value={draft.historyFrom}
        first={historyFrom}
        last={today}
        onChange={(day) => change({ historyFrom: day })}
      />
      {count('backfillDays', 'backfillDays')}
      {count('recheckDays', 'recheckDays')}
    </>
  )
}
