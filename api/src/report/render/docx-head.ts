import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableBorders,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { reportPaper } from 'shared/messages/report-paper.ts'
import { say } from 'shared/messages/say.ts'
import type { ReportDocument } from 'shared/report/document.ts'
import { paperText } from './clean-text.ts'
import { sizes, textWidth } from './paper.ts'

/** Issuing body and state, number and day: two columns without lines, as Decree 30/2020 lays blocks 1 to 4. */
export function docxHead({ head, locale }: ReportDocument): (Table | Paragraph)[] {
  const whole = textWidth('portrait')
  const [left, right] = [Math.round(whole * 0.42), whole - Math.round(whole * 0.42)]
  const motto = say(locale, reportPaper.motto)
  const { symbol, place, year } = head
  return [
    bareTable(
      [left, right],
      [
        [
          [
            line(head.superior, { size: sizes.head }),
            line(head.issuer, { size: sizes.head, bold: true }),
            rule(left, widthOf(head.issuer, sizes.head) * 0.4),
          ],
          [
            line(say(locale, reportPaper.nation), { size: sizes.head, bold: true }),
            line(motto, { size: sizes.motto, bold: true }),
            rule(right, widthOf(motto, sizes.motto)),
          ],
        ],
        [
          [line(say(locale, reportPaper.number, { symbol }), { size: sizes.number })],
          [line(say(locale, reportPaper.placeAndDay, { place, year }), { size: sizes.number, italics: true })],
        ],
      ],
    ),
    new Paragraph({ style: 'ReportKind', text: paperText(head.kind) }),
    ...head.subject.map((text) => new Paragraph({ style: 'ReportSubject', text: paperText(text) })),
    rule(whole, widthOf(head.subject.at(-1) ?? '', sizes.body) * 0.4),
    ...addressees(head.addressees, say(locale, reportPaper.to)),
  ]
}

/** One addressee on the same line; several each on their own, with hyphens under the colon. */
function addressees(names: readonly string[], to: string): Paragraph[] {
  if (names.length === 0) return []
  const place = { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 240 } }
  if (names.length === 1)
    return [new Paragraph({ ...place, children: [new TextRun({ text: paperText(`${to} ${names[0]}.`) })] })]
  const [before, hyphen] = [1_700, 1_700 + widthOf(to, sizes.body)]
  return [
    new Paragraph({ indent: { left: before }, spacing: { before: 240 }, text: to }),
    ...names.map(
      (name, at) =>
        new Paragraph({
          indent: { left: hyphen },
          spacing: { after: at === names.length - 1 ? 240 : 0 },
          text: paperText(`- ${name}${at === names.length - 1 ? '.' : ';'}`),
        }),
    ),
  ]
}

type Cells = Paragraph[][]

/** A table that only places what stands in it. */
export function bareTable(widths: readonly number[], rows: readonly Cells[]): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: TableBorders.NONE,
    margins: { left: 0, right: 0, top: 0, bottom: 0 },
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, at) => new TableCell({ children, width: { size: widths[at] ?? 0, type: WidthType.DXA } }),
          ),
        }),
    ),
  })
}

interface LineLook {
  size: number
  bold?: boolean
  italics?: boolean
}

const line = (text: string, look: LineLook): Paragraph =>
  new Paragraph({ style: 'ReportHead', children: [new TextRun({ text: paperText(text), ...look })] })

/** A thin line in the middle of a column: the upper border of an empty line with both sides drawn in. */
function rule(column: number, width: number): Paragraph {
  const side = Math.max(0, Math.round((column - Math.min(width, column)) / 2))
  return new Paragraph({
    style: 'ReportHead',
    indent: { left: side, right: side },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 1, color: '000000' } },
    spacing: { before: 20, line: 120, lineRule: LineRuleType.EXACT },
  })
}

/** About how wide bold text of Times is, in twips: a capital 0.7, a small letter 0.48 and a space a quarter of its size. */
function widthOf(text: string, halfPoints: number): number {
  const ems = [...text.normalize('NFC')].reduce(
    (sum, letter) => sum + (letter === ' ' ? 0.25 : letter === '-' ? 0.33 : /\p{Lu}/u.test(letter) ? 0.7 : 0.485),
    0,
  )
  return Math.round(ems * halfPoints * 10)
}
