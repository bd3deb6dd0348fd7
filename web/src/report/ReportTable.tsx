import { ExportMenu } from '../export/ExportMenu.tsx'
import { reportTableSheet } from './report-table-sheet.ts'
import { Fragment, type KeyboardEvent } from 'react'
import type { Cell, Inline, Table } from 'shared/report/document.ts'
import { BoundNumber } from './SourceLine.tsx'

/** Words and bound numbers as the text has them. */
export function Inlines({ content, stop = true }: { content: readonly Inline[]; stop?: boolean }) {
  return content.map((inline, at) => {
    const key = `${at}`
    if (inline.kind === 'number') return <BoundNumber key={key} number={inline} stop={stop} />
    if (inline.link !== undefined)
      return (
        <a key={key} href={inline.link}>
          {inline.text}
        </a>
      )
    if (inline.bold) return <strong key={key}>{inline.text}</strong>
    return inline.italic ? <em key={key}>{inline.text}</em> : <Fragment key={key}>{inline.text}</Fragment>
  })
}

/** A table of the report: its numbers are one stop of the tab key, and the arrows move among them. */
export function ReportTable({ table, title: within }: { table: Table; title: string }) {
  const { caption, measuredIn, columns, head, rows, notes } = table
  const title = caption ?? within
  const stopRow = rows.findIndex(({ cells: row }) => row.some(hasNumber))
  const cells = (row: readonly Cell[], { first, stops }: { first: boolean; stops: boolean }) =>
    row.map(({ content, span, down }, at) => {
      const align = columns[at]?.align ?? 'start'
      const shared = { colSpan: span, rowSpan: down, className: `align-${align}` }
      const inside = <Inlines content={content} stop={stops && at === row.findIndex(hasNumber)} />
      const key = `${at}`
      return first && at === headColumn(row) ? (
        <th key={key} scope="row" {...shared}>
          {inside}
        </th>
      ) : (
        <td key={key} {...shared}>
          {inside}
        </td>
      )
    })
  return (
    <figure className="report-table">
      <div className="table-tools">
        <ExportMenu title={title} readSheet={() => reportTableSheet(table, title)} />
      </div>
      {measuredIn && <p className="measured-in">{measuredIn}</p>}
      <div className="scrolled" tabIndex={0} role="group" aria-label={title} onKeyDown={moveAmongNumbers}>
        <table>
          {caption && <caption>{caption}</caption>}
          <thead>
            {head.map((row, at) => (
              <tr key={`${at}`}>
                {row.map(({ content, span, down }, place) => (
                  <th key={`${place}`} scope={span ? 'colgroup' : 'col'} colSpan={span} rowSpan={down}>
                    <Inlines content={content} />
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {rows.map(({ role, cells: row }, at) => (
              <tr key={`${at}`} className={role}>
                {cells(row, { first: role !== 'group', stops: at === stopRow })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {notes.map((note) => (
        <p key={note} className="note">
          {note}
        </p>
      ))}
    </figure>
  )
}

const hasNumber = ({ content }: Cell): boolean => content.some(({ kind }) => kind === 'number')

/** What a row is of stands in its first cell of words that are no ordinal. */
const headColumn = (row: readonly Cell[]): number =>
  row.findIndex(({ content }) => content.some((one) => one.kind === 'text' && /\p{L}{2}/u.test(one.text)))

/** Left and right to the neighbour, up and down to the same place of the next row that has a number there. */
function moveAmongNumbers(event: KeyboardEvent<HTMLElement>): void {
  const now = document.activeElement
  if (!(now instanceof HTMLElement) || !('stop' in now.dataset)) return
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-stop]')]
  const column = now.closest<HTMLTableCellElement>('td, th')?.cellIndex
  const below = all.filter((one) => one.closest<HTMLTableCellElement>('td, th')?.cellIndex === column)
  const next = {
    ArrowRight: all[all.indexOf(now) + 1],
    ArrowLeft: all[all.indexOf(now) - 1],
    ArrowDown: below[below.indexOf(now) + 1],
    ArrowUp: below[below.indexOf(now) - 1],
    Home: all[0],
    End: all.at(-1),
  }[event.key]
  if (!next) return
  event.preventDefault()
  next.focus()
}
