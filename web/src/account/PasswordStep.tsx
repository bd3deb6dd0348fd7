import { useState } from 'react'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { PasswordField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import { SsoButton } from './SsoButton.tsx'
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
      {ways?.sso && <SsoButton name={ways.sso.name} or />}
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
