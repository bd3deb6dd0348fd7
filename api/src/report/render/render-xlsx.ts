import { formatDay, formatInstant } from 'shared/format.ts'
import { reportSheets } from 'shared/messages/report-sheet.ts'
import type { ReportDocument } from 'shared/report/document.ts'
import writeXlsxFile, { type Row, type Sheet } from 'write-excel-file/node'
import { fixedZip } from './fixed-zip.ts'
import { annexSheet } from './xlsx-annex-sheet.ts'
import { textCell } from './xlsx-cell.ts'
import { numberSheet } from './xlsx-number-sheet.ts'

/** The report for who goes on counting: what it is made of, the numbers of its sentences, a sheet for every annex. */
export async function renderXlsx(document: ReportDocument): Promise<Buffer> {
  const sheets = [
    aboutSheet(document),
    numberSheet(document),
    ...document.annexes.map((annex) => annexSheet(annex, document.locale)),
  ]
  return fixedZip(await writeXlsxFile(sheets, { fontFamily: 'Times New Roman', fontSize: 11 }).toBuffer())
}

/** From what it was composed: without this a figure on a sheet is only a figure. */
function aboutSheet({ source, head, warnings, locale }: ReportDocument): Sheet<Buffer> {
  const { template, period, knowledge } = source
  const row = (name: keyof typeof reportSheets, value: string | number): Row => [
    textCell(reportSheets[name][locale], { fontWeight: 'bold' }),
    typeof value === 'number' ? { value, type: Number, align: 'left' } : textCell(value),
  ]
  return {
    sheet: reportSheets.about[locale],
    columns: [{ width: 28 }, { width: 100 }],
    data: [
      [textCell([head.kind, ...head.subject].join(' '), { fontWeight: 'bold' })],
      row('template', template.id),
      row('templateVersion', template.version),
      row('province', source.province),
      row('period', period.label),
      row('periodKey', period.key),
      row('from', formatDay(locale, period.from)),
      row('to', formatDay(locale, period.to)),
      row('dataVersion', knowledge.version),
      ...(knowledge.recordedAt === null ? [] : [row('recordedAt', formatInstant(locale, knowledge.recordedAt))]),
      row('cutOff', formatInstant(locale, source.cutOff)),
      ...(source.link === undefined ? [] : [row('link', source.link)]),
      ...warnings.map((warning) => row('warning', warning)),
    ],
  }
}
