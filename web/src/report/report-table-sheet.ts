import type { Sheet, SheetCell } from 'shared/export/sheet.ts'
import type { Cell, Figure, Inline, Table } from 'shared/report/document.ts'

/** A table of a report as data: every column by its whole heading, every number by its exact parts. */
export function reportTableSheet({ caption, columns, head, rows }: Table, title: string): Sheet {
  const headings = covered(head, columns.length)
  return {
    title: caption ?? title,
    columns: columns.map(({ id }, at) => ({
      key: id.toLowerCase().replaceAll('-', '_'),
      // A heading over several columns is said for each of them, and once where it covers several rows.
      head: [...new Set(headings.map((row) => textOf(row[at])))].filter(Boolean).join(' – '),
    })),
    rows: covered(
      rows.map(({ cells }) => cells),
      columns.length,
    ).map((row) => row.map(valueOf)),
  }
}

/** The cell over each place of a grid; what covers several places stands in all of its column, in the first of its row. */
function covered(rows: readonly (readonly Cell[])[], width: number): (Cell | undefined)[][] {
  const grid: (Cell | undefined)[][] = rows.map(() => Array.from({ length: width }))
  const taken = rows.map(() => new Set<number>())
  for (const [at, cells] of rows.entries()) {
    let column = 0
    for (const cell of cells) {
      while (taken[at]!.has(column)) column += 1
      for (let row = at; row < Math.min(rows.length, at + (cell.down ?? 1)); row += 1)
        for (let place = column; place < column + (cell.span ?? 1); place += 1) {
          taken[row]!.add(place)
          grid[row]![place] = cell
        }
      column += cell.span ?? 1
    }
  }
  return grid
}

const textOf = (cell: Cell | undefined): string => cell?.content.map(({ text }) => text).join('') ?? ''

function valueOf(cell: Cell | undefined, at: number, row: readonly (Cell | undefined)[]): SheetCell {
  // What covers several columns is one thing, not one in each.
  if (!cell || (at > 0 && row[at - 1] === cell)) return null
  const [only, more] = cell.content
  if (only?.kind === 'number' && !more) return figureOf(only)
  return textOf(cell) || null
}

/** Nothing where there is no number, never 0. */
function figureOf({ state, numerator, denominator, format, text }: Extract<Inline, { kind: 'number' }>): SheetCell {
  return state !== 'value' || numerator === null ? null : { numerator, denominator, format, text }
}

/** What a chart of a report was drawn from; null where nothing was reported. */
export function chartSheet({ caption, chart }: Figure, heads: { period: string; label: string }): Sheet {
  if (chart.type === 'bars')
    return {
      title: caption,
      columns: [
        { key: 'label', head: heads.label },
        { key: 'value', head: chart.unit },
      ],
      rows: chart.bars.map(({ label, value }) => [label, value]),
    }
  return {
    title: caption,
    columns: [
      { key: 'period', head: heads.period },
      ...chart.series.map(({ name }, at) => ({ key: `series_${at + 1}`, head: `${name} (${chart.unit})` })),
    ],
    rows: chart.labels.map((label, at) => [label, ...chart.series.map(({ values }) => values[at] ?? null)]),
  }
}
