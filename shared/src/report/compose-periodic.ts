import { reportAnnexes, reportFrame, reportHeadings, reportPrompts } from '../messages/report.ts'
import { say } from '../messages/say.ts'
import { periodLabel } from '../period-label.ts'
import { unitAnnexes } from './annexes.ts'
import { completenessAnnex } from './completeness-annex.ts'
import type { Block, ReportDocument } from './document.ts'
import { frameReport, plain, type Section } from './frame-report.ts'
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
      title: reportHeadings.direction,
      parts: [
        {
          title: reportHeadings.instructions,
          blocks: [],
          passage: { id: 'instructions', prompt: reportPrompts.instructions },
        },
        {
          title: reportHeadings.coordination,
          blocks: [],
          passage: { id: 'coordination', prompt: reportPrompts.coordination },
        },
      ],
    },
    {
      title: reportHeadings.results,
      parts: [
        { title: reportHeadings.network, blocks: networkSection(writer) },
        { title: reportHeadings.document, blocks: [...documentSection(writer), ...cite('document-by-unit')] },
        {
          title: reportHeadings.dossier,
          blocks: [...dossierSection(writer), ...cite('dossier-by-unit', 'online-by-unit', 'digitised-by-unit')],
        },
        {
          title: reportHeadings.meeting,
          blocks: meetingSection(writer),
          passage: { id: 'official', prompt: reportPrompts.official },
        },
        { title: reportHeadings.connection, blocks: [...connectionSection(writer), ...cite('connection')] },
        { title: reportHeadings.comparison, blocks: [...comparisonSection(writer), ...cite('comparison')] },
        {
          title: reportHeadings.incident,
          blocks: incidentSection(writer),
          passage: { id: 'incident', prompt: reportPrompts.incident },
        },
      ],
    },
    { title: reportHeadings.difficulty, parts: difficultyParts(writer) },
    { title: reportHeadings.next, parts: [], ...nextPart(writer) },
    { title: reportHeadings.proposal, parts: [], ...proposalPart(writer) },
  ]
}
