import { AlignmentType, type IStylesOptions } from 'docx'
import type { Locale } from 'shared/text.ts'
import { paper, sizes } from './paper.ts'

const font = 'Times New Roman'

/** A line and a sixth, as the decree's 1 to 1.5. */
const lines = { line: 276 }
const black = '000000'

/** Styles an official changes in one place: every paragraph of the report stands in one of them. */
export function docxStyles(locale: Locale): IStylesOptions {
  const heading = (italics: boolean) => ({
    run: { font, size: sizes.body, bold: true, italics, color: black },
    paragraph: {
      alignment: AlignmentType.LEFT,
      keepNext: true,
      indent: { firstLine: paper.indent },
      spacing: { before: 120, after: 120, ...lines },
    },
  })
  const style = (id: string, name: string, run: object, paragraph: object) => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run,
    paragraph,
  })
  const body = {
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: paper.indent },
    spacing: { after: 120, ...lines },
  }
  const centre = { alignment: AlignmentType.CENTER }
  return {
    default: {
      document: {
        run: { font, size: sizes.body, language: { value: locale === 'vi' ? 'vi-VN' : 'en-GB' } },
        paragraph: { spacing: { before: 0, after: 0 } },
      },
      heading1: heading(false),
      heading2: heading(false),
      heading3: heading(true),
    },
    paragraphStyles: [
      style('ReportBody', 'Report body', {}, body),
      style('ReportBasis', 'Report basis', { italics: true }, body),
      style('ReportNote', 'Report note', { italics: true, size: sizes.table }, { ...body, indent: {} }),
      style('ReportUnwritten', 'Report unwritten', { italics: true, color: '595959' }, body),
      style('ReportKind', 'Report kind', { bold: true }, { ...centre, spacing: { before: 360 } }),
      style('ReportSubject', 'Report subject', { bold: true }, centre),
      style('ReportHead', 'Report head', { size: sizes.head }, centre),
      style('ReportAnnex', 'Report annex', { bold: true }, { ...centre, keepNext: true }),
      style('ReportAnnexOf', 'Report annex of', { italics: true }, { ...centre, spacing: { after: 120 } }),
      style(
        'ReportCaption',
        'Report caption',
        { bold: true },
        { ...centre, keepNext: true, spacing: { before: 120, after: 60 } },
      ),
      style('ReportFigure', 'Report figure', {}, { ...centre, keepNext: true, spacing: { before: 120 } }),
      style(
        'ReportFigureCaption',
        'Report figure caption',
        { italics: true },
        { ...centre, spacing: { before: 40, after: 120 } },
      ),
      style(
        'ReportUnit',
        'Report unit',
        { italics: true, size: sizes.table },
        { alignment: AlignmentType.RIGHT, keepNext: true },
      ),
      style('ReportCell', 'Report cell', { size: sizes.table }, { spacing: { before: 20, after: 20 } }),
    ],
  }
}
