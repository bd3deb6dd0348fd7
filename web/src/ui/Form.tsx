import { type FormEvent, type ReactNode, useEffect, useRef } from 'react'
import { uiMessages } from 'shared/messages/ui.ts'
import { accountPageMessages as m } from 'shared/messages/account-page.ts'
import { RefusedRequest } from '../http.ts'
import { useSay } from '../shell/locale.tsx'
import type { Refusal } from '../use-order.ts'
import './form.css'
import { Waiting } from './Waiting.tsx'

interface Props {
  label: string
  /** The names of the fields shown, so that every fault named by the API is said somewhere. */
  fields: readonly string[]
  refusal: Refusal | null
  submit: () => void
  children: ReactNode
}

/** A form that says a refusal once, at the field where there is one, and puts the reader there. Nothing typed is lost. */
export function Form({ label, fields, refusal, submit, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  // Each refusal is a new error; the wrapper around it is made anew whenever the form is drawn.
  const error = refusal?.error
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [error])
  const send = (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
  return (
    <form ref={form} className="form" aria-label={label} noValidate onSubmit={send}>
      {children}
      {refusal && <RefusalNote refusal={refusal} fields={fields} />}
    </form>
  )
}

/** What went wrong, where no field of the form says it already. */
export function RefusalNote({ refusal, fields = [] }: { refusal: Refusal; fields?: readonly string[] }) {
  const say = useSay()
  const { error, wait } = refusal
  const problem = error instanceof RefusedRequest ? error.problem : undefined
  const elsewhere = refusal.elsewhere(fields)
  const atFields = (problem?.errors?.length ?? 0) > 0 && elsewhere.length === 0
  return (
    <div className="form-refusal" role="alert">
      <strong>{say(m.refused)}.</strong>{' '}
      {wait !== undefined && problem?.status === 429 ? (
        <Waiting key={problem.instance} seconds={wait} />
      ) : atFields ? (
        say(m.seeFields)
      ) : elsewhere.length > 0 ? (
        elsewhere.join(' ')
      ) : (
        (problem?.detail ?? problem?.title ?? say(uiMessages.failedUnanswered))
      )}
      {problem && problem.status >= 500 && problem.instance && (
        <>
          {' '}
          {say(uiMessages.requestId)}: <code>{problem.instance}</code>
        </>
      )}
    </div>
  )
}
