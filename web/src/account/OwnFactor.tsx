import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { useSay } from '../shell/locale.tsx'
import { type Me, meQuestion, useWho } from '../shell/use-who.ts'
import { PasswordField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { type Answered, useOrder } from '../use-order.ts'
import { Confirm } from './EnrolFactor.tsx'
import { SsoButton } from './SsoButton.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

const few = 3

/** The second factor of one's own account: whether there is one, another device, new recovery codes. */
export function OwnFactor({ me }: { me: Me }) {
  const say = useSay()
  const client = useQueryClient()
  const [doing, setDoing] = useState<'nothing' | 'enrolling' | 'renewing'>('nothing')
  const [said, setSaid] = useState('')
  const done = async (message: string) => {
    setDoing('nothing')
    setSaid(message)
    await client.invalidateQueries({ queryKey: meQuestion.queryKey })
  }
  return (
    <section className="account-section" aria-labelledby="factor">
      <h2 id="factor">{say(m.factor)}</h2>
      <p>{me.secondFactor ? say(m.factorOn, { n: me.recoveryCodesLeft }) : say(m.factorOff)}</p>
      {me.secondFactor && me.recoveryCodesLeft < few && (
        <p className="loud">{say(m.factorFew, { n: me.recoveryCodesLeft })}</p>
      )}
      <p role="status">{said}</p>
      {doing === 'nothing' && (
        <div className="form-buttons">
          <button type="button" onClick={() => setDoing('enrolling')}>
            {say(me.secondFactor ? m.factorReplace : m.factorBegin)}
          </button>
          {me.secondFactor && (
            <button type="button" onClick={() => setDoing('renewing')}>
              {say(m.codesRenew)}
            </button>
          )}
        </div>
      )}
      {doing === 'enrolling' &&
        (me.method === 'sso' ? (
          <EnrolBySso done={() => void done(say(m.factorChanged))} cancel={() => setDoing('nothing')} />
        ) : (
          <Enrol done={() => void done(say(m.factorChanged))} cancel={() => setDoing('nothing')} />
        ))}
      {doing === 'renewing' && <Renew done={() => void done('')} cancel={() => setDoing('nothing')} />}
    </section>
  )
}

interface Doing {
  done: () => void
  cancel: () => void
}

/** The password comes first: a session left open must not be enough to move the factor. */
function Enrol({ done, cancel }: Doing) {
  const say = useSay()
  const [password, setPassword] = useState('')
  const [begun, setBegun] = useState<Answered<'beginEnrolment'> | null>(null)
  const { order, pending, refusal } = useOrder('beginEnrolment')
  const submit = async () => {
    const ordered = await order({ body: { password } })
    if (ordered.kind === 'done') setBegun(ordered.answer)
  }
  if (begun) return <Confirm begun={begun} take={done} />
  return (
    <Form label={say(m.factor)} fields={['password']} refusal={refusal} submit={() => void submit()}>
      <PasswordField
        label={say(m.currentPassword)}
        hint={say(m.factorProve)}
        autoComplete="current-password"
        focus
        value={password}
        onChange={setPassword}
        fault={refusal?.at('password')}
      />
      <div className="form-buttons">
        <SubmitButton pending={pending}>{say(m.goOn)}</SubmitButton>
        <button type="button" className="plain" onClick={cancel}>
          {say(m.cancel)}
        </button>
      </div>
    </Form>
  )
}

/** Who came by the provider has no password here: a sign-in just done stands for it, or is done once more. */
function EnrolBySso({ done, cancel }: Doing) {
  const say = useSay()
  const { ways } = useWho()
  const [begun, setBegun] = useState<Answered<'beginEnrolment'> | null>(null)
  const { order, pending, refusal } = useOrder('beginEnrolment')
  const submit = async () => {
    const ordered = await order({ body: {} })
    if (ordered.kind === 'done') setBegun(ordered.answer)
  }
  if (begun) return <Confirm begun={begun} take={done} />
  return (
    <Form label={say(m.factor)} fields={[]} refusal={refusal} submit={() => void submit()}>
      <p className="under">{say(m.factorProveSso)}</p>
      {refusal && ways?.sso && <SsoButton name={ways.sso.name} />}
      <div className="form-buttons">
        <SubmitButton pending={pending}>{say(m.goOn)}</SubmitButton>
        <button type="button" className="plain" onClick={cancel}>
          {say(m.cancel)}
        </button>
      </div>
    </Form>
  )
}

function Renew({ done, cancel }: Doing) {
  const say = useSay()
  const [code, setCode] = useState('')
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const { order, pending, refusal } = useOrder('renewRecoveryCodes')
  const submit = async () => {
    const ordered = await order({ body: { code } })
    if (ordered.kind === 'done') setCodes(ordered.answer.recoveryCodes)
  }
  if (codes) return <RecoveryCodes codes={codes} kept={done} />
  return (
    <Form label={say(m.codesRenew)} fields={['code']} refusal={refusal} submit={() => void submit()}>
      <TextField
        label={say(m.code)}
        hint={say(m.codesRenewHint)}
        autoComplete="one-time-code"
        inputMode="numeric"
        maxLength={8}
        className="code"
        focus
        value={code}
        onChange={setCode}
        fault={refusal?.at('code')}
      />
      <div className="form-buttons">
        <SubmitButton pending={pending}>{say(m.codesRenew)}</SubmitButton>
        <button type="button" className="plain" onClick={cancel}>
          {say(m.cancel)}
        </button>
      </div>
    </Form>
  )
}
