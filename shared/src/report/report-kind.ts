/** What a template composes; each kind has its own composer. */
export const reportKinds = ['periodic', 'weekly', 'kpi', 'unit', 'provider', 'incident', 'scorecard'] as const
export type ReportKind = (typeof reportKinds)[number]

export type SubjectKind = 'kpi' | 'unit' | 'provider' | 'incident'
/** What a report of a kind must be told that it is about; the others are about the province. */
export const subjectOf: Readonly<Record<ReportKind, SubjectKind | null>> = {
  periodic: null,
  weekly: null,
  scorecard: null,
  kpi: 'kpi',
  unit: 'unit',
  provider: 'provider',
  incident: 'incident',
}
