import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDay, formatInstant } from 'shared/format.ts'
import { unitChangeMessages as m } from 'shared/messages/unit-change-page.ts'
import type { KeptUnitChange } from 'shared/succession/change-contract.ts'
import { usePersonNames } from '../account/use-person-names.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'

interface Props {
  change: KeptUnitChange
  names: Readonly<Record<string, string>>
  close: () => void
}

/** A confirmed change whose day is still to come: one person asks to take it back, another agrees. */
export function TakeBackChange({ change, names, close }: Props) {
  const say = useSay()
  const locale = useLocale()
  const client = useQueryClient()
  const { nameOf } = usePersonNames(names)
  const [reason, setReason] = useState('')
  const { order, pending, refusal } = useOrder('decideUnitChange')
  const { withdrawal } = change
  const carryOut = async () => {
    const outcome = await order({ params: { id: change.id }, body: { decision: 'withdrawn', reason } })
    if (outcome.kind !== 'done') return
    for (const one of ['readProvince', 'listUnits', 'listUnitChanges'])
      await client.invalidateQueries({ queryKey: [one] })
    close()
  }
  return (
    <Dialog title={say(m.takeBack)} close={close}>
      <p className="prose">{say(m.takeBackSaid, { day: formatDay(locale, change.day) })}</p>
      {withdrawal && (
        <p className="prose">
          {say(m.withdrawalReason, {
            reason: withdrawal.reason,
            who: nameOf(withdrawal.askedBy),
            when: formatInstant(locale, withdrawal.askedAt),
          })}
        </p>
      )}
      <Form label={say(m.takeBack)} fields={['reason']} refusal={refusal} submit={() => void carryOut()}>
        <TextField
          label={say(m.reason)}
          fault={refusal?.at('reason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
          focus
        />
        <SubmitButton pending={pending}>{say(withdrawal ? m.agreeWithdrawal : m.askWithdrawal)}</SubmitButton>
      </Form>
    </Dialog>
  )
}
