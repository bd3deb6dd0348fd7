import { dayOf } from 'shared/day.ts'
import { reportPaper } from 'shared/messages/report-paper.ts'
import { say } from 'shared/messages/say.ts'
import type { Block, Cell, Inline, ReportDocument, Table } from 'shared/report/document.ts'
import type { Locale } from 'shared/text.ts'
import { figureDrawing } from './figure-drawing.ts'
import { pdfText } from './pdf-text.ts'

/** What `report.typ` sets, as plain data: every text is clean here, and stays text there. */
export function pdfInput(document: ReportDocument) {
  const { head, foot, body, annexes, locale, source } = document
  const { symbol, place, year, issuerName: issuer } = head
  const kind = head.kind.charAt(0) + head.kind.slice(1).toLocaleLowerCase('vi')
  return {
    title: pdfText([head.kind, ...head.subject].join(' ')),
    author: pdfText(head.issuer),
    lang: locale,
    day: dayOf(new Date(source.cutOff)).split('-').map(Number),
    head: {
      superior: pdfText(head.superior),
      issuer: pdfText(head.issuer),
      nation: say(locale, reportPaper.nation),
      motto: say(locale, reportPaper.motto),
      number: blanks(say(locale, reportPaper.number, { symbol })),
      day: blanks(say(locale, reportPaper.placeAndDay, { place, year })),
      kind: pdfText(head.kind),
      subject: head.subject.map(pdfText),
      to: say(locale, reportPaper.to),
      addressees: listed(head.addressees),
    },
    body: body.flatMap((block) => blocksOf(block, locale)),
    foot: {
      title: say(locale, reportPaper.recipients),
      recipients: listed(foot.recipients).map((name) => `- ${name}`),
      authority: foot.authority.map(pdfText),
      signer: pdfText(foot.signer ?? ''),
    },
    annexes: annexes.map(({ mark, title, orientation, blocks }) => ({
      mark: say(locale, reportPaper.annex, { mark }),
      title: pdfText(title),
      of: blanks(say(locale, reportPaper.annexOf, { kind, symbol, year, issuer })),
      landscape: orientation === 'landscape',
      blocks: blocks.flatMap((block) => blocksOf(block, locale)),
    })),
  }
}

/** Blanks to be filled are kept as wide as they are. */
const blanks = (text: string): string => pdfText(text).replaceAll('  ', '\u00a0\u00a0')

const listed = (names: readonly string[]): string[] =>
  names.map((name, at) => pdfText(`${name}${at === names.length - 1 ? '.' : ';'}`))

interface Run {
  t: string
  b?: boolean
  i?: boolean
  /** Where it leads. */
  l?: string
}

const runsOf = (content: readonly Inline[]): Run[] =>
  content.map((inline) => ({
    // No place to break is put into an address: it is copied as it stands.
    t: inline.kind === 'text' && inline.link !== undefined ? inline.text : pdfText(inline.text),
    ...(inline.kind === 'text' && inline.bold && { b: true }),
    ...(inline.kind === 'text' && inline.italic && { i: true }),
    ...(inline.kind === 'text' && inline.link !== undefined && { l: inline.link }),
  }))

function blocksOf(block: Block, locale: Locale): object[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: block.level, text: pdfText(`${block.mark} ${block.text}`) }]
    case 'paragraph': {
      const runs = runsOf(block.content)
      if (block.role === 'note') return [{ kind: 'note', runs }]
      if (block.role === 'item') return [{ kind: 'paragraph', runs: [{ t: '- ' }, ...runs] }]
      return [{ kind: 'paragraph', runs: block.role === 'basis' ? runs.map((run) => ({ ...run, i: true })) : runs }]
    }
    case 'passage':
      if (block.text === null)
        return [{ kind: 'unwritten', text: pdfText(say(locale, reportPaper.unwritten, { prompt: block.prompt })) }]
      return block.text
        .split(/\r\n|[\n\r\u2028\u2029]/)
        .filter((line) => line.trim() !== '')
        .map((line) => ({ kind: 'paragraph', runs: [{ t: pdfText(line) }] }))
    case 'table':
      return [tableOf(block)]
    case 'figure':
      return [
        {
          kind: 'figure',
          svg: figureDrawing(block, locale).svg,
          alt: pdfText(block.summary),
          caption: pdfText(block.caption),
        },
      ]
  }
}

function tableOf({ caption, measuredIn, columns, head, rows, notes }: Table): object {
  const cell = ({ content, span, down }: Cell) => ({
    runs: runsOf(content),
    ...(span !== undefined && { span }),
    ...(down !== undefined && { down }),
  })
  return {
    kind: 'table',
    caption: caption === null ? null : pdfText(caption),
    unit: measuredIn === null ? null : pdfText(measuredIn),
    widths: columns.map(({ width }) => width),
    aligns: columns.map(({ align }) => align),
    head: head.map((cells) => cells.map(cell)),
    rows: rows.map(({ role, cells }) => ({ role, cells: cells.map(cell) })),
    notes: notes.map(pdfText),
  }
}
