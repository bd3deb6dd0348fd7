import {
  AlignmentType,
  Document,
  Header,
  type ISectionOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TextRun,
} from 'docx'
import { reportPaper } from 'shared/messages/report-paper.ts'
import { say } from 'shared/messages/say.ts'
import type { Annex, ReportDocument } from 'shared/report/document.ts'
import { paperText } from './clean-text.ts'
import { coreProperties } from './core-properties.ts'
import { docxBlocks } from './docx-blocks.ts'
import { docxFoot } from './docx-foot.ts'
import { docxHead } from './docx-head.ts'
import { docxStyles } from './docx-styles.ts'
import { fixedZip } from './fixed-zip.ts'
import { paper, sizes, textWidth } from './paper.ts'

/** The report as an official edits it in Word. The same tree gives the same bytes. */
export async function renderDocx(document: ReportDocument): Promise<Buffer> {
  const { locale, body, annexes } = document
  const word = new Document({
    styles: docxStyles(locale),
    sections: [
      section('portrait', [
        ...docxHead(document),
        ...docxBlocks(body, { width: textWidth('portrait'), locale, beforeFoot: true }),
        new Paragraph({ keepNext: true, spacing: { line: 120 } }),
        docxFoot(document),
      ]),
      ...annexes.map((annex) => annexSection(annex, document)),
    ],
  })
  return fixedZip(await Packer.toBuffer(word), { 'docProps/core.xml': coreProperties(document) })
}

/** Every annex counts its pages anew, and lies on its side where it is wide. */
function annexSection({ mark, title, orientation, blocks }: Annex, { head, locale }: ReportDocument): ISectionOptions {
  const { symbol, year, issuerName: issuer } = head
  const kind = head.kind.charAt(0) + head.kind.slice(1).toLocaleLowerCase('vi')
  return section(orientation, [
    new Paragraph({ style: 'ReportAnnex', text: say(locale, reportPaper.annex, { mark }) }),
    new Paragraph({ style: 'ReportAnnex', text: paperText(title) }),
    new Paragraph({
      style: 'ReportAnnexOf',
      text: paperText(say(locale, reportPaper.annexOf, { kind, symbol, year, issuer })),
    }),
    ...docxBlocks(blocks, { width: textWidth(orientation), locale }),
  ])
}

function section(orientation: Annex['orientation'], children: ISectionOptions['children']): ISectionOptions {
  return {
    properties: {
      // The first page of a document, and of an annex, carries no number.
      titlePage: true,
      page: {
        // Word's own widths and heights: the library turns them round for a page on its side.
        size: {
          width: paper.width,
          height: paper.height,
          orientation: PageOrientation[orientation === 'portrait' ? 'PORTRAIT' : 'LANDSCAPE'],
        },
        margin: { ...paper.margin, header: paper.numberFromTop, footer: paper.numberFromTop },
        pageNumbers: { start: 1 },
      },
    },
    headers: {
      default: new Header({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ children: [PageNumber.CURRENT], size: sizes.body })],
          }),
        ],
      }),
      first: new Header({ children: [new Paragraph('')] }),
    },
    children,
  }
}
