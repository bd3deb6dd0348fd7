import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import { useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { ClockField } from '../ui/InstantField.tsx'
import { useOrder } from '../use-order.ts'
import type { Roster } from './answer-types.ts'
import { SwapFields } from './SwapFields.tsx'
import { useTargets } from './use-targets.ts'

type Definition = Roster['definition']
type Hours = Definition['hours']
type Person = Definition['people'][number]
const allDay: Hours = { days: 'every', hours: [{ from: '00:00', to: '24:00' }] }
const office: Hours = {
  days: 'working',
  hours: [
    { from: '07:30', to: '11:30' },
    { from: '13:30', to: '17:00' },
  ],
}

/** `Nguyễn An, an@so.test`: a line for each. */
const peopleTyped = (typed: string): Person[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const cut = line.lastIndexOf(',')
      return { name: line.slice(0, cut).trim(), recipient: line.slice(cut + 1).trim() }
    })

const personTyped = ({ name, recipient }: Person): string => `${name}, ${recipient}`

/** `kept`: hours that are neither, as they are; whoever changes a name does not change them. */
const hoursChoices = ['all', 'office', 'kept'] as const
type HoursChoice = (typeof hoursChoices)[number]
function choiceOf(hours: Hours | undefined): HoursChoice {
  if (!hours || JSON.stringify(hours) === JSON.stringify(allDay)) return 'all'
  return JSON.stringify(hours) === JSON.stringify(office) ? 'office' : 'kept'
}
const hoursSaid = ({ hours }: Hours): string => hours.map(({ from, to }) => `${from}–${to}`).join(', ')

export function RosterDialog({ roster, close }: { roster: Roster | undefined; close: () => void }) {
  const say = useSay()
  const client = useQueryClient()
  const { today } = useProvince()
  const { targets } = useTargets()
  const channels = targets.filter(({ kind }) => kind === 'channel')
  const known = roster?.definition
  const [name, setName] = useState(roster?.name ?? '')
  const [channel, setChannel] = useState(known?.channel ?? '')
  const [people, setPeople] = useState(known?.people.map(personTyped).join('\n') ?? '')
  const [turn, setTurn] = useState<'day' | 'week'>(known?.turn ?? 'week')
  const [handover, setHandover] = useState(known?.handover ?? '07:30')
  const [hours, setHours] = useState<HoursChoice>(choiceOf(known?.hours))
  const [outside, setOutside] = useState(known?.outside ? personTyped(known.outside) : '')
  const [swaps, setSwaps] = useState<Definition['swaps']>(known?.swaps ?? [])
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
      hours: hours === 'kept' && known ? known.hours : hours === 'office' ? office : allDay,
      outside: peopleTyped(outside)[0] ?? null,
      swaps,
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
        <ClockField label={say(m.handover)} value={handover} onChange={(typed) => typed && setHandover(typed)} />
        <SelectField
          label={say(m.hoursField)}
          value={hours}
          onChange={(value) => setHours(hoursChoices.find((one) => one === value) ?? 'all')}
        >
          <option value="all">{say(m.aroundClock)}</option>
          <option value="office">{say(m.office)}</option>
          {known && choiceOf(known.hours) === 'kept' && <option value="kept">{hoursSaid(known.hours)}</option>}
        </SelectField>
        <TextField label={say(m.outsideField)} hint={say(m.outsideHint)} value={outside} onChange={setOutside} />
        <SwapFields people={peopleTyped(people)} swaps={swaps} onChange={setSwaps} />
        <SubmitButton pending={create.pending || change.pending}>{say(m.save)}</SubmitButton>
      </Form>
    </Dialog>
  )
}
