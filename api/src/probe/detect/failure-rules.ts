import { type CusumRule, cusumRule } from './cusum.ts'
import { eventSteps, roundsOfMonth, thresholdFor } from './false-alarm.ts'

/**
 * Three CUSUMs on failures, each best at another rate: `leak` finds 2 %, `weak` 8 %, `strong` a third and more. A fourth
 * test, of a run of failures, finds an outage.
 */
export interface FailureRules {
  p0: number
  leak: CusumRule
  weak: CusumRule
  strong: CusumRule
  /** What one more failure in a row says for "it is down" (93 % fail) against "it is well", nats. */
  perFailureInRow: number
}

function failureRules(p0: number): FailureRules {
  return {
    p0,
    leak: ruleOf(p0, Math.min(0.8, Math.max(0.02, 4 * p0)), 0.01),
    weak: ruleOf(p0, Math.min(0.8, Math.max(0.08, 8 * p0)), 0.016),
    strong: ruleOf(p0, Math.max(0.35, 3 * p0), 0.008),
    perFailureInRow: Math.log(0.93 / p0),
  }
}

/** `falsePerMonth`: how often chance alone may cross the threshold, a connection-month. */
function ruleOf(p0: number, p1: number, falsePerMonth: number): CusumRule {
  const steps = eventSteps(p0, p1)
  return cusumRule(p0, p1, thresholdFor(steps, falsePerMonth / roundsOfMonth, 7, 14))
}

/** Rules for one in twelve of an e-fold of p0 are made once: logarithms for every round would cost more than all else. */
const steps = 12
const table: (FailureRules | undefined)[] = []

export function failureRulesFor(p0: number): FailureRules {
  const step = Math.round(-Math.log(p0) * steps)
  return (table[step] ??= failureRules(Math.exp(-step / steps)))
}
