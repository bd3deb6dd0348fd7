import { FaultInSheet } from './fault-in-sheet.ts'
import { findHeader } from './find-header.ts'
import { makeSheetJudge } from './judge-sheet.ts'
import { makeUnitMatcher } from 'shared/unit/match-unit.ts'
import { openSheet } from './open-sheet.ts'
import { type OpenedSheet, type SheetRow, textOf } from './sheet-row.ts'
import type { LookedAt, SheetSaid, SheetTask, ShownRow } from './sheet-task.ts'

const headRows = 40
/** So much of a cell is shown; of a head that is full of words less, so that what is said of a file stays small. */
const headLetters = { most: 200, least: 20, inAll: 60_000 }
const mostSheets = 20
const perLine = 500

/** Looks at a file, or judges one of its sheets; what is said comes piece by piece, and a fault ends it. */
export async function* doSheetTask(task: SheetTask, bytes: Buffer): AsyncGenerator<SheetSaid> {
  try {
    const opened = await openSheet(bytes)
    if (task.show) yield await showAt(opened, task.show)
    else if (task.judge === null) yield { kind: 'looked', format: opened.format, sheets: await lookAt(opened, task) }
    else yield* judge(opened, { ...task, judge: task.judge })
  } catch (error) {
    if (!(error instanceof FaultInSheet)) throw error
    yield { kind: 'fault', fault: error.fault, at: error.at }
  }
}

async function lookAt({ names, rows }: OpenedSheet, { units, measures }: SheetTask): Promise<LookedAt[]> {
  const matchUnit = makeUnitMatcher(units)
  const sheets: LookedAt[] = []
  for (const [place, name] of names.slice(0, mostSheets).entries()) {
    const head: SheetRow[] = []
    let [count, columns] = [0, 0]
    for await (const row of rows(place)) {
      count++
      columns = Math.max(columns, row.cells.length)
      if (head.length < headRows) head.push(row)
    }
    sheets.push({ name, rows: count, columns, head: shown(head), supposed: findHeader(head, matchUnit, measures) })
  }
  if (sheets.every((sheet) => sheet.rows === 0)) throw new FaultInSheet('empty')
  return sheets
}

/** So many rows of a header, and so many on either side of a row, are shown with it. */
const shownRows = { header: 4, around: 3 }

async function showAt(
  { format, names, rows }: OpenedSheet & { format: 'xlsx' | 'csv' },
  { sheet, headerRow, row: asked }: NonNullable<SheetTask['show']>,
): Promise<SheetSaid> {
  const above: SheetRow[] = []
  const around: SheetRow[] = []
  for await (const row of rows(sheet)) {
    if (row.row <= headerRow) above.push(row)
    else if (row.row <= asked) around.push(row)
    else if (around.push(row) && around.filter((one) => one.row > asked).length === shownRows.around) break
    if (row.row <= asked && around.length > shownRows.around + 1) around.shift()
    if (above.length > shownRows.header) above.shift()
  }
  if (!around.some(({ row }) => row === asked))
    throw new FaultInSheet('empty', { in: 'sheet', sheet: null, row: asked })
  return { kind: 'shown', sheet: format === 'csv' ? null : names[sheet]!, header: shown(above), rows: shown(around) }
}

function shown(head: readonly SheetRow[]): ShownRow[] {
  const filled = head.reduce((sum, { cells }) => sum + cells.filter((cell) => cell !== null).length, 0)
  const { most, least, inAll } = headLetters
  const letters = Math.max(least, Math.min(most, Math.floor(inAll / filled)))
  return head.map(({ row, cells }) => ({
    row,
    cells: cells.map((cell) => textOf(cell).slice(0, letters).toWellFormed()),
  }))
}

async function* judge(
  opened: OpenedSheet & { format: 'xlsx' | 'csv' },
  { units, measures, judge: asked }: SheetTask & { judge: NonNullable<SheetTask['judge']> },
): AsyncGenerator<SheetSaid> {
  const { mapping, scope, from, to, lives, rules, own } = asked
  const context = {
    units: new Map(units.map(({ code, kind }) => [code, kind])),
    scope,
    from,
    to,
    lives: new Map(lives),
  }
  const matchUnit = makeUnitMatcher(units, context.lives)
  const ground = { context, measures: measures.map(({ id }) => id), rules, matchUnit, own }
  const judging = makeSheetJudge(mapping, ground)
  const head: SheetRow[] = []
  for await (const row of opened.rows(mapping.sheet)) {
    judging.take(row)
    if (head.length < headRows) head.push(row)
  }
  if (head.length === 0)
    throw new FaultInSheet('empty', {
      in: 'sheet',
      sheet: opened.format === 'csv' ? null : opened.names[mapping.sheet]!,
    })
  const { reading, ...rest } = judging.finish()
  for (let from = 0; from < reading.records.length; from += perLine)
    yield { kind: 'records', records: reading.records.slice(from, from + perLine) }
  for (let from = 0; from < reading.quarantined.length; from += perLine)
    yield { kind: 'doubted', quarantined: reading.quarantined.slice(from, from + perLine) }
  const { rejects, rejected } = reading
  const { labels } = findHeader(head, ground.matchUnit, measures)
  yield { kind: 'judged', rejects, rejected, labels, ...rest }
}
