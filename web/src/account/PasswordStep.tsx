import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { ownPath } from 'shared/account/own-path.ts'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useWho } from '../shell/use-who.ts'
import { PasswordField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form, RefusalNote } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import type { Next } from './step.ts'

export function PasswordStep({ email: known, take }: { email: string | undefined; take: (next: Next) => void }) {
  const say = useSay()
  const { ways } = useWho()
  const [email, setEmail] = useState(known ?? '')
  const [password, setPassword] = useState('')
  const { order, pending, refusal } = useOrder('signIn')
  const submit = async () => {
    const ordered = await order({ body: { email, password } })
    if (ordered.kind === 'done') take(ordered.answer.next)
  }
  return (
    <>
      {ways?.sso && <SsoButton name={ways.sso.name} />}
      <Form label={say(m.signIn)} fields={['email', 'password']} refusal={refusal} submit={() => void submit()}>
        <TextField
          label={say(m.email)}
          type="email"
          inputMode="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
          fault={refusal?.at('email')}
        />
        <PasswordField
          label={say(m.password)}
          autoComplete="current-password"
          focus={known !== undefined}
          value={password}
          onChange={setPassword}
          fault={refusal?.at('password')}
        />
        <SubmitButton pending={pending}>{say(m.signIn)}</SubmitButton>
      </Form>
    </>
  )
}

function SsoButton({ name }: { name: string }) {
  const say = useSay()
  const [{ next: named }] = usePageState()
  const { href, pathname } = useLocation()
  // Asked over a page whose session has ended: back to that very page.
  const next = named ?? (pathname !== '/sign-in' && ownPath.test(href) ? href : undefined)
  const { order, pending, refusal } = useOrder('signInSso')
  const go = async () => {
    const ordered = await order({ body: next ? { next } : {} })
    if (ordered.kind === 'done') location.assign(ordered.answer.url)
  }
  return (
    <div className="sso">
      <button type="button" className="primary" aria-disabled={pending} onClick={() => void go()}>
        {say(m.sso, { name })}
      </button>
      {refusal && <RefusalNote refusal={refusal} />}
      <p className="sso-or">{say(m.or)}</p>
    </div>
  )
}
