import type { DetectionEvent } from '../probe/detection-event.ts'

/** Days left at which a certificate has passed its first, second … step. */
const stepDays = [30, 14, 7, 1, 0] as const

/**
 * What an incident of the detector's says of itself, a key of `conditionTexts`: how a connection stands, or how far a
 * certificate or a clock has come.
 */
export function conditionOf({ scope, state, level = 1 }: Pick<DetectionEvent, 'scope' | 'state' | 'level'>): string {
  if (scope === 'certificate') return `certificate-${stepDays[level - 1] ?? 0}`
  return scope === 'clock' ? `clock-${level}` : state
}

/** The reasons that the condition does not say already. */
export const reasonsBeside = (condition: string, reasons: readonly string[]): string[] =>
  reasons.filter((reason) => reason !== condition && !condition.startsWith(`${reason}-`))
