import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CorrectionMade } from 'shared/correction/correction-contract.ts'
import { correctionPageMessages as m } from 'shared/messages/correction-page.ts'
import { useSay } from '../shell/locale.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import { refreshFigures } from '../refresh-figures.ts'
import type { Act } from './act-of.ts'

/** The second pair of eyes; or the author, who takes a proposal or a correction back. */
export function DecideCorrection({
  correction: { id, reason: given },
  act,
  close,
}: {
  correction: CorrectionMade
  act: Act
  close: () => void
}) {
  const say = useSay()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const deciding = useOrder('decideCorrection')
  const withdrawing = useOrder('withdrawCorrection')
  const reversing = useOrder('reverseCorrection')
  const refusal = deciding.refusal ?? withdrawing.refusal ?? reversing.refusal
  const pending = deciding.pending || withdrawing.pending || reversing.pending
  const params = { id }
  const carryOut = async (decision: 'approve' | 'refuse') => {
    const outcome =
      act === 'decide'
        ? await deciding.order({ params, body: { decision, reason } })
        : act === 'take'
          ? await reversing.order({ params, body: { reason } })
          : await withdrawing.order({ params })
    if (outcome.kind !== 'done') return
    await refreshFigures(client)
    close()
  }
  const title = say({ take: m.takeBack, decide: m.decideProposal, withdraw: m.withdraw }[act])
  return (
    <Dialog title={title} close={close}>
      <p className="prose">“{given}”</p>
      <Form label={title} fields={['reason']} refusal={refusal} submit={() => void carryOut('approve')}>
        {act !== 'withdraw' && (
          <TextField
            label={say(m.reason)}
            fault={refusal?.at('reason')}
            value={reason}
            onChange={setReason}
            maxLength={500}
            focus
          />
        )}
        <p className="decide-buttons">
          <button type="submit" className="primary" aria-disabled={pending}>
            {act === 'decide' ? say(m.approve) : title}
          </button>
          {act === 'decide' && (
            <button type="button" aria-disabled={pending} onClick={() => void carryOut('refuse')}>
              {say(m.refuseProposal)}
            </button>
          )}
        </p>
      </Form>
    </Dialog>
  )
}
