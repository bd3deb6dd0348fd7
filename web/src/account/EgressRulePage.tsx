import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatInstant } from 'shared/format.ts'
import { administrationMessages as m } from 'shared/messages/account-administration.ts'
import type { Answer } from '../http.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form, RefusalNote } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import { Administration } from './Administration.tsx'
import { NumberField, numberTyped } from './NumberField.tsx'
import { readPorts } from './read-ports.ts'
import { usePersonNames } from './use-person-names.ts'

type Rule = Answer<'listEgressRules'>['rules'][number]
const longestDays = 365

const stateNames = {
  proposed: m.ruleProposed,
  approved: m.ruleApproved,
  expired: m.ruleExpired,
  withdrawn: m.ruleWithdrawn,
} as const

/** The private networks the program may connect to: one person proposes, another approves. */
export function EgressRulePage() {
  const say = useSay()
  const { may } = useWho()
  const [{ open }, change] = usePageState()
  const query = useQuery({ ...q('listEgressRules', {}), staleTime: 0 })
  return (
    <Administration
      title={say(m.egressTitle)}
      under={say(m.egressUnder)}
      steer={
        may('egress-rule.change') && (
          <button type="button" className="primary" onClick={() => change({ open: 'new' })}>
            {say(m.ruleNew)}
          </button>
        )
      }
    >
      <Answered query={query} what={say(m.theRules)} lines={6}>
        {({ rules }) => (rules.length === 0 ? <p className="empty">{say(m.rulesNone)}</p> : <Rules rules={rules} />)}
      </Answered>
      {open === 'new' && may('egress-rule.change') && <NewRule close={() => change({ open: undefined })} />}
    </Administration>
  )
}

function Rules({ rules }: { rules: readonly Rule[] }) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const { nameOf } = usePersonNames()
  const client = useQueryClient()
  const approve = useOrder('approveEgressRule')
  const withdraw = useOrder('withdrawEgressRule')
  const act = async ({ order }: typeof approve | typeof withdraw, { id }: Rule) => {
    if ((await order({ params: { id } })).kind === 'done')
      await client.invalidateQueries({ queryKey: ['listEgressRules'] })
  }
  const byAt = (who: string | null, when: string | null) =>
    who && when ? say(m.byAt, { who: nameOf(who), when: formatInstant(locale, when) }) : '—'
  const open = ({ state }: Rule) => state === 'proposed' || state === 'approved'
  const columns: Column<Rule>[] = [
    {
      key: 'cidr',
      label: say(m.cidr),
      cell: ({ cidr, reason }) => (
        <>
          <code>{cidr}</code>
          <span className="second">{reason}</span>
        </>
      ),
    },
    { key: 'ports', label: say(m.ports), cell: ({ ports }) => ports.join(', ') },
    {
      key: 'state',
      label: say(m.state),
      cell: ({ state }) => <span className={`state ${state}`}>{say(stateNames[state])}</span>,
    },
    { key: 'proposed', label: say(m.proposedBy), cell: ({ createdBy, createdAt }) => byAt(createdBy, createdAt) },
    { key: 'approved', label: say(m.approvedBy), cell: ({ approvedBy, approvedAt }) => byAt(approvedBy, approvedAt) },
    {
      key: 'expires',
      label: say(m.expires),
      cell: (rule) => formatInstant(locale, rule.withdrawnAt ?? rule.expiresAt),
    },
    {
      key: 'act',
      label: say(m.acts),
      numeric: true,
      cell: (rule) =>
        open(rule) && (
          <span className="row-acts">
            {rule.approvable && may('egress-rule.approve') && (
              <button
                type="button"
                aria-label={say(m.approveOf, { cidr: rule.cidr })}
                onClick={() => void act(approve, rule)}
              >
                {say(m.approve)}
              </button>
            )}
            {rule.state === 'proposed' && !rule.approvable && <span className="none">{say(m.approveAnother)}</span>}
            {may('egress-rule.change') && (
              <button
                type="button"
                aria-label={say(m.withdrawOf, { cidr: rule.cidr })}
                onClick={() => void act(withdraw, rule)}
              >
                {say(m.withdrawRule)}
              </button>
            )}
          </span>
        ),
    },
  ]
  const refusal = approve.refusal ?? withdraw.refusal
  return (
    <>
      {refusal && <RefusalNote refusal={refusal} />}
      <DataTable
        exported={false}
        className="listed rules"
        caption={say(m.egressTitle)}
        columns={columns}
        rows={rules}
        rowKey={({ id }) => id}
      />
    </>
  )
}

function NewRule({ close }: { close: () => void }) {
  const say = useSay()
  const client = useQueryClient()
  const [cidr, setCidr] = useState('')
  const [ports, setPorts] = useState('443')
  const [reason, setReason] = useState('')
  const [days, setDays] = useState('180')
  const [wrongPorts, setWrongPorts] = useState(false)
  const { order, pending, refusal } = useOrder('proposeEgressRule')
  const submit = async () => {
    const read = readPorts(ports)
    setWrongPorts(read === null)
    if (read === null) return
    const ordered = await order({ body: { cidr, ports: read, reason, days: numberTyped(days) } })
    if (ordered.kind !== 'done') return
    close()
    await client.invalidateQueries({ queryKey: ['listEgressRules'] })
  }
  return (
    <Dialog title={say(m.ruleNew)} close={close}>
      <Form
        label={say(m.ruleNew)}
        fields={['cidr', 'ports', 'reason', 'days']}
        refusal={refusal}
        submit={() => void submit()}
      >
        <TextField
          label={say(m.cidr)}
          hint={say(m.cidrHint)}
          value={cidr}
          onChange={setCidr}
          maxLength={60}
          fault={refusal?.at('cidr')}
        />
        <TextField
          label={say(m.ports)}
          hint={say(m.portsHint)}
          value={ports}
          onChange={setPorts}
          fault={wrongPorts ? say(m.portsWrong) : refusal?.at('ports')}
        />
        <Field label={say(m.reason)} hint={say(m.reasonHint)} fault={refusal?.at('reason')}>
          {(parts) => (
            <textarea
              {...parts}
              rows={3}
              maxLength={500}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <NumberField
          label={say(m.days)}
          hint={say(m.daysHint, { most: longestDays })}
          value={days}
          onChange={setDays}
          fault={refusal?.at('days')}
        />
        <SubmitButton pending={pending}>{say(m.ruleNew)}</SubmitButton>
      </Form>
    </Dialog>
  )
}
