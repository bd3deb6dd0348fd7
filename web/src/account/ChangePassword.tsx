import { useState } from 'react'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { PasswordField, SubmitButton } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import type { Next } from './step.ts'

/** A new password for the old one: demanded at sign-in, or by one's own wish. */
export function ChangePassword({ demanded = false, take }: { demanded?: boolean; take: (next: Next) => void }) {
  const say = useSay()
  const { ways } = useWho()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const { order, pending, refusal } = useOrder('changePassword')
  const submit = async () => {
    const ordered = await order({ body: { current, next } })
    if (ordered.kind !== 'done') return
    setCurrent('')
    setNext('')
    take(ordered.answer.next)
  }
  return (
    <div className={demanded ? 'step' : undefined}>
      {demanded && (
        <>
          <h2>{say(m.changeTitle)}</h2>
          <p className="under">{say(m.changeDemanded)}</p>
        </>
      )}
      <Form label={say(m.changeTitle)} fields={['current', 'next']} refusal={refusal} submit={() => void submit()}>
        <PasswordField
          label={say(m.currentPassword)}
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          fault={refusal?.at('current')}
        />
        <PasswordField
          label={say(m.newPassword)}
          autoComplete="new-password"
          hint={ways && say(m.newPasswordHint, { n: ways.shortestPassword })}
          value={next}
          onChange={setNext}
          fault={refusal?.at('next')}
        />
        <SubmitButton pending={pending}>{say(m.changeDo)}</SubmitButton>
      </Form>
    </div>
  )
}
