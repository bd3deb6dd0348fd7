import { type CusumRule, cusumRule } from './cusum.ts'

/**
 * Three CUSUMs on failures, each best at another rate: `leak` finds 2 %, `weak` 6 %, `strong` a third and more. A fourth
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
    leak: cusumRule(p0, Math.min(0.8, Math.max(0.02, 4 * p0)), 9.6),
    weak: cusumRule(p0, Math.min(0.8, Math.max(0.06, 8 * p0)), 9.9),
    strong: cusumRule(p0, Math.max(0.35, 3 * p0), 12),
    perFailureInRow: Math.log(0.93 / p0),
  }
}

/** Rules for one in twelve of an e-fold of p0 are made once: logarithms for every round would cost more than all else. */
const steps = 12
const table = new Map<number, FailureRules>()

export function failureRulesFor(p0: number): FailureRules {
  const step = Math.round(Math.log(p0) * steps)
  let rules = table.get(step)
  if (!rules) {
    rules = failureRules(Math.exp(step / steps))
    table.set(step, rules)
  }
  return rules
}
