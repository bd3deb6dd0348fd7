import { useState } from 'react'
import { controlChartMessages as m } from 'shared/messages/control-chart.ts'
import { useSay } from '../../shell/locale.tsx'
import type { KpiBrief } from '../../shell/use-province.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { SubmitButton, TextField } from '../../ui/Field.tsx'
import { Form } from '../../ui/Form.tsx'
import { useOrder } from '../../use-order.ts'
import { WhoseChart } from './WhoseChart.tsx'
import { useWriting } from './use-writing.ts'
import { WritingDay } from './WritingDay.tsx'

export interface WritingDialogProps {
  kpi: KpiBrief
  unit: string
  close: () => void
  done: () => Promise<void>
}

/** Lets the limits begin anew from a day, with the reason. */
export function RebaselineDialog({ kpi, unit, close, done }: WritingDialogProps) {
  const say = useSay()
  const { draft, days, change, faultAt, sound } = useWriting('reason')
  const [every, setEvery] = useState(false)
  const { order, pending, refusal } = useOrder('rebaseline')
  const submit = async () => {
    if (!sound() || draft.from === null) return
    const body = { kpi: kpi.id, unit: every ? null : unit, from: draft.from, reason: draft.text }
    if ((await order({ body })).kind === 'done') await done()
  }
  return (
    <Dialog title={say(m.rebaseline)} close={close}>
      <p className="prose">{say(m.rebaselineHow)}</p>
      <Form label={say(m.rebaseline)} fields={['from', 'reason']} refusal={refusal} submit={() => void submit()}>
        <WritingDay
          label={say(m.fromDay)}
          fault={faultAt('from', refusal)}
          {...days}
          onChange={(from) => change({ from })}
        />
        <TextField
          label={say(m.reason)}
          hint={say(m.reasonHint)}
          fault={faultAt('reason', refusal)}
          value={draft.text}
          onChange={(text) => change({ text })}
          maxLength={500}
        />
        <WhoseChart unit={unit} every={every} onChange={setEvery} />
        <SubmitButton pending={pending}>{say(m.save)}</SubmitButton>
      </Form>
    </Dialog>
  )
}
