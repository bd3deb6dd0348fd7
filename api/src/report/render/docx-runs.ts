import { TextRun } from 'docx'
import type { Inline } from 'shared/report/document.ts'
import { paperText } from './clean-text.ts'

/** Words and bound numbers as runs; a number is printed by its own text and by nothing else. */
export const docxRuns = (content: readonly Inline[], look: { bold?: boolean } = {}): TextRun[] =>
  content.map((inline) =>
    inline.kind === 'number'
      ? new TextRun({ text: paperText(inline.text), ...look })
      : new TextRun({
          text: paperText(inline.text),
          ...look,
          ...(inline.bold && { bold: true }),
          ...(inline.italic && { italics: true }),
        }),
  )
