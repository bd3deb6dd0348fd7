/** What a standing passage may quote of a KPI: of the place the report is about, over the report's days. */
export const standingParts = ['numerator', 'denominator', 'ratio'] as const
export type StandingPart = (typeof standingParts)[number]
