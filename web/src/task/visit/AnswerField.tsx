import { useEffect, useRef, useState } from 'react'
import { visitPageMessages as m } from 'shared/messages/visit-page.ts'
import { readNumber } from 'shared/read-number.ts'
import type { AnswerValue } from 'shared/task/visit/checklist.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { Field } from '../../ui/Field.tsx'
import type { Row } from './checklist-model.ts'
import { sayAnswer } from './say-answer.ts'

interface Props {
  row: Row
  write: (more: { value?: AnswerValue; note?: string }) => void
}

export function AnswerField({ row, write }: Props) {
  switch (row.question.kind) {
    case 'yes-no':
      return <YesOrNo row={row} write={write} />
    case 'number':
      return <NumberAnswer row={row} write={write} />
    case 'text':
      return (
        <TypedText
          label={row.question.text}
          lines={3}
          most={4_000}
          stands={typeof row.value === 'string' ? row.value : ''}
          keep={(text) => write({ value: text.trim() === '' ? null : text.trim() })}
        />
      )
    case 'photo':
      return null
  }
}

function YesOrNo({ row: { question, value }, write }: Props) {
  const say = useSay()
  // Shown at once; that it is kept takes a moment.
  const [picked, pick] = useState<boolean | null | undefined>()
  if (picked !== undefined && picked === value) pick(undefined)
  const shown = picked === undefined ? value : picked
  const choose = (one: boolean | null) => {
    if (one === shown) return
    pick(one)
    write({ value: one })
  }
  return (
    <div className="yes-no">
      {[true, false].map((one) => (
        <label key={String(one)}>
          <input type="radio" name={question.id} checked={shown === one} onChange={() => choose(one)} />
          {say(one ? m.yes : m.no)}
        </label>
      ))}
      {shown !== null && (
        <button type="button" className="plain" onClick={() => choose(null)}>
          {say(m.takeBack)}
        </button>
      )}
    </div>
  )
}

function NumberAnswer({ row, write }: Props) {
  const say = useSay()
  const locale = useLocale()
  const stands = sayAnswer(locale, row.value)
  const [typed, setTyped] = useTyped(stands, (text) => {
    const value = readNumber(locale, text)
    if (value !== undefined && value !== row.value) write({ value })
  })
  const wrong = readNumber(locale, typed) === undefined
  return (
    <Field label={row.question.text} fault={wrong ? say(m.numberFault) : undefined}>
      {(parts) => (
        <input
          {...parts}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          maxLength={20}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => setTyped(typed, true)}
        />
      )}
    </Field>
  )
}

export function NoteField({ row, write }: Props) {
  const say = useSay()
  return (
    <details className="note" open={row.note !== '' || undefined}>
      <summary>{say(m.note)}</summary>
      <TypedText
        label={`${say(m.note)}: ${row.question.text}`}
        lines={2}
        most={2_000}
        stands={row.note}
        keep={(text) => write({ note: text.trim() })}
      />
    </details>
  )
}

interface TextProps {
  label: string
  lines: number
  most: number
  stands: string
  keep: (text: string) => void
}

function TypedText({ label, lines, most, stands, keep }: TextProps) {
  const [typed, setTyped] = useTyped(stands, (text) => {
    if (text.trim() !== stands) keep(text)
  })
  return (
    <Field label={label}>
      {(parts) => (
        <textarea
          {...parts}
          rows={lines}
          maxLength={most}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={() => setTyped(typed, true)}
        />
      )}
    </Field>
  )
}

const restMs = 500

/**
 * What is being typed, kept whenever the typing rests, the field is left or the page goes: a telephone may be put away at
 * any moment. What comes from elsewhere meanwhile does not push away what is under one's fingers.
 */
function useTyped(stands: string, keep: (text: string) => void) {
  const [typed, setTyped] = useState<{ text: string; waits: boolean } | null>(null)
  const waiting = useRef<{ text: string; timer: ReturnType<typeof setTimeout> } | null>(null)
  const keeping = useRef(keep)
  useEffect(() => {
    keeping.current = keep
  })
  const flush = () => {
    if (!waiting.current) return
    clearTimeout(waiting.current.timer)
    const { text } = waiting.current
    waiting.current = null
    setTyped((now) => now && { ...now, waits: false })
    keeping.current(text)
  }
  useEffect(() => {
    addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
      flush()
    }
  }, [])
  // Once it stands there it is no more one's own.
  if (typed !== null && typed.text.trim() === stands && !typed.waits) setTyped(null)
  const type = (text: string, left = false) => {
    if (left) return flush()
    setTyped({ text, waits: true })
    if (waiting.current) clearTimeout(waiting.current.timer)
    waiting.current = { text, timer: setTimeout(flush, restMs) }
  }
  return [typed?.text ?? stands, type] as const
}
