import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { formatInstant } from 'shared/format.ts'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { send } from '../http.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { roleName } from '../shell/person-name.ts'
import { useForgetAnswers, useWho } from '../shell/use-who.ts'
import { PasswordField, SubmitButton } from '../ui/Field.tsx'
import { Form, RefusalNote } from '../ui/Form.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { refusalOf, useOrder } from '../use-order.ts'
import './account.css'
import { SignInSteps } from './SignInSteps.tsx'
import type { Next, Step } from './step.ts'

/** Where the link of an invitation leads. The token stands behind the #, which no server and no log ever sees. */
export function InvitationPage() {
  const say = useSay()
  const locale = useLocale()
  const token = useLocation().hash.replace(/^#/, '')
  const navigate = useNavigate()
  const forget = useForgetAnswers()
  const [step, setStep] = useState<Step | null>(null)
  const invitation = useQuery({
    queryKey: ['readInvitation', token, locale],
    queryFn: () => send('readInvitation', { body: { token } }, locale),
    enabled: token !== '' && step === null,
    retry: false,
  })
  const take = async (next: Next) => {
    if (next !== 'ready') {
      setStep(next)
      return
    }
    await forget()
    await navigate({ to: '/', search: ({ lang }) => (lang ? { lang } : {}), replace: true })
  }
  const known = invitation.data
  return (
    <div className="sign-in-page">
      <PageHead
        title={say(m.invitationTitle)}
        under={
          known &&
          say(m.invitationFor, {
            name: known.name,
            email: known.email,
            role: roleName(locale, known.role),
            until: formatInstant(locale, known.expiresAt),
          })
        }
      />
      <section className="sign-in">
        {step !== null ? (
          <SignInSteps begin={step} {...(known && { email: known.email })} ready={() => void take('ready')} />
        ) : token === '' ? (
          <p className="loud">{say(m.invitationMissing)}</p>
        ) : invitation.error ? (
          <RefusalNote refusal={refusalOf(invitation.error)} />
        ) : known ? (
          <Accept token={token} email={known.email} take={(next) => void take(next)} />
        ) : (
          <Skeleton lines={5} what={say(m.invitationWhat)} />
        )}
      </section>
    </div>
  )
}

function Accept({ token, email, take }: { token: string; email: string; take: (next: Next) => void }) {
  const say = useSay()
  const { ways } = useWho()
  const [password, setPassword] = useState('')
  const { order, pending, refusal } = useOrder('acceptInvitation')
  const submit = async () => {
    const ordered = await order({ body: { token, password } })
    if (ordered.kind === 'done') take(ordered.answer.next)
  }
  return (
    <Form label={say(m.invitationTitle)} fields={['password']} refusal={refusal} submit={() => void submit()}>
      {/* For managers of passwords: whose password it is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label={say(m.newPassword)}
        autoComplete="new-password"
        hint={ways && say(m.newPasswordHint, { n: ways.shortestPassword })}
        value={password}
        onChange={setPassword}
        fault={refusal?.at('password')}
      />
      <SubmitButton pending={pending}>{say(m.invitationDo)}</SubmitButton>
    </Form>
  )
}
