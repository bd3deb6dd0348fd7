import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { unitChangeMessages as m } from 'shared/messages/unit-change-page.ts'
import type { KeptUnitChange } from 'shared/succession/change-contract.ts'
import { refreshFigures } from '../refresh-figures.ts'
import { useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'

/** The second pair of eyes, or an officer who takes it back. */
export function DecideChange({ change, close }: { change: KeptUnitChange; close: () => void }) {
  const say = useSay()
  const client = useQueryClient()
  const { may } = useWho()
  const [reason, setReason] = useState('')
  const { order, pending, refusal } = useOrder('decideUnitChange')
  const carryOut = async (decision: 'confirmed' | 'withdrawn') => {
    const outcome = await order({ params: { id: change.id }, body: { decision, reason } })
    if (outcome.kind !== 'done') return
    for (const one of ['readProvince', 'listUnits', 'listUnitChanges'])
      await client.invalidateQueries({ queryKey: [one] })
    await refreshFigures(client)
    close()
  }
  const title = say(m.decide)
  return (
    <Dialog title={title} close={close}>
      <p className="prose">
        “{change.reason}” ({change.basis})
      </p>
      <Form label={title} fields={['reason']} refusal={refusal} submit={() => void carryOut('confirmed')}>
        <TextField
          label={say(m.reason)}
          fault={refusal?.at('reason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
          focus
        />
        <p className="decide-buttons">
          <button type="submit" className="primary" aria-disabled={pending}>
            {say(m.confirm)}
          </button>
          {may('unit.change') && (
            <button type="button" aria-disabled={pending} onClick={() => void carryOut('withdrawn')}>
              {say(m.withdraw)}
            </button>
          )}
        </p>
      </Form>
    </Dialog>
  )
}
