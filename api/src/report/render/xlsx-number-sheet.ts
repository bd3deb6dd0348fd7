import { formatDay } from 'shared/format.ts'
import { reportSheets } from 'shared/messages/report-sheet.ts'
import { explainedAt } from 'shared/report/explained-at.ts'
import { numbersOf } from 'shared/report/numbers-of.ts'
import type { BoundNumber, ReportDocument } from 'shared/report/document.ts'
import type { Row, Sheet } from 'write-excel-file/node'
import { numberCell, textCell } from './xlsx-cell.ts'

const heads = [
  'ordinal',
  'what',
  'place',
  'part',
  'from',
  'to',
  'numerator',
  'denominator',
  'value',
  'printed',
  'state',
] as const
/** Of a report that stays somewhere: where each number is explained. */
const headsKept = [...heads, 'explained'] as const

/** Every number of the body in the order it is read, with what it is bound to, so that a sentence can be checked. */
export function numberSheet(document: ReportDocument): Sheet<Buffer> {
  const { locale, source } = document
  const shown = source.link === undefined ? heads : headsKept
  const count = (value: number | null) => (value === null ? null : { value, type: Number })
  const row = (bound: BoundNumber, at: number): Row => {
    const { binding } = bound
    return [
      { value: at + 1, type: Number },
      textCell(binding.of === 'kpi' ? binding.kpi : binding.what),
      textCell(binding.place ?? document.source.province),
      textCell(binding.of === 'kpi' ? binding.part : 'count'),
      textCell(formatDay(locale, binding.from)),
      textCell(formatDay(locale, binding.to)),
      count(bound.numerator),
      count(bound.denominator),
      numberCell(bound, locale),
      textCell(bound.text),
      textCell(bound.state),
      ...(source.link === undefined ? [] : [textCell(explainedAt(bound, source) ?? '')]),
    ]
  }
  return {
    sheet: reportSheets.numbers[locale],
    stickyRowsCount: 1,
    columns: shown.map((head) => ({ width: head === 'what' || head === 'printed' || head === 'explained' ? 28 : 14 })),
    data: [
      shown.map((head) => textCell(reportSheets[head][locale], { fontWeight: 'bold' })),
      ...numbersOf({ ...document, annexes: [] }).map(row),
    ],
  }
}
