import { useState } from 'react'
import { controlChartMessages as m } from 'shared/messages/control-chart.ts'
import { useSay } from '../../shell/locale.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SubmitButton, TextField } from '../../ui/Field.tsx'
import { Form } from '../../ui/Form.tsx'
import { useOrder } from '../../use-order.ts'
import type { ChartWriting } from './control-figure-model.ts'

interface Props {
  writing: ChartWriting
  close: () => void
  done: () => Promise<void>
}

/** Takes a re-baseline back; as it was made with a reason, so it goes with one. */
export function WithdrawRebaseline({ writing: { written }, close, done }: Props) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const [told, setTold] = useState(false)
  const { order, pending, refusal } = useOrder('withdrawRebaseline')
  const short = reason.trim().length < 3
  const submit = async () => {
    setTold(true)
    if (short) return
    if ((await order({ params: { id: written.id }, body: { reason } })).kind === 'done') await done()
  }
  return (
    <Dialog title={say(m.withdrawTitle)} close={close}>
      <Form label={say(m.withdrawTitle)} fields={['reason']} refusal={refusal} submit={() => void submit()}>
        <TextField
          label={say(m.withdrawReason)}
          fault={told && short ? say(m.textNeeded) : refusal?.at('reason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
        <SubmitButton pending={pending}>{say(m.withdraw)}</SubmitButton>
      </Form>
    </Dialog>
  )
}

export function WithdrawAnnotation({ writing: { written }, close, done }: Props) {
  const say = useSay()
  const { order, pending, refusal } = useOrder('withdrawAnnotation')
  const submit = async () => {
    if ((await order({ params: { id: written.id } })).kind === 'done') await done()
  }
  return (
    <Dialog title={say(m.withdrawNoteTitle)} close={close}>
      <p className="prose">{say(m.withdrawNoteAsk)}</p>
      <Form label={say(m.withdrawNoteTitle)} fields={[]} refusal={refusal} submit={() => void submit()}>
        <SubmitButton pending={pending}>{say(m.withdraw)}</SubmitButton>
      </Form>
    </Dialog>
  )
}
