import { useState } from 'react'
import { formatInstant } from 'shared/format.ts'
import { reportPageMessages as m } from 'shared/messages/report-page.ts'
import { passagePrompts } from './passage-prompts.ts'
import type { ReportDocument } from 'shared/report/document.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { Field, SelectField, SubmitButton } from '../ui/Field.tsx'
import { Form, RefusalNote } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import type { Detail } from './answer-types.ts'

interface Props {
  detail: Detail
  document: ReportDocument | undefined
  told: (detail: Detail) => void
}

/** What was said about the report, and what of it is settled. */
export function Comments({ detail, document, told }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const { report, comments } = detail
  const { order, pending, refusal } = useOrder('settleComment')
  const prompts = passagePrompts(document)
  const talked = report.state !== 'issued' && report.state !== 'discarded' && may('report.check')
  if (comments.length === 0 && !talked) return null
  return (
    <section aria-labelledby="comments" className="comments">
      <h2 id="comments">{say(m.comments)}</h2>
      {comments.length === 0 && <p className="note">{say(m.noComments)}</p>}
      <ul className="plain-list">
        {comments.map((one) => (
          <li key={one.id} data-settled={one.settledAt !== null || undefined}>
            <p>
              <small>
                <strong>{one.madeBy ?? say(m.program)}</strong>, {formatInstant(locale, one.madeAt)}
                {one.passage !== null && (
                  <>
                    {' · '}
                    <a href={`#passage-${one.passage}`}>{prompts.get(one.passage) ?? one.passage}</a>
                  </>
                )}
              </small>
            </p>
            <p>{one.text}</p>
            {one.settledAt === null
              ? talked && (
                  <button
                    type="button"
                    disabled={pending}
                    onClick={() =>
                      void order({ params: { id: one.id } }).then((done) => done.kind === 'done' && told(done.answer))
                    }
                  >
                    {say(m.settle)}
                  </button>
                )
              : one.settledAt && (
                  <small>
                    {say(m.settledBy, {
                      who: one.settledBy ?? say(m.program),
                      at: formatInstant(locale, one.settledAt),
                    })}
                  </small>
                )}
          </li>
        ))}
      </ul>
      {refusal && <RefusalNote refusal={refusal} />}
      {talked && <NewComment detail={detail} prompts={prompts} told={told} />}
    </section>
  )
}

function NewComment({ detail, prompts, told }: Omit<Props, 'document'> & { prompts: ReadonlyMap<string, string> }) {
  const say = useSay()
  const [passage, setPassage] = useState('')
  const [text, setText] = useState('')
  const { order, pending, refusal } = useOrder('commentReport')
  const submit = async () => {
    const body = { passage: passage === '' ? null : passage, text }
    const done = await order({ params: { id: detail.report.id }, body })
    if (done.kind !== 'done') return
    told(done.answer)
    setText('')
  }
  return (
    <Form label={say(m.comment)} fields={['text', 'passage']} refusal={refusal} submit={() => void submit()}>
      <SelectField label={say(m.about)} value={passage} onChange={setPassage}>
        <option value="">{say(m.wholeReport)}</option>
        {[...prompts].map(([id, prompt]) => (
          <option key={id} value={id}>
            {prompt}
          </option>
        ))}
      </SelectField>
      <Field label={say(m.text)} fault={refusal?.at('text')}>
        {(parts) => (
          <textarea
            {...parts}
            rows={3}
            maxLength={2_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <SubmitButton pending={pending}>{say(m.comment)}</SubmitButton>
    </Form>
  )
}
