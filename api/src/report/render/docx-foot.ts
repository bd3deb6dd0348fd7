import { Paragraph, type Table, TextRun } from 'docx'
import { reportPaper } from 'shared/messages/report-paper.ts'
import { say } from 'shared/messages/say.ts'
import type { ReportDocument } from 'shared/report/document.ts'
import { paperText } from './clean-text.ts'
import { bareTable } from './docx-head.ts'
import { sizes, textWidth } from './paper.ts'

/** Recipients on the left, who signs on the right, on one page together. Between them room for a signature and a seal. */
export function docxFoot({ foot, locale }: ReportDocument): Table {
  const half = Math.round(textWidth('portrait') / 2)
  const recipients = foot.recipients.map(
    (name, at) =>
      new Paragraph({
        children: [
          new TextRun({
            text: paperText(`- ${name}${at === foot.recipients.length - 1 ? '.' : ';'}`),
            size: sizes.recipients,
          }),
        ],
      }),
  )
  const title = new Paragraph({
    children: [
      new TextRun({
        text: say(locale, reportPaper.recipients),
        bold: true,
        italics: true,
        size: sizes.recipientsTitle,
      }),
    ],
  })
  const bold = (text: string, before = 0) =>
    new Paragraph({ style: 'ReportSubject', text: paperText(text), spacing: { before } })
  const signs = foot.authority.map((text) => bold(text))
  return bareTable(
    [half, textWidth('portrait') - half],
    [
      [
        [title, ...recipients],
        [...signs, bold(foot.signer ?? '', 1_600)],
      ],
    ],
  )
}
