import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { alertPageMessages as m, weekdayTexts } from 'shared/messages/alert-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { ClockField, InstantField } from '../ui/InstantField.tsx'
import { useOrder } from '../use-order.ts'
import { instantTyped } from './typed-instant.ts'
import type { Workable, WorkedKind } from './use-work-names.ts'
import { WorkedOnField } from './WorkedOnField.tsx'

export function AnnounceWork({ close }: { close: () => void }) {
  const say = useSay()
  const locale = useLocale()
  const { today } = useProvince()
  const { identity } = useWho()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [reason, setReason] = useState('')
  const [kind, setKind] = useState<'once' | 'week' | 'rest-day'>('once')
  const [begins, setBegins] = useState(`${today}T22:00`)
  const [ends, setEnds] = useState(`${today}T23:59`)
  const [weekday, setWeekday] = useState('6')
  const [clock, setClock] = useState('22:00')
  const [minutes, setMinutes] = useState('120')
  const [on, setOn] = useState<Workable[]>([])
  const { order, pending, refusal } = useOrder('announceMaintenance')
  // What is typed is not a time yet, or ends before it begins: the field says so, and nothing is sent.
  const timed = kind === 'once' ? begins !== '' && ends !== '' && begins < ends : clock !== ''
  const submit = async () => {
    if (!timed) return
    const idsOf = (wanted: WorkedKind) => on.flatMap(({ kind: sort, id }) => (sort === wanted ? [id] : []))
    const worked = { nodes: idsOf('nodes'), subsystems: idsOf('subsystems'), units: idsOf('units') }
    const recurring = {
      kind: 'recurring' as const,
      from: clock,
      minutes: Number(minutes),
      firstDay: today,
      lastDay: null,
    }
    const time =
      kind === 'once'
        ? { kind, from: instantTyped(begins), to: instantTyped(ends) }
        : kind === 'week'
          ? { ...recurring, on: { every: 'week' as const, weekdays: [Number(weekday)] } }
          : { ...recurring, on: { every: 'rest-day' as const } }
    const body = {
      name,
      provider: identity.provider ?? null,
      definition: { time, on: { ...worked, connections: [], providers: [] }, reason },
    }
    if ((await order({ body })).kind !== 'done') return
    await client.invalidateQueries({ queryKey: ['listMaintenance'] })
    close()
  }
  return (
    <Dialog title={say(m.announce)} close={close}>
      <Form
        label={say(m.announce)}
        fields={['name', 'definition.reason', 'definition.on', 'definition']}
        refusal={refusal}
        submit={() => void submit()}
      >
        <TextField
          label={say(m.workName)}
          fault={refusal?.at('name')}
          value={name}
          onChange={setName}
          maxLength={200}
        />
        <TextField
          label={say(m.reason)}
          fault={refusal?.at('definition.reason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
        <SelectField
          label={say(m.when)}
          value={kind}
          onChange={(value) => setKind(value === 'week' || value === 'rest-day' ? value : 'once')}
        >
          <option value="once">{say(m.once)}</option>
          <option value="week">{say(m.weekly)}</option>
          <option value="rest-day">{say(m.restDays)}</option>
        </SelectField>
        {kind === 'once' ? (
          <>
            <InstantField label={say(m.begins)} value={begins} onChange={(typed) => setBegins(typed ?? '')} />
            <InstantField
              label={say(m.ends)}
              value={ends}
              fault={begins < ends ? undefined : say(m.endsFirst)}
              onChange={(typed) => setEnds(typed ?? '')}
            />
          </>
        ) : (
          <>
            {kind === 'week' && (
              <SelectField label={say(m.weekday)} value={weekday} onChange={setWeekday}>
                {weekdayTexts.map((text, place) => (
                  <option key={text.en} value={place + 1}>
                    {text[locale]}
                  </option>
                ))}
              </SelectField>
            )}
            <ClockField label={say(m.clock)} value={clock} onChange={(typed) => setClock(typed ?? '')} />
            <TextField label={say(m.minutes)} inputMode="numeric" value={minutes} onChange={setMinutes} />
          </>
        )}
        <WorkedOnField chosen={on} fault={refusal?.at('definition.on') ?? refusal?.at('definition')} onChange={setOn} />
        <SubmitButton pending={pending}>{say(m.announce)}</SubmitButton>
      </Form>
    </Dialog>
  )
}
