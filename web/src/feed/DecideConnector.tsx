import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ConnectorAnswer, ConnectorDataset } from 'shared/feed/connector/connector-contract.ts'
import { formatInstant } from 'shared/format.ts'
import { connectorPageMessages as m } from 'shared/messages/connector-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useUnitNames } from '../unit/use-unit-names.ts'
import { useOrder } from '../use-order.ts'
import { type ChangedFact, changedFacts, definitionFacts } from './definition-facts.ts'

interface Props {
  connector: ConnectorAnswer
  dataset: ConnectorDataset | undefined
  /** What brings the dataset now, where that is another feed. */
  other: string | null
  nameOf: (person: string) => string
}

/** What waits for a second person: what would be otherwise, by whose wish, and the two ways it can go. */
export function DecideConnector({ connector, dataset, other, nameOf }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { may, me } = useWho()
  const unitName = useUnitNames()
  const { proposal, definition } = connector
  if (!proposal) return null
  const measureName = (id: string) => dataset?.measures.find((one) => one.id === id)?.name[locale] ?? id
  const facts = (one: typeof definition) => definitionFacts(one, { say, measureName, unitName })
  const isChange = proposal.kind === 'change'
  const changed = changedFacts(isChange ? facts(definition) : [], facts(proposal.definition))
  const columns: Column<ChangedFact>[] = [
    { key: 'what', label: say(m.fact), cell: ({ label }) => label },
    ...(isChange
      ? [{ key: 'before', label: say(m.factBefore), cell: ({ before }: ChangedFact) => <Written value={before} /> }]
      : []),
    { key: 'after', label: say(isChange ? m.factAfter : m.factValue), cell: ({ after }) => <Written value={after} /> },
  ]
  const who = { who: nameOf(proposal.proposedBy), when: formatInstant(locale, proposal.proposedAt) }
  return (
    <section className="connector-decision" aria-labelledby="decision">
      <h2 id="decision">{say(m.decisionTitle)}</h2>
      <p>
        {say(isChange ? m.decisionChange : m.decisionEnable, { ...who, n: proposal.version })} <q>{proposal.reason}</q>
      </p>
      {proposal.takesOver && other !== null && <p>{say(m.decisionTakesOver, { feed: other })}</p>}
      {proposal.secretGiven && <p>{say(m.decisionSecret)}</p>}
      {changed.length > 0 && (
        <DataTable
          className="connector-facts"
          caption={say(isChange ? m.factsChanged : m.factsAll)}
          captionShown
          columns={columns}
          rows={changed}
          rowKey={({ key }) => key}
        />
      )}
      {may('connector.confirm') && <Decide id={proposal.id} own={me?.id === proposal.proposedBy} />}
    </section>
  )
}

const Written = ({ value }: { value: string | null }) =>
  value === null ? <span className="none">—</span> : <code>{value}</code>

function Decide({ id, own }: { id: string; own: boolean }) {
  const say = useSay()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const { order, pending, refusal } = useOrder('decideConnector')
  const decide = async (decision: 'confirmed' | 'withdrawn') => {
    if ((await order({ params: { id }, body: { decision, reason } })).kind === 'done') await client.invalidateQueries()
  }
  const first = own ? 'withdrawn' : 'confirmed'
  return (
    <Form label={say(m.decisionTitle)} fields={['reason']} refusal={refusal} submit={() => void decide(first)}>
      {own && <p className="form-hint">{say(m.decisionOwn)}</p>}
      <TextField
        label={say(m.decisionReason)}
        fault={refusal?.at('reason')}
        value={reason}
        onChange={setReason}
        maxLength={500}
      />
      <p className="decide-buttons">
        {!own && (
          <button type="submit" className="primary" aria-disabled={pending}>
            {say(m.decisionConfirm)}
          </button>
        )}
        <button
          type={own ? 'submit' : 'button'}
          aria-disabled={pending}
          onClick={own ? undefined : () => void decide('withdrawn')}
        >
          {say(own ? m.decisionWithdraw : m.decisionReturn)}
        </button>
      </p>
    </Form>
  )
}
