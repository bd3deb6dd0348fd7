import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { connectorPageMessages as m } from 'shared/messages/connector-page.ts'
import type { ConnectorAnswer, ConnectorDataset } from 'shared/feed/connector/connector-contract.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'

interface Props {
  connector: ConnectorAnswer
  datasets: readonly ConnectorDataset[]
}

/** On and off, with the reason; whose place it takes is said before it does. */
export function SwitchConnector({ connector: { id, enabled, definition }, datasets }: Props) {
  const say = useSay()
  const locale = useLocale()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const [takesOver, setTakesOver] = useState(false)
  const { order, pending, refusal } = useOrder('switchConnector')
  const bringing = datasets.find((dataset) => dataset.id === definition.dataset)?.feed
  const other = bringing && bringing.id !== id ? bringing : null
  const submit = async () => {
    if ((await order({ params: { id }, body: { on: !enabled, takesOver, reason } })).kind !== 'done') return
    setReason('')
    await client.invalidateQueries()
  }
  return (
    <section className="connector-switch" aria-labelledby="switch">
      <h2 id="switch">{say(m.switchTitle)}</h2>
      <p>
        {say(enabled ? m.isOn : m.isOff)} {!enabled && say(m.turnOnNote)}
      </p>
      <Form label={say(m.switchTitle)} fields={['reason']} refusal={refusal} submit={() => void submit()}>
        {!enabled && other && (
          <label className="check">
            <input type="checkbox" checked={takesOver} onChange={(event) => setTakesOver(event.target.checked)} />
            {say(m.takesOver, { feed: other.name[locale] })}
          </label>
        )}
        <TextField
          label={say(m.reason)}
          fault={refusal?.at('reason')}
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
        <SubmitButton pending={pending}>{say(enabled ? m.turnOff : m.turnOn)}</SubmitButton>
      </Form>
    </section>
  )
}
