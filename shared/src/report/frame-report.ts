import { yearOf } from '../day.ts'
import { reportFrame } from '../messages/report.ts'
import { reportKindFrame } from '../messages/report-kind.ts'
import { formatProseDay } from '../format.ts'
import { say } from '../messages/say.ts'
import { periodLabel } from '../period-label.ts'
import { type ArrangedSection, arrangeSections } from './arrange-sections.ts'
import type { NamedAnnex } from './annexes.ts'
import { completenessNote } from './completeness-annex.ts'
import type { Annex, Block, ReportDocument } from './document.ts'
import { romanMark } from './mark.ts'
import type { Part } from './part.ts'
import { numberFigures } from './report-figures.ts'
import type { Section } from './section.ts'
import { outlines } from './section-outline.ts'
import { definitionNote } from './definition-note.ts'
import { sourceNote } from './source-note.ts'
import { standingBlock } from './standing-block.ts'
import { reportWarnings } from './report-warnings.ts'
import { supplementAnnex, supplementNote, supplementSubject } from './supplement-annex.ts'
import type { Writer } from './writer.ts'

export interface Framed {
  /** The subject line; it is said again, small at its beginning, in the opening and the closing. */
  subject: string
  sections: (markOf: (annex: string) => string | null) => Section[]
  annexes: NamedAnnex[]
  /** Stands below the subject in brackets; left out where the label says it already. */
  days?: boolean
  opening?: string
  closing?: string
  /** KPIs of the province that it states, to say of which figures are not whole; all when it is not said. */
  stated?: readonly string[]
}

/** The head, the foot and what holds every report together, by Decree 30/2020. Pure: same in, same out. */
export function frameReport(
  writer: Writer,
  { subject, sections, annexes: named, days = true, opening, closing, stated }: Framed,
): ReportDocument {
  const { snapshot, locale } = writer
  const { period, letterhead } = snapshot
  const annexes = [...named, ...supplementAnnex(writer)].map((annex, place) => ({
    ...annex,
    mark: romanMark(place + 1),
  }))
  const markOf = (id: string) => annexes.find((annex) => annex.id === id)?.mark ?? null
  const label = periodLabel(locale, period)
  const { issuer } = letterhead
  const about = subject.charAt(0).toLocaleLowerCase('vi') + subject.slice(1)
  const said = { issuer, about, addressee: letterhead.addressees[0] ?? '' }
  return {
    locale,
    source: {
      template: { id: snapshot.template.id, version: snapshot.template.version },
      subject: snapshot.subject?.id ?? null,
      province: snapshot.province.code,
      period: { key: period.key, label, from: period.from, to: period.to },
      knowledge: snapshot.knowledge,
      cutOff: snapshot.cutOff,
      ...(snapshot.link !== undefined && { link: snapshot.link }),
    },
    head: {
      superior: upperCase(letterhead.superior),
      issuer: upperCase(issuer),
      issuerName: issuer,
      symbol: letterhead.symbol,
      place: letterhead.place,
      year: yearOf(period.to),
      kind: say(locale, reportFrame.kind),
      subject: [
        subject,
        // A free range is its own label.
        ...(period.grain === 'range' || !days
          ? []
          : [
              say(locale, reportFrame.days, {
                from: formatProseDay(locale, period.from),
                to: formatProseDay(locale, period.to),
              }),
            ]),
        ...supplementSubject(writer),
      ],
      addressees: letterhead.addressees,
    },
    body: [
      plain(opening ?? say(locale, reportKindFrame.opening, said)),
      ...supplementNote(writer, markOf('supplement')),
      ...completenessNote(writer, markOf('completeness'), stated),
      ...numberFigures(
        arrangeSections(outlines[snapshot.template.kind], sections(markOf), snapshot.template.layout).flatMap(
          (section, place) => blocksOf(writer, section, place + 1),
        ),
        locale,
      ),
      ...definitionNote(writer, stated),
      ...sourceNote(writer),
      plain(closing ?? say(locale, reportKindFrame.closing, said)),
    ],
    foot: { recipients: letterhead.recipients, authority: letterhead.authority, signer: null },
    annexes: annexes.map(({ mark, title, orientation, blocks }): Annex => ({ mark, title, orientation, blocks })),
    warnings: reportWarnings(writer, stated),
  }
}

function blocksOf(writer: Writer, section: ArrangedSection, ordinal: number): Block[] {
  return [
    { kind: 'heading', level: 1, mark: `${romanMark(ordinal)}.`, text: writer.text(section.title) },
    ...(section.blocks ?? []),
    ...section.standing.map((passage) => standingBlock(writer, passage)),
    ...passageOf(writer, section.passage),
    ...section.parts.flatMap((part, place): Block[] => [
      { kind: 'heading', level: 2, mark: `${place + 1}.`, text: writer.text(part.title) },
      ...part.blocks,
      ...part.standing.map((passage) => standingBlock(writer, passage)),
      ...passageOf(writer, part.passage),
    ]),
  ]
}

function passageOf({ snapshot, text }: Writer, passage: Part['passage']): Block[] {
  if (!passage) return []
  const { id, prompt } = passage
  return [{ kind: 'passage', id, prompt: text(prompt), text: snapshot.passages[id] ?? null }]
}

export const plain = (text: string): Block => ({ kind: 'paragraph', role: 'body', content: [{ kind: 'text', text }] })

/** `Sở Khoa học và Công nghệ` stands in sentences; the head writes it in capitals. */
export const upperCase = (name: string): string => name.toLocaleUpperCase('vi')
