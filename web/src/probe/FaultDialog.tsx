import { useState } from 'react'
import { faultPageMessages as m, faultText } from 'shared/messages/fault-page.ts'
import type { FaultOrder, FaultPlace } from 'shared/probe/fault-contract.ts'
import { amountOf, usualAmounts } from 'shared/probe/simulated-fault.ts'
import type { Answer } from '../http.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import { commandOf } from './fault-model.ts'

interface Props {
  place: FaultPlace
  done: (answer: Answer<'switchFault'>) => void
  close: () => void
}

/** Which of its faults a place is to have, how much of it, and whether it comes and goes. */
export function FaultDialog({ place, done, close }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { side, id, faults, on } = place
  const [kind, setKind] = useState(on?.kind ?? faults[0]!)
  const [amounts, setAmounts] = useState(() => ({
    percent: String(on?.percent ?? usualAmounts.percent),
    ms: String(on?.ms ?? usualAmounts.ms),
    days: String(on?.days ?? usualAmounts.days),
  }))
  const [flaps, setFlaps] = useState(on?.everyS !== undefined)
  const [every, setEvery] = useState(String(on?.everyS ?? 240))
  const [lasting, setLasting] = useState(String(on?.forS ?? 120))
  const { order, pending, refusal } = useOrder('switchFault')
  const amount = side === 'path' ? amountOf[kind] : undefined
  const fault: NonNullable<FaultOrder['fault']> = {
    kind,
    ...(amount && { [amount]: Number(amounts[amount]) }),
    ...(flaps && { everyS: Number(every), forS: Number(lasting) }),
  }
  const submit = async () => {
    const ordered = await order({ params: { side, id }, body: { fault } })
    if (ordered.kind !== 'done') return
    done(ordered.answer)
    close()
  }
  const name = place.name[locale]
  return (
    <Dialog title={say(m.switchOnOf, { name })} close={close}>
      <Form label={say(m.switchOn)} fields={['fault']} refusal={refusal} submit={() => void submit()}>
        <SelectField
          label={say(m.kind)}
          value={kind}
          fault={refusal?.at('fault')}
          onChange={(value) => setKind(faults.find((one) => one === value) ?? kind)}
        >
          {faults.map((one) => (
            <option key={one} value={one}>
              {faultText(side, one)[locale]}
            </option>
          ))}
        </SelectField>
        {amount && (
          <TextField
            label={say(m[amount])}
            value={amounts[amount]}
            inputMode="numeric"
            maxLength={6}
            onChange={(value) => setAmounts({ ...amounts, [amount]: value })}
          />
        )}
        {side === 'path' && (
          <label className="check">
            <input type="checkbox" checked={flaps} onChange={(event) => setFlaps(event.target.checked)} />
            {say(m.flaps)}
          </label>
        )}
        {flaps && (
          <>
            <TextField label={say(m.every)} value={every} inputMode="numeric" maxLength={5} onChange={setEvery} />
            <TextField label={say(m.for)} value={lasting} inputMode="numeric" maxLength={5} onChange={setLasting} />
          </>
        )}
        <p className="form-hint fault-command">
          {say(m.command)}: <code>{commandOf(place, fault)}</code>
        </p>
        <SubmitButton pending={pending}>{say(m.switchOn)}</SubmitButton>
      </Form>
    </Dialog>
  )
}
