import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { reportRecipientMessages as m } from 'shared/messages/report-recipient.ts'
import { type Answer } from '../http.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { unitName } from 'shared/unit/unit-name.ts'
import { useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { SelectField, SubmitButton, TextField } from '../ui/Field.tsx'
import { Form, RefusalNote } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'

type Everybody = Answer<'listReportRecipients'>
type Templates = Answer<'listReportTemplates'>['templates']
type FormOf = Everybody['recipients'][number]['form']

/** Who is sent what is issued, by template; for whoever writes reports. */
export function Recipients() {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const asked = { enabled: open, staleTime: 0 }
  const recipients = useQuery({ ...q('listReportRecipients', {}), ...asked })
  const templates = useQuery({ ...q('listReportTemplates', {}), ...asked })
  return (
    <details className="recipients" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say(m.recipients)}</summary>
      {open && (
        <Answered query={recipients} what={say(m.recipients)} lines={4}>
          {(everybody) => <List everybody={everybody} templates={templates.data?.templates ?? []} />}
        </Answered>
      )}
    </details>
  )
}

function List({ everybody, templates }: { everybody: Everybody; templates: Templates }) {
  const say = useSay()
  const locale = useLocale()
  const told = useTold()
  const { units } = useProvince()
  const unitOf = (code: string) => {
    const unit = units.find((one) => one.code === code)
    return unit ? unitName(locale, unit) : code
  }
  const { order, pending, refusal } = useOrder('endReportRecipient')
  return (
    <>
      {everybody.recipients.length === 0 && <p className="note">{say(m.none)}</p>}
      <ul className="plain-list">
        {everybody.recipients.map(({ id, address, template, unit, form }) => (
          <li key={id}>
            <strong>{address}</strong> · {templates.find((one) => one.id === template)?.name[locale] ?? template}
            {unit !== null && ` · ${unitOf(unit)}`} · {say(m[form])}{' '}
            <button
              type="button"
              disabled={pending}
              aria-label={say(m.endOf, { address })}
              onClick={() => void order({ params: { id } }).then((done) => done.kind === 'done' && told(done.answer))}
            >
              {say(m.end)}
            </button>
          </li>
        ))}
      </ul>
      {refusal && <RefusalNote refusal={refusal} />}
      {templates.length > 0 && <Add templates={templates} />}
    </>
  )
}

function useTold(): (everybody: Everybody) => void {
  const client = useQueryClient()
  return (everybody) => client.setQueryData(q('listReportRecipients', {}).queryKey, everybody)
}

function Add({ templates }: { templates: Templates }) {
  const say = useSay()
  const locale = useLocale()
  const told = useTold()
  const [template, setTemplate] = useState(
    (templates.find(({ kind }) => kind === 'periodic') ?? templates[0])?.id ?? '',
  )
  const [address, setAddress] = useState('')
  const [form, setForm] = useState<FormOf>('attachment')
  const { units } = useProvince()
  const [unit, setUnit] = useState('')
  // A report about a unit is sent to whoever is to have that unit's.
  const ofUnit = templates.find(({ id }) => id === template)?.kind === 'unit'
  const { order, pending, refusal } = useOrder('addReportRecipient')
  const submit = async () => {
    const done = await order({ body: { template, address: address.trim(), form, unit: ofUnit ? unit || null : null } })
    if (done.kind !== 'done') return
    told(done.answer)
    setAddress('')
  }
  return (
    <Form
      label={say(m.add)}
      fields={['template', 'unit', 'address', 'form']}
      refusal={refusal}
      submit={() => void submit()}
    >
      <SelectField label={say(m.template)} fault={refusal?.at('template')} value={template} onChange={setTemplate}>
        {templates.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name[locale]}
          </option>
        ))}
      </SelectField>
      {ofUnit && (
        <SelectField label={say(m.unit)} fault={refusal?.at('unit')} value={unit} onChange={setUnit}>
          <option value="">{say(m.chooseUnit)}</option>
          {units
            .filter(({ kind }) => kind !== 'province')
            .map((one) => (
              <option key={one.code} value={one.code}>
                {unitName(locale, one)}
              </option>
            ))}
        </SelectField>
      )}
      <TextField
        label={say(m.address)}
        type="email"
        inputMode="email"
        fault={refusal?.at('address')}
        value={address}
        onChange={setAddress}
        maxLength={254}
      />
      <SelectField
        label={say(m.form)}
        value={form}
        onChange={(value) => setForm(value === 'link' ? 'link' : 'attachment')}
      >
        <option value="attachment">{say(m.attachment)}</option>
        <option value="link">{say(m.link)}</option>
      </SelectField>
      <SubmitButton pending={pending}>{say(m.add)}</SubmitButton>
    </Form>
  )
}
