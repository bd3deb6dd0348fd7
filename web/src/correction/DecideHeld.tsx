import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { HeldRecord } from 'shared/correction/quarantine-contract.ts'
import { correctionPageMessages as m } from 'shared/messages/correction-page.ts'
import { useSay } from '../shell/locale.tsx'
import { TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import { refreshFigures } from '../refresh-figures.ts'

/** Both ends of a doubt, with the reason that is kept beside it. */
export function DecideHeld({ records, done }: { records: readonly HeldRecord[]; done: (told: string) => void }) {
  const say = useSay()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const { order, pending, refusal } = useOrder('decideQuarantine')
  const several = new Set(records.map(({ dataset }) => dataset)).size > 1
  const decide = async (decision: 'release' | 'refuse') => {
    if (records.length === 0 || several) return
    const keys = records.map(({ collection, unit, day }) => ({ collection, unit, day }))
    const outcome = await order({ body: { records: keys, decision, reason } })
    if (outcome.kind !== 'done') return
    const { released, refused, proposed } = outcome.answer
    const n = proposed || released || refused
    const told = say(proposed > 0 ? m.didPropose : released > 0 ? m.didRelease : m.didRefuse, { n })
    setReason('')
    done(told)
    await refreshFigures(client)
  }
  return (
    <section className="decide" aria-labelledby="decide">
      <h2 id="decide">{say(m.decideTitle, { n: records.length })}</h2>
      {records.length === 0 && <p className="none">{say(m.decideFirst)}</p>}
      {several && <p className="loud">{say(m.decideOne)}</p>}
      {records.some(({ closed }) => closed) && <p className="loud">{say(m.needsSecond)}</p>}
      <Form label={say(m.decision)} fields={['reason']} refusal={refusal} submit={() => void decide('release')}>
        <TextField
          label={say(m.reason)}
          hint={say(m.reasonHint)}
          fault={refusal?.at('reason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
        <p className="decide-buttons">
          <button type="submit" className="primary" aria-disabled={pending} disabled={records.length === 0 || several}>
            {say(m.release)}
          </button>
          <button
            type="button"
            aria-disabled={pending}
            disabled={records.length === 0 || several}
            onClick={() => void decide('refuse')}
          >
            {say(m.refuse)}
          </button>
        </p>
      </Form>
    </section>
  )
}
