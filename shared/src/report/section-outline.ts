import { reportHeadings } from '../messages/report.ts'
import { reportKindHeadings } from '../messages/report-kind.ts'
import type { Text } from '../text.ts'
import type { ReportKind } from './report-kind.ts'

export interface OutlinePart {
  id: string
  title: Text
}
export interface OutlineSection extends OutlinePart {
  parts: readonly OutlinePart[]
}

const periodic = (id: keyof typeof reportHeadings, ...parts: (keyof typeof reportHeadings)[]): OutlineSection => ({
  id,
  title: reportHeadings[id],
  parts: parts.map((part) => ({ id: part, title: reportHeadings[part] })),
})
const thematic = (...ids: (keyof typeof reportKindHeadings)[]): OutlineSection[] =>
  ids.map((id) => ({ id, title: reportKindHeadings[id], parts: [] }))

/**
 * The sections of each kind of report in the order of the decree, by the names their composers give them. A template
 * may put them into another order, name them otherwise or leave some out; it cannot make the numbers say other things.
 */
export const outlines: Readonly<Record<ReportKind, readonly OutlineSection[]>> = {
  periodic: [
    periodic('direction', 'instructions', 'coordination'),
    periodic('results', 'network', 'document', 'dossier', 'meeting', 'connection', 'comparison', 'incident'),
    periodic('difficulty', 'difficulties', 'causes'),
    periodic('next'),
    periodic('proposal'),
  ],
  weekly: thematic('figures', 'attention'),
  kpi: thematic('general', 'byUnit', 'proposal'),
  unit: thematic('figures', 'work', 'connection', 'proposal'),
  provider: thematic('availability', 'incidents', 'proposal'),
  incident: thematic('course', 'evidence', 'handling', 'proposal'),
  scorecard: [],
}
