import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { useSay } from '../shell/locale.tsx'
import { useWho, waysQuestion } from '../shell/use-who.ts'
import { useOrder } from '../use-order.ts'
import './account.css'
import { ChangePassword } from './ChangePassword.tsx'
import { EnrolFactor } from './EnrolFactor.tsx'
import { PasswordStep } from './PasswordStep.tsx'
import { SecondFactorStep } from './SecondFactorStep.tsx'
import type { Next, Step } from './step.ts'

interface Props {
  /** Whose way back in it is, when that is known. */
  email?: string
  /** Where the server stands already: an invitation taken up, a page loaded again half-way. */
  begin?: Step
  ready: () => void
}

/** From a password to a session that may be used, by the steps the server asks for, one at a time. */
export function SignInSteps({ email, begin = 'password', ready }: Props) {
  const [step, setStep] = useState<Step>(begin)
  const take = (next: Next) => (next === 'ready' ? ready() : setStep(next))
  switch (step) {
    case 'password':
      return <PasswordStep email={email} take={take} />
    case 'second-factor':
      return (
        <>
          <SecondFactorStep take={take} />
          <StartOver again={() => setStep('password')} />
        </>
      )
    case 'enrol-second-factor':
      return (
        <>
          <EnrolFactor take={take} />
          <StartOver again={() => setStep('password')} />
        </>
      )
    case 'change-password':
      return (
        <>
          <ChangePassword demanded take={take} />
          <StartOver again={() => setStep('password')} />
        </>
      )
  }
}

/** The session that stands half-way is ended, so that the next person at this browser begins at the beginning. */
function StartOver({ again }: { again: () => void }) {
  const say = useSay()
  const client = useQueryClient()
  const { me } = useWho()
  const leaving = useOrder('signOut')
  const leave = async () => {
    if ((await leaving.order({})).kind !== 'done') return
    again()
    if (me) await client.fetchQuery({ ...waysQuestion, staleTime: 0 })
  }
  return (
    <p className="start-over">
      <button type="button" className="plain" onClick={() => void leave()}>
        {say(m.startOver)}
      </button>
    </p>
  )
}
