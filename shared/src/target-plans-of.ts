import { scopeKey, scopeOfTarget, stepOf, type TargetLevel, type TargetStep } from './kpi/target-plan.ts'
import type { Province } from './province.ts'

export interface DocumentPlan {
  kpi: string
  level: TargetLevel
  key: string
  steps: TargetStep[]
}

export const planPlace = ({ kpi, level, key }: Pick<DocumentPlan, 'kpi' | 'level' | 'key'>): string =>
  `${kpi} ${scopeKey({ level, key })}`

/** The targets of a document as plans, place by place, their steps in the order of time. */
export function targetPlansOf({ kpis }: Pick<Province, 'kpis'>): Map<string, DocumentPlan> {
  const plans = new Map<string, DocumentPlan>()
  for (const kpi of kpis)
    for (const target of kpi.targets) {
      const empty = { kpi: kpi.id, ...scopeOfTarget(target), steps: [] }
      const plan = plans.get(planPlace(empty)) ?? empty
      plans.set(planPlace(plan), { ...plan, steps: inOrder([...plan.steps, target]) })
    }
  return plans
}

export const inOrder = (steps: readonly TargetStep[]): TargetStep[] =>
  steps.map(stepOf).toSorted((a, b) => (a.from < b.from ? -1 : 1))

export const sameSteps = (one: readonly TargetStep[], other: readonly TargetStep[]): boolean =>
  JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))
