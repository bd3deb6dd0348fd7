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
