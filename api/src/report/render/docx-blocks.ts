import { HeadingLevel, Paragraph, type Table, TextRun } from 'docx'
import { reportPaper } from 'shared/messages/report-paper.ts'
import { say } from 'shared/messages/say.ts'
import type { Block } from 'shared/report/document.ts'
import type { Locale } from 'shared/text.ts'
import { paperText } from './clean-text.ts'
import { docxFigure } from './docx-figure.ts'
import { docxRuns } from './docx-runs.ts'
import { docxTable } from './docx-table.ts'

const headings = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
const styles = { body: 'ReportBody', item: 'ReportBody', basis: 'ReportBasis', note: 'ReportNote' } as const

interface Place {
  width: number
  locale: Locale
  /** The last block holds on to what follows it, so that a signature never stands alone on a page. */
  beforeFoot?: boolean
}

export function docxBlocks(blocks: readonly Block[], place: Place): (Paragraph | Table)[] {
  return blocks.flatMap((block, at) =>
    drawn(block, { ...place, keepNext: place.beforeFoot === true && at === blocks.length - 1 }),
  )
}

function drawn(block: Block, { width, locale, keepNext }: Place & { keepNext: boolean }): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: headings[block.level], text: paperText(`${block.mark} ${block.text}`) })]
    case 'paragraph':
      return [
        new Paragraph({
          style: styles[block.role],
          keepNext,
          keepLines: keepNext,
          children: [...(block.role === 'item' ? [new TextRun('- ')] : []), ...docxRuns(block.content)],
        }),
      ]
    case 'passage':
      if (block.text === null)
        return [
          new Paragraph({
            style: 'ReportUnwritten',
            text: paperText(say(locale, reportPaper.unwritten, { prompt: block.prompt })),
          }),
        ]
      return block.text
        .split(/\r\n|[\n\r\u2028\u2029]/)
        .filter((line) => line.trim() !== '')
        .map((line) => new Paragraph({ style: 'ReportBody', text: paperText(line) }))
    case 'table':
      return docxTable(block, width)
    case 'figure':
      return docxFigure(block, width, locale)
  }
}
