import { type ReactNode, useRef } from 'react'
import { uiMessages } from 'shared/messages/ui.ts'
import { ExportMenu } from '../export/ExportMenu.tsx'
import { useSheetSlot } from '../export/sheet-slot.ts'
import { type ReadableColumn, tableSheet } from '../export/table-sheet.ts'
import { useLocale, useSay } from '../shell/locale.tsx'

/** `numeric`: figures stand right, names left. */
export interface Column<Row> extends ReadableColumn<Row> {
  cell: (row: Row) => ReactNode
  /** Ascending order; a column without one cannot be sorted by. */
  order?: (a: Row, b: Row) => number
  /** Rows that have nothing to be ordered by: they stand last, whichever way the order runs. */
  lacks?: (row: Row) => boolean
}

interface Props<Row> {
  caption: string
  captionShown?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Whether a row is the reader's own, and shaded so that it is found. */
  isOwn?: (row: Row) => boolean
  /** `name` ascending, `-name` descending, as in the address. */
  sort?: string | undefined
  onSort?: (sort: string) => void
  className?: string
  /** False where personal data leave the program only by a door that says so in the audit trail. */
  exported?: boolean
}

/** A table as a table: the first column names the row, headings sort, figures stand under one another. */
export function DataTable<Row>({
  caption,
  captionShown = false,
  columns,
  rows,
  rowKey,
  isOwn = () => false,
  sort,
  onSort,
  className = '',
  exported = true,
}: Props<Row>) {
  const say = useSay()
  const locale = useLocale()
  const table = useRef<HTMLTableElement>(null)
  const by = sort?.replace(/^-/, '')
  const { order, lacks = () => false } = columns.find((column) => column.key === by) ?? {}
  const sorted = order
    ? [
        ...rows.filter((row) => !lacks(row)).toSorted(sort?.startsWith('-') ? (a, b) => order(b, a) : order),
        ...rows.filter(lacks),
      ]
    : rows
  const direction = (column: Column<Row>) =>
    column.key !== by ? 'none' : sort?.startsWith('-') ? 'descending' : 'ascending'
  const readSheet = () => tableSheet({ title: caption, columns, rows: sorted, table: table.current, locale })
  const isTwin = useSheetSlot(readSheet)
  const drawn = (
    <table className={`data ${className}`} ref={table}>
      <caption className={captionShown ? undefined : 'unseen'}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={column.numeric ? 'numeric' : undefined}
              aria-sort={onSort && column.order ? direction(column) : undefined}
            >
              {onSort && column.order ? (
                <button
                  type="button"
                  className="plain"
                  title={say(uiMessages.sortBy, { column: column.label })}
                  onClick={() => onSort(sort === column.key ? `-${column.key}` : column.key)}
                >
                  {column.label}
                  <span aria-hidden="true">{{ none: '', ascending: ' ↑', descending: ' ↓' }[direction(column)]}</span>
                </button>
              ) : (
                column.label || <span className="unseen">{say(uiMessages.acts)}</span>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted.map((row) => (
          <tr key={rowKey(row)} className={isOwn(row) ? 'own' : undefined}>
            {columns.map((column, place) =>
              place === 0 ? (
                <th key={column.key} scope="row">
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.key} className={column.numeric ? 'numeric' : undefined} data-label={column.label}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
  if (isTwin || !exported) return drawn
  return (
    <>
      <div className="table-tools">
        <ExportMenu title={caption} readSheet={readSheet} />
      </div>
      {drawn}
    </>
  )
}
