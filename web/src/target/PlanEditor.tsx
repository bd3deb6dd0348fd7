import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Instrument } from 'shared/kpi/kpi.ts'
import { mostSteps } from 'shared/kpi/step-fault.ts'
import { targetPageMessages as m } from 'shared/messages/target-page.ts'
import { type Answer, RefusedRequest } from '../http.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { type KpiBrief, useProvince } from '../shell/use-province.ts'
import { Field, SubmitButton, TextField } from '../ui/Field.tsx'
import { RefusalNote } from '../ui/Form.tsx'
import { useOrder } from '../use-order.ts'
import { draftOf, emptyDraft, emptyStep, type Plan, placeOf, readDraft } from './plan-draft.ts'
import { PlanPreview } from './PlanPreview.tsx'
import { scopeName } from '../ui/scope-name.ts'
import { ScopeFields } from './ScopeFields.tsx'
import { StepFields } from './StepFields.tsx'
import { useDraft } from './use-draft.ts'

interface Props {
  kpi: KpiBrief
  targets: Answer<'listTargets'>
  /** Every plan of the KPI, newest first: what was said last of a place is what a new one is based on. */
  history: readonly Plan[]
  plan: Plan | undefined
  close: () => void
}

/** Sets the steps of one place: faults are said at their places, the effect is seen first, and nothing typed is lost. */
export function PlanEditor({ kpi, targets, history, plan, close }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const client = useQueryClient()
  const { draft, restored, change, forget } = useDraft(`${kpi.id} ${plan?.id ?? 'new'}`, () =>
    plan ? draftOf(plan, locale) : emptyDraft(kpi.direction),
  )
  const [told, setTold] = useState(false)
  const preview = useOrder('previewTarget')
  const setting = useOrder('setTarget')
  const [effect, setEffect] = useState<{ of: string; answer: Answer<'previewTarget'> } | null>(null)
  // What was said last of the place that is chosen; for a plan being changed, the plan that was opened.
  const before = history.find(
    ({ level, key }) => level === draft.level && key === (level === 'province' ? '' : draft.key),
  )
  const read = readDraft(kpi, plan ? draft : { ...draft, basedOn: before?.id ?? null })
  const refusal = setting.refusal ?? preview.refusal
  const answered = refusal?.error instanceof RefusedRequest ? (refusal.error.problem.errors ?? []) : []
  const faultAt = (step: number | null, field: string): string | undefined => {
    const typed =
      told && read.kind === 'faults' ? read.faults.find((one) => one.step === step && one.field === field) : undefined
    if (typed) return say(typed.said)
    return answered.find(({ at }) => placeOf(at).step === step && placeOf(at).field === field)?.detail
  }
  const edit = (more: Parameters<typeof change>[0]) => {
    setting.forget()
    preview.forget()
    change(more)
  }
  const form = useRef<HTMLFormElement>(null)
  const judged = () => {
    setTold(true)
    if (read.kind === 'plan') return read.plan
    // Once the faults stand at their fields, the reader stands at the first of them.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
    return null
  }
  const see = async () => {
    const meant = judged()
    if (!meant) return
    const done = await preview.order({ body: meant })
    if (done.kind === 'done') setEffect({ of: JSON.stringify(meant), answer: done.answer })
  }
  const save = async () => {
    const meant = judged()
    if (!meant) return
    const done = await setting.order({ body: meant })
    if (done.kind !== 'done') {
      // Somebody may have set it meanwhile: what is in force now is shown beside what was typed.
      for (const one of ['readTargetHistory', 'listTargets']) await client.invalidateQueries({ queryKey: [one] })
      return
    }
    forget()
    // A target stands in nearly every answer.
    await client.invalidateQueries()
    close()
  }
  const faults = told && read.kind === 'faults' ? read.faults.length : 0
  const shown = effect && read.kind === 'plan' && effect.of === JSON.stringify(read.plan) ? effect.answer : null
  const stepDraft = (at: number, more: object) =>
    edit({ steps: draft.steps.map((step, place) => (place === at ? { ...step, ...more } : step)) })
  return (
    <section className="plan-editor" aria-labelledby="plan-editor">
      <h2 id="plan-editor">{say(m.formTitle)}</h2>
      {restored && (
        <p className="note" role="status">
          {say(m.keptDraft)}
        </p>
      )}
      <form
        ref={form}
        className="plan-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {plan ? (
          <p>
            {say(m.level)}: <b>{scopeName(locale, plan, { ...targets, units })}</b>
          </p>
        ) : (
          <ScopeFields kpi={kpi} groups={targets.groups} draft={draft} fault={faultAt(null, 'key')} change={edit} />
        )}
        <fieldset className="plan-steps">
          <legend>{say(m.theSteps)}</legend>
          {draft.steps.map((step, at) => (
            <StepFields
              key={step.id}
              no={at + 1}
              step={step}
              instruments={targets.instruments as Instrument[]}
              fault={(field) => faultAt(at, field)}
              change={(more) => stepDraft(at, more)}
              drop={() => edit({ steps: draft.steps.filter((_, place) => place !== at) })}
            />
          ))}
          {draft.steps.length === 0 && <p className="note">{say(m.noSteps)}</p>}
          {draft.steps.length < mostSteps && (
            <button
              type="button"
              onClick={() => {
                const last = draft.steps.at(-1)
                const id = 1 + Math.max(-1, ...draft.steps.map((step) => step.id))
                const comparator = last?.comparator ?? (kpi.direction === 'lower' ? 'at-most' : 'at-least')
                edit({ steps: [...draft.steps, emptyStep(id, comparator)] })
              }}
            >
              {say(m.addStep)}
            </button>
          )}
        </fieldset>
        <Field label={say(m.basisLabel)} hint={say(m.basisHint)} fault={faultAt(null, 'basis')}>
          {(parts) => (
            <textarea
              {...parts}
              rows={2}
              maxLength={300}
              value={draft.basis}
              onChange={(event) => edit({ basis: event.target.value.replaceAll('\n', ' ') })}
            />
          )}
        </Field>
        <TextField
          label={say(m.reasonLabel)}
          fault={faultAt(null, 'reason')}
          maxLength={500}
          value={draft.reason}
          onChange={(reason) => edit({ reason })}
        />
        {faults > 0 && (
          <p className="form-refusal" role="alert">
            {say(m.seeFaults, { n: faults })}
          </p>
        )}
        {refusal && answered.length === 0 && <RefusalNote refusal={refusal} />}
        <div className="form-buttons">
          <button type="button" aria-disabled={preview.pending} onClick={() => void see()}>
            {say(m.seeEffect)}
          </button>
          <SubmitButton pending={setting.pending}>{say(m.save)}</SubmitButton>
          <button
            type="button"
            className="plain"
            onClick={() => {
              forget()
              close()
            }}
          >
            {say(m.cancel)}
          </button>
        </div>
      </form>
      <div aria-live="polite">{shown && <PlanPreview kpi={kpi} preview={shown} />}</div>
    </section>
  )
}
