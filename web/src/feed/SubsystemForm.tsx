import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { subsystemKindTexts } from 'shared/messages/subsystem.ts'
import { subsystemPageMessages as m } from 'shared/messages/subsystem-page.ts'
import type { KnownSubsystem } from 'shared/subsystem/subsystem-contract.ts'
import { subsystemKinds } from 'shared/subsystem/subsystem-kind.ts'
import { useSay } from '../shell/locale.tsx'
import { SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import { faultOf } from './fault-of.ts'
import { describedSystem, draftOfSystem, type SubsystemDraft } from './subsystem-draft.ts'

interface Props {
  /** Null for a new one. */
  system: KnownSubsystem | null
  close: () => void
}

const fields = ['id', 'name', 'provider', 'contact', 'reason']

/** A system figures come from: what it is called, what it is for, who runs it and whom to ring up. */
export function SubsystemForm({ system, close }: Props) {
  const say = useSay()
  const client = useQueryClient()
  const [draft, setDraft] = useState(() => draftOfSystem(system))
  const add = useOrder('addSubsystem')
  const change = useOrder('changeSubsystem')
  const { pending, refusal } = system ? change : add
  const title = system ? say(m.changeOf, { name: system.name.vi }) : say(m.add)
  const save = async () => {
    const body = describedSystem(draft)
    const done = system?.added
      ? await change.order({ params: { id: system.id }, body: { ...body, basedOn: system.added.version } })
      : await add.order({ body: { ...body, id: draft.id.trim() } })
    if (done.kind !== 'done') return
    await client.invalidateQueries()
    close()
  }
  const text = (key: keyof SubsystemDraft & keyof typeof m, at: string, maxLength: number, hint?: string) => (
    <TextField
      label={say(m[key])}
      {...(hint !== undefined && { hint })}
      fault={faultOf(refusal?.error, `body.${at}`)}
      value={draft[key]}
      onChange={(value) => setDraft((before) => ({ ...before, [key]: value }))}
      maxLength={maxLength}
    />
  )
  return (
    <Form label={title} fields={fields} refusal={refusal} submit={() => void save()}>
      <h2>{title}</h2>
      <div className="connector-fields">
        {system === null && text('id', 'id', 40, say(m.idHint))}
        {text('nameVi', 'name.vi', 160)}
        {text('nameEn', 'name.en', 160)}
        <SelectField
          label={say(m.kind)}
          value={draft.kind}
          onChange={(kind) =>
            setDraft((before) => ({ ...before, kind: subsystemKinds.find((one) => one === kind) ?? before.kind }))
          }
        >
          {subsystemKinds.map((kind) => (
            <option key={kind} value={kind}>
              {say(subsystemKindTexts[kind])}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={say(m.level)}
          value={draft.level}
          onChange={(level) =>
            setDraft((before) => ({ ...before, level: level === 'national' ? 'national' : 'province' }))
          }
        >
          <option value="province">{say(m.province)}</option>
          <option value="national">{say(m.national)}</option>
        </SelectField>
        {text('providerVi', 'provider.vi', 160)}
        {text('providerEn', 'provider.en', 160)}
        {text('contact', 'contact', 300, say(m.contactHint))}
        {text('reason', 'reason', 500)}
      </div>
      <p className="connector-tries">
        <SubmitButton pending={pending}>{say(m.save)}</SubmitButton>
        <button type="button" onClick={close}>
          {say(m.cancel)}
        </button>
      </p>
    </Form>
  )
}
