import type { Day } from 'shared/day.ts'
import { targetLevels, type TargetStep } from 'shared/kpi/target-plan.ts'
import type { KpiBrief } from '../shell/use-province.ts'
import type { Plan } from './plan-draft.ts'

export interface TargetLine {
  kpi: KpiBrief
  /** Null: the KPI has no target at all. */
  plan: Plan | null
  now: TargetStep | null
  next: TargetStep | null
}

export const stepOn = (steps: readonly TargetStep[], day: Day): TargetStep | null =>
  steps.find(({ from, to }) => from <= day && (to === null || to >= day)) ?? null

export const stepAfter = (steps: readonly TargetStep[], day: Day): TargetStep | null =>
  steps.filter(({ from }) => from > day).toSorted((a, b) => (a.from < b.from ? -1 : 1))[0] ?? null

/** Each place that has a target, KPI by KPI, the widest first as the others are exceptions from it; then KPIs without any. */
export function targetLines(kpis: readonly KpiBrief[], plans: readonly Plan[], today: Day): TargetLine[] {
  return kpis.flatMap((kpi): TargetLine[] => {
    const own = plans.filter((plan) => plan.kpi === kpi.id).toSorted(byWidth)
    if (own.length === 0) return [{ kpi, plan: null, now: null, next: null }]
    return own.map((plan) => ({ kpi, plan, now: stepOn(plan.steps, today), next: stepAfter(plan.steps, today) }))
  })
}

const byWidth = (a: Plan, b: Plan): number =>
  targetLevels.indexOf(b.level) - targetLevels.indexOf(a.level) || (a.key < b.key ? -1 : 1)
