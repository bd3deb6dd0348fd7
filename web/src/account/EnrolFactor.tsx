import { useEffect, useRef, useState } from 'react'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { useSay } from '../shell/locale.tsx'
import { SubmitButton, TextField } from '../ui/Field.tsx'
import { Form, RefusalNote } from '../ui/Form.tsx'
import { ShownOnce } from '../ui/ShownOnce.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import { type Answered, useOrder } from '../use-order.ts'
import { QrCode } from './QrCode.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'
import type { Next } from './step.ts'

type Begun = Answered<'beginEnrolment'>

/** The first authenticator, where the role demands one: secret, first code, recovery codes, and on. */
export function EnrolFactor({ take }: { take: (next: Next) => void }) {
  const say = useSay()
  const { order, refusal } = useOrder('beginEnrolment')
  const [begun, setBegun] = useState<Begun | null>(null)
  const asked = useRef(false)
  const begin = async () => {
    const ordered = await order({ body: {} })
    if (ordered.kind === 'done') setBegun(ordered.answer)
  }
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    void begin()
    // Once: each asking makes a new secret, and the one before is worth nothing then.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  return (
    <section className="step" aria-labelledby="enrol">
      <h2 id="enrol">{say(m.enrolTitle)}</h2>
      <p className="under">{say(m.enrolUnder)}</p>
      {begun ? (
        <Confirm begun={begun} take={take} />
      ) : refusal ? (
        <>
          <RefusalNote refusal={refusal} />
          <button type="button" onClick={() => void begin()}>
            {say(m.factorBegin)}
          </button>
        </>
      ) : (
        <Skeleton lines={8} />
      )}
    </section>
  )
}

/** The secret as a picture and as text, and the first code it makes. */
export function Confirm({ begun, take }: { begun: Begun; take: (next: Next) => void }) {
  const say = useSay()
  const [code, setCode] = useState('')
  const [codes, setCodes] = useState<Answered<'confirmEnrolment'> | null>(null)
  const { order, pending, refusal } = useOrder('confirmEnrolment')
  const submit = async () => {
    const ordered = await order({ body: { code } })
    if (ordered.kind === 'done') setCodes(ordered.answer)
  }
  if (codes) return <RecoveryCodes codes={codes.recoveryCodes} kept={() => take(codes.next)} />
  return (
    <div className="enrol">
      <p>{say(m.enrolScan)}</p>
      <QrCode text={begun.uri} label={say(m.enrolQr)} />
      <p>{say(m.enrolSecret)}</p>
      <ShownOnce label={say(m.enrolSecret)} text={begun.secret.replace(/(.{4})(?=.)/g, '$1 ')} block />
      <Form label={say(m.enrolTitle)} fields={['code']} refusal={refusal} submit={() => void submit()}>
        <TextField
          label={say(m.enrolConfirm)}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={8}
          className="code"
          value={code}
          onChange={setCode}
          fault={refusal?.at('code')}
        />
        <SubmitButton pending={pending}>{say(m.enrolDo)}</SubmitButton>
      </Form>
    </div>
  )
}
