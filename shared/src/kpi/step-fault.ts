import type { Kpi } from './kpi.ts'
import type { TargetStep } from './target-plan.ts'

export const stepFaultKinds = ['reversed', 'overlaps', 'over-hundred', 'too-large', 'no-basis', 'comparator'] as const
export type StepFaultKind = (typeof stepFaultKinds)[number]

/** What is wrong with a step, by its place in the list and the field to be mended. */
export interface StepFault {
  step: number
  field: 'value' | 'from' | 'to' | 'comparator' | 'instrument'
  kind: StepFaultKind
}

export const mostSteps = 24
const largest = 1_000_000_000

type StepKpi = Pick<Kpi, 'measuredIn'>
type Judged = Pick<TargetStep, 'comparator' | 'value' | 'from' | 'to' | 'instrument'>

/**
 * Steps of one plan do not overlap: each day has one target. Both 0 and 100 % are targets like any other. Every step
 * rests on something: an instrument of the register, or the words given for the whole plan.
 */
export function stepFaults(kpi: StepKpi, steps: readonly Judged[], basis: string | null): StepFault[] {
  return steps.flatMap((step, at) => {
    const faults: StepFault[] = []
    const report = (field: StepFault['field'], kind: StepFaultKind) => faults.push({ step: at, field, kind })
    if (kpi.measuredIn === 'percent' && step.value > 100) report('value', 'over-hundred')
    if (step.value > largest) report('value', 'too-large')
    if (step.to !== null && step.to < step.from) report('to', 'reversed')
    if (steps.slice(0, at).some((earlier) => overlap(earlier, step))) report('from', 'overlaps')
    // One curve has one direction: a target that turns from a floor into a ceiling is another target.
    if (at > 0 && step.comparator !== steps[0]!.comparator) report('comparator', 'comparator')
    if (step.instrument === null && !basis) report('instrument', 'no-basis')
    return faults
  })
}

const overlap = (a: Judged, b: Judged): boolean =>
  (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to)
