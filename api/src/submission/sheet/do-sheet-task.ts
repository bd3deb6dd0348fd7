import { FaultInSheet } from './fault-in-sheet.ts'
import { findHeader } from './find-header.ts'
import { makeSheetJudge } from './judge-sheet.ts'
import { makeUnitMatcher } from 'shared/unit/match-unit.ts'
import { openSheet } from './open-sheet.ts'
import { type OpenedSheet, type SheetRow, textOf } from './sheet-row.ts'
import type { LookedAt, SheetSaid, SheetTask } from './sheet-task.ts'

const headRows = 40
const headLetters = 200
const mostSheets = 20
const perLine = 500

/** Looks at a file, or judges one of its sheets; what is said comes piece by piece, and a fault ends it. */
export async function* doSheetTask(task: SheetTask, bytes: Buffer): AsyncGenerator<SheetSaid> {
  try {
    const opened = await openSheet(bytes)
    if (task.judge === null) yield { kind: 'looked', format: opened.format, sheets: await lookAt(opened, task) }
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
    const shown = head.map(({ row, cells }) => ({
      row,
      cells: cells.map((cell) => textOf(cell).slice(0, headLetters)),
    }))
    sheets.push({ name, rows: count, columns, head: shown, supposed: findHeader(head, matchUnit, measures) })
  }
  if (sheets.every((sheet) => sheet.rows === 0)) throw new FaultInSheet('empty')
  return sheets
}

async function* judge(
  opened: OpenedSheet,
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
  const ground = { context, measures: measures.map(({ id }) => id), rules, matchUnit: makeUnitMatcher(units), own }
  const judging = makeSheetJudge(mapping, ground)
  const head: SheetRow[] = []
  for await (const row of opened.rows(mapping.sheet)) {
    judging.take(row)
    if (head.length < headRows) head.push(row)
  }
  if (head.length === 0) throw new FaultInSheet('empty')
  const { reading, ...rest } = judging.finish()
  for (let from = 0; from < reading.records.length; from += perLine)
    yield { kind: 'records', records: reading.records.slice(from, from + perLine) }
  const { rejects, rejected, quarantined } = reading
  const { labels } = findHeader(head, ground.matchUnit, measures)
  yield { kind: 'judged', rejects, rejected, quarantined, labels, ...rest }
}
