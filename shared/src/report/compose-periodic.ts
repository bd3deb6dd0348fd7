import { reportAnnexes, reportFrame, reportPrompts } from '../messages/report.ts'
import { say } from '../messages/say.ts'
import { periodLabel } from '../period-label.ts'
import { unitAnnexes } from './annexes.ts'
import { completenessAnnex } from './completeness-annex.ts'
import type { Block, ReportDocument } from './document.ts'
import { frameReport, plain } from './frame-report.ts'
import type { Section } from './section.ts'
import { comparisonSection } from './section-comparison.ts'
import { connectionAnnex, connectionSection, incidentSection } from './section-connection.ts'
import { difficultyParts, nextPart, proposalPart } from './section-difficulty.ts'
import { documentSection, dossierSection, meetingSection, networkSection } from './section-results.ts'
import type { Writer } from './writer.ts'

/** The periodic report of the Department (sections as provinces write them), with its annexes I to VII. */
export function composePeriodic(writer: Writer): ReportDocument {
  const { snapshot, locale } = writer
  const label = periodLabel(locale, snapshot.period)
  const { issuer, addressees } = snapshot.letterhead
  return frameReport(writer, {
    subject: say(locale, reportFrame.subject, { label }),
    opening: say(locale, reportFrame.opening, { issuer, label }),
    closing: say(locale, reportFrame.closing, { issuer, label, addressee: addressees[0] ?? '' }),
    annexes: [...unitAnnexes(writer), ...connectionAnnex(writer), ...completenessAnnex(writer)],
    sections: (markOf) => sectionsOf(writer, markOf),
  })
}

function sectionsOf(writer: Writer, markOf: (annex: string) => string | null): Section[] {
  const cite = (...annexes: string[]): Block[] => {
    const marks = annexes.flatMap((id) => markOf(id) ?? [])
    return marks.length === 0 ? [] : [plain(say(writer.locale, reportAnnexes.cited, { mark: marks.join(', ') }))]
  }
  return [
    {
      id: 'direction',
      parts: [
        {
          id: 'instructions',
          blocks: [],
          passage: { id: 'instructions', prompt: reportPrompts.instructions },
        },
        {
          id: 'coordination',
          blocks: [],
          passage: { id: 'coordination', prompt: reportPrompts.coordination },
        },
      ],
    },
    {
      id: 'results',
      parts: [
        { id: 'network', blocks: networkSection(writer) },
        { id: 'document', blocks: [...documentSection(writer), ...cite('document-by-unit')] },
        {
          id: 'dossier',
          blocks: [...dossierSection(writer), ...cite('dossier-by-unit', 'online-by-unit', 'digitised-by-unit')],
        },
        {
          id: 'meeting',
          blocks: meetingSection(writer),
          passage: { id: 'official', prompt: reportPrompts.official },
        },
        { id: 'connection', blocks: [...connectionSection(writer), ...cite('connection')] },
        { id: 'comparison', blocks: [...comparisonSection(writer), ...cite('comparison')] },
        {
          id: 'incident',
          blocks: incidentSection(writer),
          passage: { id: 'incident', prompt: reportPrompts.incident },
        },
      ],
    },
    { id: 'difficulty', parts: difficultyParts(writer) },
    { id: 'next', parts: [], ...nextPart(writer) },
    { id: 'proposal', parts: [], ...proposalPart(writer) },
  ]
}
