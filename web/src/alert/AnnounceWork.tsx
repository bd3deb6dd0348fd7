import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { instantOf } from 'shared/day.ts'
import { alertPageMessages as m, weekdayTexts } from 'shared/messages/alert-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import { splitTyped } from './incident-words.ts'

/** `2026-11-24T22:00` as typed, on Vietnam's clock wherever the browser stands. */
const instantTyped = (typed: string): string => {
  const [day = '', clock = '00:00'] = typed.split('T')
  return instantOf(day, +clock.slice(0, 2) * 60 + +clock.slice(3, 5)).toISOString()
}

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
  const [nodes, setNodes] = useState('')
  const [systems, setSystems] = useState('')
  const { order, pending, refusal } = useOrder('announceMaintenance')
  const submit = async () => {
    const on = { nodes: splitTyped(nodes), subsystems: splitTyped(systems), connections: [], units: [], providers: [] }
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
    const body = { name, provider: identity.provider ?? null, definition: { time, on, reason } }
    if ((await order({ body })).kind !== 'done') return
    await client.invalidateQueries({ queryKey: ['listMaintenance'] })
    close()
  }
  return (
    <Dialog title={say(m.announce)} close={close}>
      <Form label={say(m.announce)} fields={['name']} refusal={refusal} submit={() => void submit()}>
        <TextField
          label={say(m.workName)}
          fault={refusal?.at('name')}
          value={name}
          onChange={setName}
          maxLength={200}
        />
        <TextField label={say(m.reason)} value={reason} onChange={setReason} maxLength={500} />
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
            <Field label={say(m.begins)}>
              {(parts) => (
                <input
                  {...parts}
                  type="datetime-local"
                  value={begins}
                  onChange={(event) => setBegins(event.target.value)}
                />
              )}
            </Field>
            <Field label={say(m.ends)}>
              {(parts) => (
                <input
                  {...parts}
                  type="datetime-local"
                  value={ends}
                  onChange={(event) => setEnds(event.target.value)}
                />
              )}
            </Field>
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
            <Field label={say(m.clock)}>
              {(parts) => (
                <input {...parts} type="time" value={clock} onChange={(event) => setClock(event.target.value)} />
              )}
            </Field>
            <TextField label={say(m.minutes)} inputMode="numeric" value={minutes} onChange={setMinutes} />
          </>
        )}
        <TextField label={say(m.onWhat)} hint={say(m.onWhatHint)} value={nodes} onChange={setNodes} />
        <TextField label={say(m.onSystems)} hint={say(m.onSystemsHint)} value={systems} onChange={setSystems} />
        <SubmitButton pending={pending}>{say(m.announce)}</SubmitButton>
      </Form>
    </Dialog>
  )
}
