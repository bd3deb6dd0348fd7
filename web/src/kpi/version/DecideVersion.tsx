import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDay } from 'shared/format.ts'
import type { KeptVersion } from 'shared/kpi/version/version-contract.ts'
import { kpiVersionMessages as m } from 'shared/messages/kpi-version-page.ts'
import type { Text } from 'shared/text.ts'
import { refreshFigures } from '../../refresh-figures.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { useWho } from '../../shell/use-who.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Form } from '../../ui/Form.tsx'
import { useOrder } from '../../use-order.ts'
import { Formula } from '../Formula.tsx'

interface Props {
  kpi: string
  version: KeptVersion
  measures: readonly { id: string; name: Text }[]
  close: () => void
}

/** The second pair of eyes, or an officer who takes it back. */
export function DecideVersion({ kpi, version, measures, close }: Props) {
  const say = useSay()
  const locale = useLocale()
  const client = useQueryClient()
  const { may, me } = useWho()
  const [reason, setReason] = useState('')
  const { order, pending, refusal } = useOrder('decideKpiVersion')
  const waits = version.state === 'proposed'
  const own = version.recordedBy === me?.id
  const carryOut = async (decision: 'confirmed' | 'withdrawn') => {
    const outcome = await order({ params: { id: `${kpi}@${version.version}` }, body: { decision, reason } })
    if (outcome.kind !== 'done') return
    await client.invalidateQueries({ queryKey: ['readProvince'] })
    await refreshFigures(client)
    close()
  }
  const confirms = waits && !own
  const title = say(waits ? m.decide : m.withdrawAct, { version: version.version })
  return (
    <Dialog title={title} close={close}>
      <p className="prose">{version.definition[locale]}</p>
      <Formula sides={version} measures={measures} />
      <p className="prose version-grounds">
        {version.from !== null && `${say(m.from)}: ${formatDay(locale, version.from)}. `}“{version.reason}” (
        {version.basis})
      </p>
      {waits && own && <p className="note">{say(m.another)}</p>}
      <Form
        label={title}
        fields={['reason']}
        refusal={refusal}
        submit={() => void carryOut(confirms ? 'confirmed' : 'withdrawn')}
      >
        <TextField
          label={say(m.reason)}
          fault={refusal?.at('reason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
          focus
        />
        <p className="decide-buttons">
          {confirms && (
            <button type="submit" className="primary" aria-disabled={pending}>
              {say(m.confirm)}
            </button>
          )}
          {/* What two people decided, one who may confirm takes back. */}
          {may(waits ? 'definition.change' : 'definition.confirm') && (
            <button
              type={confirms ? 'button' : 'submit'}
              aria-disabled={pending}
              {...(confirms && { onClick: () => void carryOut('withdrawn') })}
            >
              {say(m.withdraw)}
            </button>
          )}
        </p>
      </Form>
    </Dialog>
  )
}
