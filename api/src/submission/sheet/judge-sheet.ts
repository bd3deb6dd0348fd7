import { fold } from 'shared/fold.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import { columnLetters } from 'shared/submission/column-letters.ts'
import type { SheetMapping } from 'shared/submission/sheet.ts'
import { type Candidate, makeGatherer, type Rules } from '../../feed/read/gather.ts'
import type { Counts, ReadAnswer, ReadContext, Reject } from '../../feed/read/reading.ts'
import type { UnitMatch } from 'shared/unit/match-unit.ts'
import { dayMeant, sheetCount } from './read-cell.ts'
import { makeTotals, type SheetTotal } from './sheet-totals.ts'
import { type Cell, type SheetRow, textOf } from './sheet-row.ts'

export interface JudgeGround {
  context: ReadContext
  measures: readonly MeasureId[]
  rules: Rules
  matchUnit: (text: string, day?: string | null) => UnitMatch
  /** The one unit somebody may hand figures in for; null for any. */
  own: string | null
}

export interface JudgedSheet {
  reading: ReadAnswer
  /** Rows that hold no figures of a unit: titles, groups, sums, signatures. */
  skipped: number
  /** Sums that are not what the rows come to, the first of them. */
  totals: SheetTotal[]
  /** Rows with a figure that was calculated when the file was last saved. */
  calculated: number
}

/** A table has few rows of sums; one of nothing else would make an answer that nobody can hold. */
export const mostTotals = 200

const totalWord = /^(tong|tong cong|tong so|cong|toan tinh|total)\b/
const groupNumber = /^[IVXLC]{1,6}[.)]?$/

export const rowPointer = (row: number): string => `row ${row}`

/** Judges the rows of a sheet as they come, holding records and nothing of the rows. */
export function makeSheetJudge({ headerRow, unit, day, measures }: SheetMapping, ground: JudgeGround) {
  const covered = ground.measures.every((measure) => measures.some((one) => one.measure === measure))
  const { provinceToo = false } = ground.rules
  // Records with some of the measures are held to the rules once they are made whole by what is known of the day.
  const gatherer = makeGatherer(ground.context, covered ? ground.rules : { provinceToo })
  const totals = makeTotals()
  /** Rows of the header as they read, for paper repeats them on every page. */
  const header = new Set<string>()
  const columns = new Map<string, number>(measures.map(({ column, measure }) => [measure, column]))
  if ('column' in unit) columns.set('unit', unit.column)
  if ('column' in day) columns.set('day', day.column)
  let skipped = 0
  let calculated = 0

  return { take, finish }

  function take(row: SheetRow): void {
    if (row.row <= headerRow) return void header.add(wordsOf(row))
    const cellOf = (column: number): Cell => row.cells[column] ?? null
    const filled = measures.filter(({ column }) => textOf(cellOf(column)) !== '')
    if (isGroup(row)) totals.beginGroup()
    if (filled.length === 0 || header.has(wordsOf(row))) return void skipped++
    const meant = 'day' in day ? day.day : dayMeant(cellOf(day.column))
    const match: UnitMatch =
      'code' in unit
        ? { kind: 'found', code: unit.code, by: 'code' }
        : ground.matchUnit(textOf(cellOf(unit.column)), meant)
    if (match.kind !== 'found' && takeTotal(row)) return
    // A signature may stand under the figures.
    if (match.kind === 'none' && !filled.some(({ column }) => /\d/.test(textOf(cellOf(column))))) return void skipped++
    if (match.kind === 'none' && isGroup(row)) return void skipped++
    if (row.formulas?.some((column) => measures.some((one) => one.column === column))) calculated++
    const pointer = rowPointer(row.row)
    const source = row.cells.slice(0, 12).map(textOf).join(' | ')
    const sourceOf = (field: string | null): string => {
      const column = field === null ? undefined : columns.get(field)
      return column === undefined ? source : textOf(cellOf(column))
    }
    if (match.kind === 'several') return gatherer.reject('ambiguous-unit', 'unit', pointer, sourceOf('unit'))
    if (match.kind === 'found' && ground.own !== null && match.code !== ground.own)
      return gatherer.reject('not-yours', 'unit', pointer, sourceOf('unit'))
    gatherer.offer({
      unit: match.kind === 'found' ? match.code : null,
      unitField: 'unit',
      day: meant,
      dayField: 'day',
      source,
      sourceOf,
      pointer,
      index: row.row,
      counts: () => countRow(row),
    })
  }

  function countRow(row: SheetRow): ReturnType<Candidate['counts']> {
    const counts: Counts = {}
    for (const { column, measure } of measures) {
      const counted = sheetCount(row.cells[column])
      if (!counted.ok) return { ok: false, reason: counted.reason, field: measure }
      counts[measure] = counted.count
      totals.add(measure, counted.count)
    }
    return { ok: true, counts }
  }

  /** True for a row of sums, over the whole table or a group of it. */
  function takeTotal(row: SheetRow): boolean {
    const words = row.cells.slice(0, 4).map((cell) => fold(textOf(cell)))
    if (!words.some((word) => totalWord.test(word))) return false
    skipped++
    const said = measures.flatMap(({ column, measure }) => {
      const counted = sheetCount(row.cells[column])
      return counted.ok ? [{ measure, count: counted.count }] : []
    })
    totals.say(row.row, said)
    return true
  }

  function finish(): JudgedSheet {
    const reading = gatherer.answer()
    const placed = (reject: Reject): Reject => {
      const column = reject.field === null ? undefined : columns.get(reject.field)
      return column === undefined
        ? reject
        : { ...reject, pointer: `${columnLetters(column)}${reject.pointer.slice(4)}` }
    }
    return {
      reading: { ...reading, rejects: reading.rejects.map(placed) },
      skipped,
      totals: totals.differing().slice(0, mostTotals),
      calculated,
    }
  }
}

const wordsOf = ({ cells }: SheetRow): string => cells.map(textOf).join('\n').trim()

/** “I. Sở, ban, ngành”: a Roman number, or a name alone with no figures but its own sums, stands above its group. */
const isGroup = ({ cells }: SheetRow): boolean =>
  cells.slice(0, 2).some((cell) => typeof cell === 'string' && groupNumber.test(cell.trim()))
