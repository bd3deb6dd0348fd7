import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type CauseClass, causeClasses } from 'shared/alert/incident.ts'
import { causeTexts } from 'shared/messages/alert.ts'
import { taskPageMessages } from 'shared/messages/task-page.ts'
import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import { toDifficulties } from '../links.ts'
import { useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useWho } from '../shell/use-who.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form, RefusalNote } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import type { Detail } from './answer-types.ts'

/** What one can do to an incident. Which dialog is open stands in the address. */
export function IncidentActs({ detail: { incident } }: { detail: Detail }) {
  const say = useSay()
  const [{ open }, change] = usePageState()
  const { may } = useWho()
  const told = useTold(incident.id)
  const acknowledge = useOrder('acknowledgeIncident')
  const snooze = useOrder('snoozeIncident')
  const params = { id: incident.id }
  const close = () => change({ open: undefined })
  const shared = { incident, close, told }
  const refusal = acknowledge.refusal ?? snooze.refusal
  return (
    <div className="incident-acts">
      {incident.acknowledgedAt === null && incident.phase !== 'closed' && (
        <button
          type="button"
          className="primary"
          onClick={async () => (await acknowledge.order({ params })).kind === 'done' && told()}
        >
          {say(m.acknowledge)}
        </button>
      )}
      <button type="button" onClick={() => change({ open: 'assign' })}>
        {say(m.assign)}
      </button>
      <button type="button" onClick={() => change({ open: 'comment' })}>
        {say(m.comment)}
      </button>
      {incident.phase === 'open' &&
        (incident.snoozedUntil === null ? (
          <button type="button" onClick={() => change({ open: 'snooze' })}>
            {say(m.snooze)}
          </button>
        ) : (
          <button
            type="button"
            onClick={async () => (await snooze.order({ params, body: { until: null } })).kind === 'done' && told()}
          >
            {say(m.wake)}
          </button>
        ))}
      <button type="button" onClick={() => change({ open: 'resolve' })}>
        {say(m.resolve)}
      </button>
      {may('task.report') && (
        <Link {...toDifficulties({ open: 'report-incident', row: incident.id })}>{say(taskPageMessages.raise)}</Link>
      )}
      {refusal && <RefusalNote refusal={refusal} />}
      {open === 'assign' && <Assign {...shared} />}
      {open === 'comment' && <Comment {...shared} />}
      {open === 'snooze' && <Snooze {...shared} />}
      {open === 'resolve' && <Resolve {...shared} />}
    </div>
  )
}

interface DialogProps {
  incident: Detail['incident']
  close: () => void
  told: () => void
}

function useTold(id: string): () => void {
  const client = useQueryClient()
  return () => {
    void client.invalidateQueries({ queryKey: ['readIncident', { params: { id } }] })
    void client.invalidateQueries({ queryKey: ['listIncidents'] })
  }
}

function Assign({ incident, close, told }: DialogProps) {
  const say = useSay()
  const [to, setTo] = useState(incident.assignee ?? '')
  const { order, pending, refusal } = useOrder('assignIncident')
  const submit = async () => {
    if ((await order({ params: { id: incident.id }, body: { to: to.trim() || null } })).kind !== 'done') return
    told()
    close()
  }
  return (
    <Dialog title={say(m.assign)} close={close}>
      <Form label={say(m.assign)} fields={['to']} refusal={refusal} submit={() => void submit()}>
        <TextField
          label={say(m.toWhom)}
          hint={say(m.toWhomHint)}
          fault={refusal?.at('to')}
          value={to}
          onChange={setTo}
          maxLength={100}
        />
        <SubmitButton pending={pending}>{say(m.save)}</SubmitButton>
      </Form>
    </Dialog>
  )
}

function Comment({ incident, close, told }: DialogProps) {
  const say = useSay()
  const [text, setText] = useState('')
  const { order, pending, refusal } = useOrder('commentIncident')
  const submit = async () => {
    if ((await order({ params: { id: incident.id }, body: { text } })).kind !== 'done') return
    told()
    close()
  }
  return (
    <Dialog title={say(m.comment)} close={close}>
      <Form label={say(m.comment)} fields={['text']} refusal={refusal} submit={() => void submit()}>
        <Field label={say(m.note)} fault={refusal?.at('text')}>
          {(parts) => (
            <textarea
              {...parts}
              rows={4}
              maxLength={2000}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <SubmitButton pending={pending}>{say(m.save)}</SubmitButton>
      </Form>
    </Dialog>
  )
}

const sleeps = [1, 4, 8, 24, 72, 168] as const

function Snooze({ incident, close, told }: DialogProps) {
  const say = useSay()
  const [hours, setHours] = useState('4')
  const { order, pending, refusal } = useOrder('snoozeIncident')
  const submit = async () => {
    const until = new Date(Date.now() + Number(hours) * 3_600_000).toISOString()
    if ((await order({ params: { id: incident.id }, body: { until } })).kind !== 'done') return
    told()
    close()
  }
  return (
    <Dialog title={say(m.snooze)} close={close}>
      <Form label={say(m.snooze)} fields={['until']} refusal={refusal} submit={() => void submit()}>
        <SelectField label={say(m.snoozeFor)} hint={say(m.snoozeHint)} value={hours} onChange={setHours}>
          {sleeps.map((n) => (
            <option key={n} value={n}>
              {n < 48 ? say(m.hours, { n }) : say(m.days, { n: n / 24 })}
            </option>
          ))}
        </SelectField>
        <SubmitButton pending={pending}>{say(m.snooze)}</SubmitButton>
      </Form>
    </Dialog>
  )
}

function Resolve({ incident, close, told }: DialogProps) {
  const say = useSay()
  const [cause, setCause] = useState<CauseClass>(incident.cause ?? 'connection')
  const [note, setNote] = useState(incident.causeNote ?? '')
  const { order, pending, refusal } = useOrder('explainIncident')
  const submit = async () => {
    if ((await order({ params: { id: incident.id }, body: { cause, note } })).kind !== 'done') return
    told()
    close()
  }
  return (
    <Dialog title={say(m.resolve)} close={close}>
      <Form label={say(m.resolve)} fields={['cause', 'note']} refusal={refusal} submit={() => void submit()}>
        <SelectField
          label={say(m.cause)}
          hint={say(m.resolveHint)}
          value={cause}
          onChange={(value) => setCause(causeClasses.find((one) => one === value) ?? 'connection')}
        >
          {causeClasses.map((one) => (
            <option key={one} value={one}>
              {say(causeTexts[one])}
            </option>
          ))}
        </SelectField>
        <Field label={say(m.note)} fault={refusal?.at('note')}>
          {(parts) => (
            <textarea
              {...parts}
              rows={4}
              maxLength={2000}
              value={note}
              onChange={(event) => setNote(event.target.value)}
            />
          )}
        </Field>
        <SubmitButton pending={pending}>{say(m.save)}</SubmitButton>
      </Form>
    </Dialog>
  )
}
