import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { templatePageMessages as m } from 'shared/messages/template-page.ts'
import type { Letterhead } from 'shared/report/template.ts'
import type { Answer } from '../../http.ts'
import { q } from '../../query.ts'
import { useSay } from '../../shell/locale.tsx'
import { Field, SubmitButton, TextField } from '../../ui/Field.tsx'
import { Form } from '../../ui/Form.tsx'
import { useOrder } from '../../use-order.ts'
import { SectionList } from './SectionList.tsx'
import { draftOf, layoutOf } from './template-draft.ts'
import { TemplatePreview } from './TemplatePreview.tsx'

type Whole = Answer<'readReportTemplate'>

const lines = ['addressees', 'recipients', 'authority'] as const
const singles = ['superior', 'issuer', 'symbol', 'place'] as const
/** Lists are written a thing a line; empty lines say nothing. */
const listOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** One template as it is being changed; what is kept is a new version, with its reason. */
export function TemplateForm({ whole: { template, numbers } }: { whole: Whole }) {
  const say = useSay()
  const client = useQueryClient()
  const { id, version } = template
  const [name, setName] = useState(template.name)
  const [single, setSingle] = useState<Pick<Letterhead, (typeof singles)[number]>>(template.letterhead)
  const [listed, setListed] = useState(() =>
    Object.fromEntries(lines.map((line) => [line, template.letterhead[line].join('\n')])),
  )
  const [draft, setDraft] = useState(() => draftOf(template))
  const [reason, setReason] = useState('')
  const { order, pending, refusal } = useOrder('saveReportTemplate')
  const letterhead: Letterhead = {
    superior: single.superior,
    issuer: single.issuer,
    symbol: single.symbol,
    place: single.place,
    addressees: listOf(listed['addressees'] ?? ''),
    recipients: listOf(listed['recipients'] ?? ''),
    authority: listOf(listed['authority'] ?? ''),
  }
  const layout = layoutOf(draft)
  const save = async () => {
    const done = await order({ params: { id }, body: { name, letterhead, layout, basedOn: version, reason } })
    if (done.kind !== 'done') return
    client.setQueryData(q('readReportTemplate', { params: { id } }).queryKey, done.answer)
    void client.invalidateQueries({ queryKey: ['listReportTemplates'] })
  }
  return (
    <>
      <Form label={say(m.save)} fields={['name', 'reason', 'letterhead']} refusal={refusal} submit={() => void save()}>
        <p className="note" role="status">
          {version > 1 && say(m.saved, { version })}
        </p>
        <TextField
          label={say(m.nameVi)}
          maxLength={200}
          fault={refusal?.at('name')}
          value={name.vi}
          onChange={(vi) => setName({ ...name, vi })}
        />
        <TextField label={say(m.nameEn)} maxLength={200} value={name.en} onChange={(en) => setName({ ...name, en })} />
        <details>
          <summary>{say(m.letterhead)}</summary>
          {refusal?.at('letterhead') && <p className="form-fault">{refusal.at('letterhead')}</p>}
          {singles.map((one) => (
            <TextField
              key={one}
              label={say(m[one])}
              maxLength={200}
              value={single[one]}
              onChange={(value) => setSingle({ ...single, [one]: value })}
            />
          ))}
          {lines.map((one) => (
            <Field key={one} label={say(m[one])}>
              {(parts) => (
                <textarea
                  {...parts}
                  rows={3}
                  maxLength={4_000}
                  value={listed[one]}
                  onChange={({ target }) => setListed({ ...listed, [one]: target.value })}
                />
              )}
            </Field>
          ))}
        </details>
        <section aria-labelledby="sections" className="laid">
          <h2 id="sections">{say(m.sections)}</h2>
          {draft.length === 0 ? (
            <p className="note">{say(m.noSections)}</p>
          ) : (
            <SectionList places={draft} numbers={numbers} change={setDraft} />
          )}
        </section>
        <TextField
          label={say(m.reason)}
          maxLength={500}
          fault={refusal?.at('reason')}
          value={reason}
          onChange={setReason}
        />
        <SubmitButton pending={pending}>{say(m.save)}</SubmitButton>
      </Form>
      <TemplatePreview template={template} written={{ letterhead, layout }} />
    </>
  )
}
