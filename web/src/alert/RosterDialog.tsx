import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import { useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import type { Roster } from './answer-types.ts'
import { useTargets } from './use-targets.ts'

type Hours = Roster['definition']['hours']
const allDay: Hours = { days: 'every', hours: [{ from: '00:00', to: '24:00' }] }
const office: Hours = {
  days: 'working',
  hours: [
    { from: '07:30', to: '11:30' },
    { from: '13:30', to: '17:00' },
  ],
}

/** `Nguyễn An, an@so.test`: a line for each. */
const peopleTyped = (typed: string) =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const cut = line.lastIndexOf(',')
      return { name: line.slice(0, cut).trim(), recipient: line.slice(cut + 1).trim() }
    })

export function RosterDialog({ roster, close }: { roster: Roster | undefined; close: () => void }) {
  const say = useSay()
  const client = useQueryClient()
  const { today } = useProvince()
  const { targets } = useTargets()
  const channels = targets.filter(({ kind }) => kind === 'channel')
  const known = roster?.definition
  const [name, setName] = useState(roster?.name ?? '')
  const [channel, setChannel] = useState(known?.channel ?? '')
  const [people, setPeople] = useState(known?.people.map((one) => `${one.name}, ${one.recipient}`).join('\n') ?? '')
  const [turn, setTurn] = useState<'day' | 'week'>(known?.turn ?? 'week')
  const [handover, setHandover] = useState(known?.handover ?? '07:30')
  const [hours, setHours] = useState<'all' | 'office'>(known?.hours.days === 'working' ? 'office' : 'all')
  const create = useOrder('createRoster')
  const change = useOrder('changeRoster')
  const refusal = create.refusal ?? change.refusal
  const submit = async () => {
    const definition = {
      channel: channel || (channels[0]?.id ?? ''),
      people: peopleTyped(people),
      turn,
      handover,
      firstDay: known?.firstDay ?? today,
      hours: hours === 'office' ? office : allDay,
      outside: known?.outside ?? null,
      swaps: known?.swaps ?? [],
    }
    const body = { name, definition }
    const done = roster ? await change.order({ params: { id: roster.id }, body }) : await create.order({ body })
    if (done.kind !== 'done') return
    await client.invalidateQueries({ queryKey: ['listRosters'] })
    close()
  }
  return (
    <Dialog title={roster?.name ?? say(m.newRoster)} close={close}>
      <Form label={say(m.newRoster)} fields={['name', 'definition']} refusal={refusal} submit={() => void submit()}>
        <TextField label={say(m.name)} fault={refusal?.at('name')} value={name} onChange={setName} maxLength={100} />
        <SelectField label={say(m.channel)} value={channel} onChange={setChannel}>
          {channels.map(({ id, name: called }) => (
            <option key={id} value={id}>
              {called}
            </option>
          ))}
        </SelectField>
        <Field label={say(m.peopleField)} hint={say(m.peopleHint)} fault={refusal?.at('definition')}>
          {(parts) => (
            <textarea {...parts} rows={5} value={people} onChange={(event) => setPeople(event.target.value)} />
          )}
        </Field>
        <SelectField label={say(m.turn)} value={turn} onChange={(value) => setTurn(value === 'day' ? 'day' : 'week')}>
          <option value="week">{say(m.turnWeek)}</option>
          <option value="day">{say(m.turnDay)}</option>
        </SelectField>
        <Field label={say(m.handover)}>
          {(parts) => (
            <input {...parts} type="time" value={handover} onChange={(event) => setHandover(event.target.value)} />
          )}
        </Field>
        <SelectField
          label={say(m.hoursField)}
          value={hours}
          onChange={(value) => setHours(value === 'office' ? 'office' : 'all')}
        >
          <option value="all">{say(m.aroundClock)}</option>
          <option value="office">{say(m.office)}</option>
        </SelectField>
        <SubmitButton pending={create.pending || change.pending}>{say(m.save)}</SubmitButton>
      </Form>
    </Dialog>
  )
}
