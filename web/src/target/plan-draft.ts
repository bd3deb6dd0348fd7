import type { Kpi } from 'shared/kpi/kpi.ts'
import { type StepFault, stepFaults } from 'shared/kpi/step-fault.ts'
import type { TargetLevel, TargetStep } from 'shared/kpi/target-plan.ts'
import { formatDay } from 'shared/format.ts'
import { stepFaultTexts } from 'shared/messages/target.ts'
import { targetPageMessages as m } from 'shared/messages/target-page.ts'
import { readDay } from 'shared/read-day.ts'
import type { Locale, Text } from 'shared/text.ts'
import type { NewTargetPlan } from 'shared/target/target-contract.ts'
import type { Answer } from '../http.ts'

export type Plan = Answer<'listTargets'>['plans'][number]

/** A step as it is being typed. */
export interface StepDraft {
  id: number
  comparator: TargetStep['comparator']
  value: string
  from: string
  to: string
  instrument: string
  note: TargetStep['note']
}

/** A plan as it is being typed: words that may not yet mean anything, so that nothing typed is ever lost. */
export interface PlanDraft {
  level: TargetLevel
  key: string
  steps: StepDraft[]
  basis: string
  reason: string
  basedOn: number | null
}

export type FieldFault = { step: number | null; field: string; said: Text }

const day = (text: string | null): string => (text === null ? '' : formatDay('vi', text))

export const draftOf = (plan: Plan, locale: Locale): PlanDraft => ({
  level: plan.level,
  key: plan.key,
  steps: plan.steps.map((step, id) => ({
    id,
    comparator: step.comparator,
    // Ungrouped, so that it can be read again.
    value: String(step.value).replace('.', locale === 'vi' ? ',' : '.'),
    from: day(step.from),
    to: day(step.to),
    instrument: step.instrument ?? '',
    note: step.note,
  })),
  basis: plan.basis ?? '',
  reason: '',
  basedOn: plan.id,
})

export const emptyDraft = (direction: Kpi['direction']): PlanDraft => ({
  level: 'province',
  key: '',
  steps: [emptyStep(0, direction === 'lower' ? 'at-most' : 'at-least')],
  basis: '',
  reason: '',
  basedOn: null,
})

export const emptyStep = (id: number, comparator: StepDraft['comparator'], from = ''): StepDraft => ({
  id,
  comparator,
  from,
  value: '',
  to: '',
  instrument: '',
  note: null,
})

/** A comma or a point before the decimal; thousands are not grouped, for `1.200` could be either. */
export function readTenths(text: string): number | null {
  const plain = text.trim().replace(/\s*%$/, '').replace(',', '.')
  return /^\d{1,10}(\.\d)?$/.test(plain) ? Number(plain) : null
}

type Read = { kind: 'plan'; plan: NewTargetPlan } | { kind: 'faults'; faults: FieldFault[] }

/** The plan a draft means, or every place in it that means nothing yet; the same rules as the API’s, said while typing. */
export function readDraft(kpi: Pick<Kpi, 'id' | 'measuredIn'>, draft: PlanDraft): Read {
  const faults: FieldFault[] = []
  const report = (step: number | null, field: string, said: Text) => faults.push({ step, field, said })
  if (draft.level !== 'province' && draft.key === '') report(null, 'key', m.keyMissing)
  const basis = draft.basis.trim()
  if (basis !== '' && (basis.length < 3 || basis.length > 300)) report(null, 'basis', m.basisWrong)
  const reason = draft.reason.trim()
  if (reason !== '' && reason.length < 3) report(null, 'reason', m.basisWrong)
  const steps = draft.steps.map((typed, at): TargetStep => {
    const [value, from, to] = [readTenths(typed.value), readDay(typed.from), readDay(typed.to)]
    if (value === null) report(at, 'value', m.valueWrong)
    if (from === null) report(at, 'from', m.dayWrong)
    if (to === null && typed.to.trim() !== '') report(at, 'to', m.dayWrong)
    return {
      comparator: typed.comparator,
      value: value ?? 0,
      from: from ?? '',
      to,
      instrument: typed.instrument === '' ? null : typed.instrument,
      note: typed.note,
    }
  })
  // What cannot be read yet is not judged further: its field says so already.
  const broken = new Set(faults.map(({ step }) => step))
  const judged = stepFaults(kpi, steps, basis === '' ? null : basis).filter(
    ({ step }) => !broken.has(step) && !overlapsBroken(step, steps, broken),
  )
  faults.push(...judged.map(fieldFault))
  if (faults.length > 0) return { kind: 'faults', faults }
  const { level, basedOn } = draft
  const key = level === 'province' ? '' : draft.key
  return {
    kind: 'plan',
    plan: { kpi: kpi.id, level, key, steps, basis: basis || null, reason: reason || null, basedOn },
  }
}

const fieldFault = ({ step, field, kind }: StepFault): FieldFault => ({ step, field, said: stepFaultTexts[kind] })
const overlapsBroken = (at: number, steps: readonly TargetStep[], broken: ReadonlySet<number | null>): boolean =>
  steps.slice(0, at).some((_, place) => broken.has(place))

/** `body.steps.1.from` is the field `from` of the second step. */
export function placeOf(at: string): { step: number | null; field: string } {
  const [, step, field] = /^body\.steps\.(\d+)(?:\.(\w+))?/.exec(at) ?? []
  if (step !== undefined) return { step: Number(step), field: field ?? 'value' }
  return { step: null, field: at.replace(/^body\.?/, '').split('.')[0] ?? '' }
}
