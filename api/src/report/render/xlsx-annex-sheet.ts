import { reportPaper } from 'shared/messages/report-paper.ts'
import { reportSheets } from 'shared/messages/report-sheet.ts'
import { say } from 'shared/messages/say.ts'
import type { Annex, Block, Cell, Table } from 'shared/report/document.ts'
import type { Locale } from 'shared/text.ts'
import type { CellObject, Row, Sheet } from 'write-excel-file/node'
import { contentCell, textCell } from './xlsx-cell.ts'
import { figureTable } from './figure-table.ts'

const aligned = { start: 'left', centre: 'center', end: 'right' } as const

/** An annex on a sheet of its own: title, then its tables one below the other, as on paper. */
export function annexSheet({ mark, title, orientation, blocks }: Annex, locale: Locale): Sheet<Buffer> {
  const name = say(locale, reportSheets.annex, { mark })
  const columns = blocks.flatMap((block) => (block.kind === 'table' ? [block.columns] : []))[0] ?? []
  return {
    sheet: name,
    ...(orientation === 'landscape' && { orientation }),
    columns: columns.map(({ width }) => ({ width: Math.max(8, Math.round(width * 1.3)) })),
    data: [
      [textCell(`${say(locale, reportPaper.annex, { mark })}. ${title}`, { fontWeight: 'bold' })],
      ...blocks.flatMap((block) => blockRows(block, locale)),
    ],
  }
}

function blockRows(block: Block, locale: Locale): Row[] {
  switch (block.kind) {
    case 'heading':
      return [[textCell(`${block.mark} ${block.text}`, { fontWeight: 'bold' })]]
    case 'paragraph':
      return [[contentCell(block.content, locale, {})]]
    case 'passage':
      return [[textCell(block.text ?? say(locale, reportPaper.unwritten, { prompt: block.prompt }))]]
    case 'table':
      return tableRows(block, locale)
    case 'figure':
      return tableRows(figureTable(block, locale), locale)
  }
}

function tableRows(table: Table, locale: Locale): Row[] {
  const said = (text: string | null, look: Partial<CellObject>): Row[] =>
    text === null ? [] : [[textCell(text, look)]]
  const border = { borderStyle: 'thin', borderColor: '#000000' } as const
  const strong = { fontWeight: 'bold' } as const
  const head = { ...border, ...strong, align: 'center', alignVertical: 'center', wrap: true } as const
  return [
    [],
    ...said(table.caption, strong),
    ...said(table.measuredIn, {
      fontStyle: 'italic',
    }),
    ...laid(table.head, table.columns.length, (cell) =>
      contentCell(cell.content, locale, { ...head, ...spanOf(cell) }),
    ),
    ...laid(
      table.rows.map(({ cells }) => cells),
      table.columns.length,
      (cell, at, row) =>
        contentCell(cell.content, locale, {
          ...border,
          align: table.rows[row]?.role === 'group' ? 'left' : aligned[table.columns[at]?.align ?? 'start'],
          ...(table.rows[row]?.role !== 'row' && strong),
          ...spanOf(cell),
        }),
    ),
    ...table.notes.flatMap((note) => said(note, { fontStyle: 'italic' })),
  ]
}

const spanOf = ({ span, down }: Cell): Partial<CellObject> => ({
  ...(span !== undefined && { columnSpan: span }),
  ...(down !== undefined && { rowSpan: down }),
})

/** Cells set out on a grid: what a wide or a tall cell covers is left empty, as the sheet expects. */
function laid(
  rows: readonly (readonly Cell[])[],
  width: number,
  draw: (cell: Cell, column: number, row: number) => CellObject | null,
): Row[] {
  const covered = rows.map(() => Array.from({ length: width }, () => false))
  return rows.map((cells, row) => {
    const line: (CellObject | null)[] = Array.from({ length: width }, () => null)
    let at = 0
    for (const cell of cells) {
      while (covered[row]?.[at]) at += 1
      line[at] = draw(cell, at, row)
      for (let below = 0; below < (cell.down ?? 1); below += 1)
        covered[row + below]?.fill(true, at, at + (cell.span ?? 1))
      at += cell.span ?? 1
    }
    return line
  })
}
