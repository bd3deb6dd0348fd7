import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { administrationMessages as m } from 'shared/messages/account-administration.ts'
import { accountPageMessages } from 'shared/messages/account-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { roleName } from '../shell/person-name.ts'
import { useWho } from '../shell/use-who.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, SubmitButton } from '../ui/Field.tsx'
import { Form, RefusalNote } from '../ui/Form.tsx'
import { type Answered, useOrder } from '../use-order.ts'
import { Delivered } from './Delivered.tsx'
import type { Person } from './people-model.ts'
import { givenFields, RoleAndScopeFields, useRoleAndScope } from './RoleAndScopeFields.tsx'

type Doing = 'nothing' | 'change' | 'disable' | 'end' | 'reset'

/** All an administrator may do about one person; what ends something is asked twice. */
export function PersonDialog({ person, close }: { person: Person; close: () => void }) {
  const say = useSay()
  const locale = useLocale()
  const client = useQueryClient()
  const { me } = useWho()
  const [doing, setDoing] = useState<Doing>('nothing')
  const [said, setSaid] = useState('')
  const [delivery, setDelivery] = useState<Answered<'inviteAgain'> | null>(null)
  const again = useOrder('inviteAgain')
  const disable = useOrder('disablePerson')
  const enable = useOrder('enablePerson')
  const end = useOrder('endPersonSessions')
  const { id, state } = person
  const params = { params: { id } }
  const done = async (message: string) => {
    setDoing('nothing')
    setSaid(message)
    await client.invalidateQueries({ predicate: ({ queryKey }) => renewed.includes(String(queryKey[0])) })
  }
  const mail = async () => {
    const ordered = await again.order(params)
    if (ordered.kind === 'done') setDelivery(ordered.answer)
  }
  const shut = async () => {
    if ((await disable.order(params)).kind === 'done') await done(say(m.doneDisabled))
  }
  const open = async () => {
    if ((await enable.order(params)).kind === 'done') await done(say(m.doneEnabled))
  }
  const endAll = async () => {
    const ordered = await end.order(params)
    if (ordered.kind === 'done') await done(say(m.doneEnded, { n: ordered.answer.ended }))
  }
  const refusal = again.refusal ?? disable.refusal ?? enable.refusal ?? end.refusal
  const button = (label: string, act: () => void) => (
    <li>
      <button type="button" onClick={act}>
        {label}
      </button>
    </li>
  )
  if (delivery) {
    return (
      <Dialog title={person.name} close={close}>
        <Delivered delivery={delivery} name={person.name} email={person.email} close={close} />
      </Dialog>
    )
  }
  return (
    <Dialog title={person.name} close={close}>
      <p className="under">
        {[person.email, roleName(locale, person.role), say(m[state])].join(' · ')}
        {me?.id === id && ` · ${say(m.yourself)}`}
      </p>
      <p role="status">{said}</p>
      {refusal && doing === 'nothing' && <RefusalNote refusal={refusal} />}
      {doing === 'nothing' && (
        <ul className="dialog-acts">
          {state !== 'disabled' &&
            !person.demo &&
            button(say(state === 'invited' ? m.inviteAgain : m.newLink), () => void mail())}
          {state !== 'disabled' && button(say(m.change), () => setDoing('change'))}
          {state === 'active' && button(say(m.unlock), () => void open())}
          {person.secondFactor && button(say(m.resetFactor), () => setDoing('reset'))}
          {person.sessions > 0 && button(say(m.endSessions), () => setDoing('end'))}
          {state === 'disabled' && button(say(m.enable), () => void open())}
          {state !== 'disabled' && button(say(state === 'invited' ? m.withdraw : m.disable), () => setDoing('disable'))}
        </ul>
      )}
      {doing === 'change' && (
        <Change
          person={person}
          done={() => void done(say(m.doneChanged))}
          cancel={<Cancel act={() => setDoing('nothing')} />}
        />
      )}
      {doing === 'reset' && (
        <AskReset
          id={id}
          done={() => void done(say(m.doneAsked))}
          cancel={<Cancel act={() => setDoing('nothing')} />}
        />
      )}
      {doing === 'end' && (
        <div className="form">
          <p>{say(m.endSessionsHint)}</p>
          {end.refusal && <RefusalNote refusal={end.refusal} />}
          <div className="form-buttons">
            <button type="button" className="primary" aria-disabled={end.pending} onClick={() => void endAll()}>
              {say(m.endSessions)}
            </button>
            <Cancel act={() => setDoing('nothing')} />
          </div>
        </div>
      )}
      {doing === 'disable' && (
        <div className="form">
          <p>{say(m.disableHint)}</p>
          {disable.refusal && <RefusalNote refusal={disable.refusal} />}
          <div className="form-buttons">
            <button type="button" className="primary" aria-disabled={disable.pending} onClick={() => void shut()}>
              {say(state === 'invited' ? m.withdraw : m.disable)}
            </button>
            <Cancel act={() => setDoing('nothing')} />
          </div>
        </div>
      )}
    </Dialog>
  )
}

const renewed = ['listPeople', 'listFactorResets']

function Cancel({ act }: { act: () => void }) {
  const say = useSay()
  return (
    <button type="button" className="plain" onClick={act}>
      {say(accountPageMessages.cancel)}
    </button>
  )
}

interface Part {
  done: () => void
  cancel: ReactNode
}

function Change({ person, done, cancel }: Part & { person: Person }) {
  const say = useSay()
  const chosen = useRoleAndScope(person)
  const { order, pending, refusal } = useOrder('changePerson')
  const submit = async () => {
    const body = chosen.given ?? ({ role: '' } as never)
    if ((await order({ params: { id: person.id }, body })).kind === 'done') done()
  }
  return (
    <Form label={say(m.change)} fields={givenFields} refusal={refusal} submit={() => void submit()}>
      <RoleAndScopeFields chosen={chosen} refusal={refusal} />
      <p className="form-hint">{say(m.changeHint)}</p>
      <div className="form-buttons">
        <SubmitButton pending={pending}>{say(m.changeDo)}</SubmitButton>
        {cancel}
      </div>
    </Form>
  )
}

function AskReset({ id, done, cancel }: Part & { id: string }) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const { order, pending, refusal } = useOrder('askFactorReset')
  const submit = async () => {
    if ((await order({ params: { id }, body: { reason } })).kind === 'done') done()
  }
  return (
    <Form label={say(m.resetFactor)} fields={['reason']} refusal={refusal} submit={() => void submit()}>
      <p>{say(m.resetFactorHint)}</p>
      <Field label={say(m.reason)} hint={say(m.reasonHint)} fault={refusal?.at('reason')}>
        {(parts) => (
          <textarea
            {...parts}
            rows={3}
            maxLength={300}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      <div className="form-buttons">
        <SubmitButton pending={pending}>{say(m.ask)}</SubmitButton>
        {cancel}
      </div>
    </Form>
  )
}
