import type { BoundNumber, Cell, Inline, Table } from './document.ts'

/** A column of an annex: its heads from top to bottom, and what a row says in it. */
export interface AnnexColumn<Row> {
  id: string
  /** The group head above, shared by neighbours of the same text; null when the head covers both rows. */
  group: string | null
  head: string
  align: 'start' | 'centre' | 'end'
  width: number
  /** Rows are counted from 1; a total is 0. */
  of: (row: Row, ordinal: number) => string | BoundNumber
}

/** The running number of a row, as every official table begins; a total has none. */
export const ordinalColumn = <Row>(head: string, width: number): AnnexColumn<Row> => ({
  id: 'ordinal',
  group: null,
  head,
  align: 'centre',
  width,
  of: (_, ordinal) => (ordinal === 0 ? '' : String(ordinal)),
})

export interface AnnexRow<Row> {
  role: 'row' | 'group' | 'total'
  /** A group row is its title over the whole width. */
  title?: string
  row?: Row
}

interface AnnexTable<Row> {
  id: string
  caption: string | null
  measuredIn: string | null
  columns: readonly AnnexColumn<Row>[]
  rows: readonly AnnexRow<Row>[]
  notes: string[]
}

/** An annex table with one or two rows of heads; neighbouring columns of a group share theirs. */
export function annexTable<Row>({ id, caption, measuredIn, columns, rows, notes }: AnnexTable<Row>): Table {
  const total = columns.reduce((sum, { width }) => sum + width, 0)
  let ordinal = 0
  return {
    kind: 'table',
    id,
    caption,
    measuredIn,
    columns: columns.map(({ id: column, align, width }) => ({ id: column, align, width: (width * 100) / total })),
    head: headRows(columns),
    rows: rows.map(({ role, title, row }) => {
      if (row === undefined)
        return { role, cells: [{ content: textOf(title ?? ''), ...(columns.length > 1 && { span: columns.length }) }] }
      const count = role === 'row' ? (ordinal += 1) : 0
      return { role, cells: columns.map(({ of }) => ({ content: contentOf(of(row, count)) })) }
    }),
    notes,
  }
}

const textOf = (text: string): Inline[] => (text === '' ? [] : [{ kind: 'text', text }])
const contentOf = (value: string | BoundNumber): Inline[] => (typeof value === 'string' ? textOf(value) : [value])

function headRows<Row>(columns: readonly AnnexColumn<Row>[]): Cell[][] {
  if (columns.every(({ group }) => group === null)) return [columns.map(({ head }) => ({ content: textOf(head) }))]
  const top: Cell[] = []
  for (const [place, { group, head }] of columns.entries()) {
    if (group === null) top.push({ content: textOf(head), down: 2 })
    else if (columns[place - 1]?.group === group) continue
    else {
      let span = 1
      while (columns[place + span]?.group === group) span += 1
      top.push({ content: textOf(group), ...(span > 1 && { span }) })
    }
  }
  return [top, columns.filter(({ group }) => group !== null).map(({ head }) => ({ content: textOf(head) }))]
}
