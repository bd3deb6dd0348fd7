import { formatCount, formatInstant, formatProseDay } from '../format.ts'
import { reportAnnexes, reportFrame, reportHeadings, reportNotes, reportPrompts } from '../messages/report.ts'
import { say } from '../messages/say.ts'
import { periodLabel } from '../period-label.ts'
import { yearOf } from '../day.ts'
import type { Locale, Text } from '../text.ts'
import { unitAnnexes } from './annexes.ts'
import { completenessAnnex, completenessNote } from './completeness-annex.ts'
import { connectionAnnex, connectionSection, incidentSection } from './section-connection.ts'
import type { Annex, Block, ReportDocument } from './document.ts'
import { romanMark } from './mark.ts'
import type { Part } from './part.ts'
import { numberFigures } from './report-figures.ts'
import { comparisonSection } from './section-comparison.ts'
import { difficultyParts, nextPart, proposalPart } from './section-difficulty.ts'
import { documentSection, dossierSection, meetingSection, networkSection } from './section-results.ts'
import type { ReportSnapshot } from './snapshot.ts'
import { makeWriter, type Writer } from './writer.ts'

interface Section {
  title: Text
  parts: Part[]
  /** Stands below the title where the section has no parts. */
  blocks?: Block[]
  passage?: { id: string; prompt: Text }
}

/** The periodic report of the Department (Decree 30/2020, sections as provinces write them). Pure: same in, same out. */
export function composeReport(snapshot: ReportSnapshot, locale: Locale): ReportDocument {
  const writer = makeWriter(snapshot, locale)
  const annexes = numbered([...unitAnnexes(writer), ...connectionAnnex(writer), ...completenessAnnex(writer)])
  const markOf = (id: string) => annexes.find((annex) => annex.id === id)?.mark ?? null
  const { period, letterhead } = snapshot
  const label = periodLabel(locale, period)
  const addressee = letterhead.addressees[0] ?? ''
  return {
    locale,
    source: {
      template: snapshot.template,
      province: snapshot.province.code,
      period: { key: period.key, label, from: period.from, to: period.to },
      knowledge: snapshot.knowledge,
      cutOff: snapshot.cutOff,
    },
    head: {
      superior: upperCase(letterhead.superior),
      issuer: upperCase(letterhead.issuer),
      issuerName: letterhead.issuer,
      symbol: letterhead.symbol,
      place: letterhead.place,
      year: yearOf(period.to),
      kind: say(locale, reportFrame.kind),
      subject: [
        say(locale, reportFrame.subject, { label }),
        // A free range is its own label.
        ...(period.grain === 'range'
          ? []
          : [
              say(locale, reportFrame.days, {
                from: formatProseDay(locale, period.from),
                to: formatProseDay(locale, period.to),
              }),
            ]),
      ],
      addressees: letterhead.addressees,
    },
    body: [
      plain(say(locale, reportFrame.opening, { issuer: letterhead.issuer, label })),
      ...completenessNote(writer, markOf('completeness')),
      ...numberFigures(
        sectionsOf(writer, markOf).flatMap((section, place) => blocksOf(writer, section, place + 1)),
        locale,
      ),
      plain(say(locale, reportFrame.closing, { issuer: letterhead.issuer, label, addressee })),
    ],
    foot: { recipients: letterhead.recipients, authority: letterhead.authority, signer: null },
    annexes: annexes.map(({ mark, title, orientation, blocks }) => ({ mark, title, orientation, blocks })),
    warnings: warningsOf(writer),
  }
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

function blocksOf(writer: Writer, section: Section, ordinal: number): Block[] {
  return [
    { kind: 'heading', level: 1, mark: `${romanMark(ordinal)}.`, text: writer.text(section.title) },
    ...(section.blocks ?? []),
    ...passageOf(writer, section.passage),
    ...section.parts.flatMap((part, place): Block[] => [
      { kind: 'heading', level: 2, mark: `${place + 1}.`, text: writer.text(part.title) },
      ...part.blocks,
      ...passageOf(writer, part.passage),
    ]),
  ]
}

function passageOf({ snapshot, text }: Writer, passage: Part['passage']): Block[] {
  if (!passage) return []
  const { id, prompt } = passage
  return [{ kind: 'passage', id, prompt: text(prompt), text: snapshot.passages[id] ?? null }]
}

const plain = (text: string): Block => ({ kind: 'paragraph', role: 'body', content: [{ kind: 'text', text }] })

const numbered = <One extends Omit<Annex, 'mark'>>(annexes: One[]): (One & { mark: string })[] =>
  annexes.map((annex, place) => ({ ...annex, mark: romanMark(place + 1) }))

/** `Sở Khoa học và Công nghệ` stands in sentences; the head writes it in capitals. */
const upperCase = (name: string): string => name.toLocaleUpperCase('vi')

/** What a reader must know before trusting the numbers. */
function warningsOf({ snapshot, locale, text }: Writer): string[] {
  const warnings: string[] = []
  if (snapshot.period.state !== 'closed')
    warnings.push(say(locale, reportNotes.running, { cutOff: formatInstant(locale, snapshot.cutOff) }))
  for (const kpi of snapshot.kpis) {
    const value = snapshot.figures.find(
      (figure) => figure.kpi === kpi.id && figure.place === snapshot.province.code,
    )?.value
    if (!value) continue
    const name = text(kpi.name)
    const count = (number: number) => formatCount(locale, number)
    if (value.reported < value.expected)
      warnings.push(
        say(locale, reportNotes.incomplete, {
          name,
          reported: count(value.reported),
          expected: count(value.expected),
        }),
      )
    if (value.quarantined > 0)
      warnings.push(say(locale, reportNotes.waiting, { name, quarantined: count(value.quarantined) }))
  }
  return warnings
}
