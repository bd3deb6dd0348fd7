import { SimpleField, TextRun } from 'docx'
import type { Inline } from 'shared/report/document.ts'
import { paperText } from './clean-text.ts'

/** Words and bound numbers as runs; a number is printed by its own text and by nothing else. */
export const docxRuns = (content: readonly Inline[], look: { bold?: boolean } = {}): (TextRun | SimpleField)[] =>
  content.map((inline) =>
    inline.kind === 'text' && inline.link !== undefined
      ? // A field: the library names its own hyperlinks by chance, and the same tree gives the same bytes. An
        // address is copied from paper as it stands, so no place to break is put into it.
        new SimpleField(`HYPERLINK "${inline.link}"`, inline.text)
      : inline.kind === 'number'
        ? new TextRun({ text: paperText(inline.text), ...look })
        : new TextRun({
            text: paperText(inline.text),
            ...look,
            ...(inline.bold && { bold: true }),
            ...(inline.italic && { italics: true }),
          }),
  )
