import type { KeyboardEvent } from 'react'

const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
}

/**
 * The arrows walk from cell to cell of a table whose cells are links; the table is one tab stop, and Enter follows the link
 * as it does everywhere. Five thousand links would each be a stop otherwise. From outside the cells the first is entered.
 */
export function walkCells(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key]
  if (!step || event.ctrlKey || event.metaKey || event.altKey) return
  const cell = document.activeElement?.closest('td')
  const row = cell?.parentElement as HTMLTableRowElement | null | undefined
  const next =
    cell && row
      ? rowAt(row, step[0])?.querySelectorAll<HTMLElement>('td > a')[cellsBefore(cell) + step[1]]
      : event.currentTarget.querySelector<HTMLElement>('td > a')
  if (!next) return
  event.preventDefault()
  next.focus()
}

const cellsBefore = (cell: HTMLTableCellElement): number =>
  [...cell.parentElement!.querySelectorAll('td > a')].findIndex((link) => link.parentElement === cell)

function rowAt(row: HTMLTableRowElement, down: number): Element | null {
  return down === 0 ? row : down > 0 ? row.nextElementSibling : row.previousElementSibling
}
