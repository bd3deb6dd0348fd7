import { useState } from 'react'
import { formatInstant } from 'shared/format.ts'
import { reportPageMessages as m } from 'shared/messages/report-page.ts'
import type { Block } from 'shared/report/document.ts'
import type { Locale } from 'shared/text.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { Field, SubmitButton } from '../ui/Field.tsx'
import { Form } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import type { Detail } from './answer-types.ts'

interface Props {
  block: Extract<Block, { kind: 'passage' }>
  /** Null where it is of no report. */
  detail: Detail | null
  locale: Locale
  /** Whether the asker may write here now. */
  open: boolean
  told: (detail: Detail) => void
}

/** What is written by hand, beside the numbers: read as it will be printed, and written in its place. */
export function Passage({ block, detail, locale: lang, open, told }: Props) {
  const say = useSay()
  const locale = useLocale()
  const [writing, setWriting] = useState(false)
  const written = detail?.passages.find(({ id }) => id === block.id)
  const lines = (block.text ?? '').split(/\r\n|[\n\r\u2028\u2029]/).filter((line) => line.trim() !== '')
  return (
    <section className="passage" id={`passage-${block.id}`} data-unwritten={block.text === null || undefined}>
      {writing && detail ? (
        <Writer block={block} detail={detail} locale={lang} close={() => setWriting(false)} told={told} />
      ) : (
        <>
          {block.text === null ? (
            <p className="unwritten">
              <strong>{say(m.unwrittenYet)}.</strong> {block.prompt}
            </p>
          ) : (
            lines.map((line, at) => <p key={`${at}`}>{line}</p>)
          )}
          {open && (
            <p className="passage-acts">
              <button
                type="button"
                onClick={() => setWriting(true)}
                aria-label={`${say(block.text === null ? m.write : m.rewrite)}: ${block.prompt}`}
              >
                {say(block.text === null ? m.write : m.rewrite)}
              </button>
              {written && written.text !== null && (
                <small>
                  {say(m.writtenBy, {
                    who: written.writtenBy ?? say(m.program),
                    at: formatInstant(locale, written.writtenAt),
                  })}
                </small>
              )}
            </p>
          )}
        </>
      )}
    </section>
  )
}

function Writer({
  block,
  detail,
  locale,
  close,
  told,
}: Omit<Props, 'open' | 'detail'> & { detail: Detail; close: () => void }) {
  const say = useSay()
  const [text, setText] = useState(block.text ?? '')
  // The version seen when writing began: what somebody else writes meanwhile is not covered.
  const [basedOn] = useState(detail.passages.find(({ id }) => id === block.id)?.ordinal ?? 0)
  const { order, pending, refusal } = useOrder('writePassage')
  const save = async (what: string) => {
    const body = { passage: block.id, text: what.trim() === '' ? null : what, basedOn }
    const done = await order({ params: { id: detail.report.id }, body })
    if (done.kind !== 'done') return
    told(done.answer)
    close()
  }
  const nothing = m.nothingAroseText[locale]
  return (
    <Form
      label={say(m.writing, { prompt: block.prompt })}
      fields={['text']}
      refusal={refusal}
      submit={() => void save(text)}
    >
      <Field label={block.prompt} fault={refusal?.at('text')}>
        {(parts) => (
          <textarea
            {...parts}
            rows={6}
            maxLength={20_000}
            lang={locale}
            autoFocus
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <p className="form-acts">
        <SubmitButton pending={pending}>{say(m.save)}</SubmitButton>
        <button type="button" onClick={close}>
          {say(m.cancel)}
        </button>
        {text.trim() === '' && (
          <button type="button" onClick={() => void save(nothing)}>
            {say(m.nothingArose)}
          </button>
        )}
      </p>
    </Form>
  )
}
