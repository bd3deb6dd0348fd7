import type { DetectionEvent } from '../probe/detection-event.ts'

/** What the detector tells of though the connection itself answers: it is the thing seen, not how the connection stands. */
const deterministic = ['certificate', 'clock'] as const
const answering = ['up', 'degraded', 'unknown']

/**
 * What is seen of an incident, as a key of `conditionTexts`. A connection that is up with an expiring certificate is told
 * of for its certificate; to call it "up" would read as if nothing were wrong.
 */
export function seenCondition(condition: string, reasons: readonly string[]): string {
  if (!answering.includes(condition)) return condition
  return deterministic.find((reason) => reasons.includes(reason)) ?? condition
}

/** Days left at which a certificate has passed its first, second … step. */
const stepDays = [30, 14, 7, 1, 0] as const

/** What an incident of the detector's says of itself: how a connection stands, or how far a certificate or clock has come. */
export function conditionOf({ scope, state, level = 1 }: Pick<DetectionEvent, 'scope' | 'state' | 'level'>): string {
  if (scope === 'certificate') return `certificate-${stepDays[level - 1] ?? 0}`
  return scope === 'clock' ? `clock-${level}` : state
}
