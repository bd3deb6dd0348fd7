import { useState } from 'react'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { useSay } from '../shell/locale.tsx'
import { SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import type { Next } from './step.ts'

/** The digits of the authenticator, or a recovery code instead. */
export function SecondFactorStep({ take }: { take: (next: Next) => void }) {
  const say = useSay()
  const [way, setWay] = useState<'code' | 'recovery'>('code')
  const [code, setCode] = useState('')
  const byCode = useOrder('passSecondFactor')
  const byRecovery = useOrder('recover')
  const { order, pending, refusal } = way === 'code' ? byCode : byRecovery
  const submit = async () => {
    const ordered = await order({ body: { code } })
    if (ordered.kind === 'done') take(ordered.answer.next)
  }
  const turn = () => {
    setWay(way === 'code' ? 'recovery' : 'code')
    setCode('')
  }
  return (
    <section className="step" aria-labelledby="second-factor">
      <h2 id="second-factor">{say(m.factorTitle)}</h2>
      <p className="under">{say(way === 'code' ? m.factorUnder : m.recoveryHint)}</p>
      <Form key={way} label={say(m.factorTitle)} fields={['code']} refusal={refusal} submit={() => void submit()}>
        <TextField
          label={say(way === 'code' ? m.code : m.recoveryCode)}
          hint={way === 'code' ? say(m.codeHint) : undefined}
          autoComplete={way === 'code' ? 'one-time-code' : 'off'}
          {...(way === 'code' && { inputMode: 'numeric' as const, className: 'code', maxLength: 8 })}
          focus
          value={code}
          onChange={setCode}
          fault={refusal?.at('code')}
        />
        <div className="form-buttons">
          <SubmitButton pending={pending}>{say(m.goOn)}</SubmitButton>
          <button type="button" className="plain" onClick={turn}>
            {say(way === 'code' ? m.useRecovery : m.useCode)}
          </button>
        </div>
      </Form>
    </section>
  )
}
