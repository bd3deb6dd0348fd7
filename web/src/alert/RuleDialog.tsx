import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { usualDigestMinutes } from 'shared/alert/address-tell.ts'
import { type IncidentScope, incidentScopes, type Severity, severities } from 'shared/alert/incident.ts'
import { scopeTexts, severityTexts } from 'shared/messages/alert.ts'
import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import { useSay } from '../shell/locale.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import type { Rule } from './answer-types.ts'
import { useTargets } from './use-targets.ts'

/** Minutes a digest may collect. */
const digests = [30, 60, 120, 240, 480, 1_440] as const

const severityOf = (value: string): Severity | null => severities.find((one) => one === value) ?? null

/** A rule: for what, to whom, how often again, and who is called when nobody takes it up. */
export function RuleDialog({ rule, place, close }: { rule: Rule | undefined; place: number; close: () => void }) {
  const say = useSay()
  const client = useQueryClient()
  const { targets } = useTargets()
  const known = rule?.definition
  const [name, setName] = useState(rule?.name ?? '')
  const [at, setAt] = useState(String(rule?.place ?? place))
  const [enabled, setEnabled] = useState(rule?.enabled ?? true)
  const [scopes, setScopes] = useState<IncidentScope[]>(known?.scopes ?? [])
  const [atLeast, setAtLeast] = useState<Severity>(known?.atLeast ?? 'warning')
  const [to, setTo] = useState<string[]>(known?.to.map(({ id }) => id) ?? [])
  const [repeat, setRepeat] = useState(String(known?.repeatMinutes ?? 240))
  const [digestBelow, setDigestBelow] = useState<Severity | null>(known ? known.digestBelow : 'warning')
  const [digestMinutes, setDigestMinutes] = useState(known?.digestMinutes ?? usualDigestMinutes)
  const [nightBelow, setNightBelow] = useState<Severity | null>(known ? known.nightBelow : 'major')
  const [level] = known?.escalation ?? []
  const [after, setAfter] = useState(String(level?.afterMinutes ?? 30))
  const [next, setNext] = useState(level?.to[0]?.id ?? '')
  const create = useOrder('createRule')
  const change = useOrder('changeRule')
  const refusal = create.refusal ?? change.refusal
  const target = (id: string) => ({ kind: targets.find((one) => one.id === id)?.kind ?? ('channel' as const), id })
  const submit = async () => {
    const escalation = next ? [{ afterMinutes: Number(after), to: [target(next)] }] : []
    const definition = {
      subsystems: known?.subsystems ?? [],
      units: known?.units ?? [],
      providers: known?.providers ?? [],
      scopes,
      atLeast,
      to: to.map(target),
      digestBelow,
      digestMinutes,
      nightBelow,
      repeatMinutes: repeat.trim() === '' ? null : Number(repeat),
      // Levels beyond the first stay as they are.
      escalation: next ? [...escalation, ...(known?.escalation.slice(1) ?? [])] : [],
    }
    const body = { name, place: Number(at), enabled, definition }
    const done = rule ? await change.order({ params: { id: rule.id }, body }) : await create.order({ body })
    if (done.kind !== 'done') return
    await client.invalidateQueries({ queryKey: ['listRules'] })
    close()
  }
  const severityOptions = severities.map((one) => (
    <option key={one} value={one}>
      {say(severityTexts[one])}
    </option>
  ))
  return (
    <Dialog title={rule?.name ?? say(m.newRule)} close={close}>
      <Form label={say(m.newRule)} fields={['name', 'place']} refusal={refusal} submit={() => void submit()}>
        <TextField label={say(m.name)} fault={refusal?.at('name')} value={name} onChange={setName} maxLength={100} />
        <TextField label={say(m.place)} fault={refusal?.at('place')} inputMode="numeric" value={at} onChange={setAt} />
        <label className="check">
          <input type="checkbox" checked={enabled} onChange={(event) => setEnabled(event.target.checked)} />
          {say(m.ruleHolds)}
        </label>
        <fieldset className="targets">
          <legend>{say(m.appliesTo)}</legend>
          <p className="form-hint">{say(m.scopesHint)}</p>
          {incidentScopes.map((one) => (
            <label key={one} className="check">
              <input
                type="checkbox"
                checked={scopes.includes(one)}
                onChange={(event) =>
                  setScopes(event.target.checked ? [...scopes, one] : scopes.filter((other) => other !== one))
                }
              />
              {say(scopeTexts[one])}
            </label>
          ))}
        </fieldset>
        <SelectField
          label={say(m.severity)}
          value={atLeast}
          onChange={(value) => setAtLeast(severityOf(value) ?? 'info')}
        >
          {severityOptions}
        </SelectField>
        <fieldset className="targets">
          <legend>{say(m.sendTo)}</legend>
          {targets.map(({ id, name: called }) => (
            <label key={id} className="check">
              <input
                type="checkbox"
                checked={to.includes(id)}
                onChange={(event) => setTo(event.target.checked ? [...to, id] : to.filter((one) => one !== id))}
              />
              {called}
            </label>
          ))}
        </fieldset>
        <TextField label={say(m.repeat)} inputMode="numeric" value={repeat} onChange={setRepeat} />
        <SelectField
          label={say(m.digestBelow)}
          value={digestBelow ?? ''}
          onChange={(value) => setDigestBelow(severityOf(value))}
        >
          <option value="">{say(m.never)}</option>
          {severityOptions}
        </SelectField>
        {digestBelow && (
          <SelectField
            label={say(m.digestEvery)}
            value={String(digestMinutes)}
            onChange={(value) => setDigestMinutes(Number(value))}
          >
            {[...new Set([...digests, digestMinutes])]
              .toSorted((one, other) => one - other)
              .map((n) => (
                <option key={n} value={n}>
                  {n % 60 === 0 ? say(m.hours, { n: n / 60 }) : say(m.minutesLong, { n })}
                </option>
              ))}
          </SelectField>
        )}
        <SelectField
          label={say(m.nightBelow)}
          value={nightBelow ?? ''}
          onChange={(value) => setNightBelow(severityOf(value))}
        >
          <option value="">{say(m.never)}</option>
          {severityOptions}
        </SelectField>
        <SelectField label={say(m.escalateTo)} value={next} onChange={setNext}>
          <option value="">{say(m.never)}</option>
          {targets.map(({ id, name: called }) => (
            <option key={id} value={id}>
              {called}
            </option>
          ))}
        </SelectField>
        {next && <TextField label={say(m.escalateAfter)} inputMode="numeric" value={after} onChange={setAfter} />}
        <SubmitButton pending={create.pending || change.pending}>{say(m.save)}</SubmitButton>
      </Form>
    </Dialog>
  )
}
