import {
  AlignmentType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Cell, Table as TreeTable } from 'shared/report/document.ts'
import { paperText } from './clean-text.ts'
import { docxRuns } from './docx-runs.ts'

const alignments = { start: AlignmentType.LEFT, centre: AlignmentType.CENTER, end: AlignmentType.RIGHT } as const

/** A table of the report as a table of Word: heads repeated on every page, rows whole, numbers to be changed by hand. */
export function docxTable(table: TreeTable, width: number): (Paragraph | Table)[] {
  const widths = table.columns.map((column) => Math.floor((column.width * width) / 100))
  const said = (style: string, text: string | null) =>
    text === null ? [] : [new Paragraph({ style, text: paperText(text) })]
  const head = table.head.map((cells) => row(cells, { widths, head: true, strong: true, aligned: () => 'centre' }))
  const aligned = (column: number) => table.columns[column]?.align ?? 'start'
  const rows = table.rows.map(({ role, cells }) =>
    row(cells, { widths, head: false, strong: role !== 'row', aligned: role === 'group' ? () => 'start' : aligned }),
  )
  return [
    ...said('ReportCaption', table.caption),
    ...said('ReportUnit', table.measuredIn),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
      columnWidths: widths,
      margins: { left: 57, right: 57, top: 0, bottom: 0 },
      rows: [...head, ...rows],
    }),
    ...table.notes.flatMap((note) => said('ReportNote', note)),
  ]
}

interface RowLook {
  widths: readonly number[]
  head: boolean
  strong: boolean
  aligned: (column: number) => keyof typeof alignments
}

function row(cells: readonly Cell[], { widths, head, strong, aligned }: RowLook): TableRow {
  let column = 0
  return new TableRow({
    tableHeader: head,
    cantSplit: true,
    children: cells.map(({ content, span = 1, down = 1 }) => {
      const at = column
      column += span
      const size = widths.slice(at, at + span).reduce((sum, one) => sum + one, 0)
      return new TableCell({
        // Below a cell that covers two rows the columns do not count from the left: Word takes the grid instead.
        ...(down === 1 && !head && { width: { size, type: WidthType.DXA } }),
        ...(span > 1 && { columnSpan: span }),
        ...(down > 1 && { rowSpan: down }),
        verticalAlign: VerticalAlignTable.CENTER,
        children: [
          new Paragraph({
            style: 'ReportCell',
            alignment: alignments[aligned(at)],
            children: docxRuns(content, strong ? { bold: true } : {}),
          }),
        ],
      })
    }),
  })
}
