import { fold } from 'shared/fold.ts'
import type { Text } from 'shared/text.ts'
import type { SheetMapping } from 'shared/submission/sheet.ts'
import type { UnitMatch } from 'shared/unit/match-unit.ts'
import { sheetCount, sheetDay } from './read-cell.ts'
import { type SheetRow, textOf } from './sheet-row.ts'

export interface MeasureNamed {
  id: string
  name: Text
}

/** What a sheet seems to be: where its table begins, what its columns are called, and which could be what. */
export interface Supposed {
  headerRow: number
  /** What stands above each column, from the top down. */
  labels: string[]
  mapping: Pick<SheetMapping, 'headerRow' | 'measures'> & { unit: number | null; day: number | null }
}

/**
 * Looks at the first rows of a sheet. The table begins where a column first names units of ours; what stands above it is
 * its header, be it of three rows with merged cells, whose text stands in their first cell only.
 */
export function findHeader(
  rows: readonly SheetRow[],
  matchUnit: (text: string) => UnitMatch,
  measures: readonly MeasureNamed[],
): Supposed {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_, column) => column)
  const isUnit = (row: SheetRow, column: number) => matchUnit(textOf(row.cells[column])).kind === 'found'
  const unit = mostOften(columns, (column) => {
    const named = rows.filter((row) => isUnit(row, column))
    // A column of serial numbers may happen to name a code or two; one of names does so in every row.
    return named.length * 3 >= rows.length / 2 || named.length >= 3 || named.length === rows.length - 1
      ? named.length
      : 0
  })
  const first = unit === null ? rows.findIndex(looksLikeFigures) : rows.findIndex((row) => isUnit(row, unit))
  const table = first < 0 ? [] : rows.slice(first)
  const above = first < 0 ? rows : rows.slice(0, first)
  const labels = labelsOf(above, columns)
  const named = (words: ReadonlySet<string>) => {
    const found = columns.filter((column) => words.has(fold(labels[column]?.split(' / ').at(-1) ?? '')))
    return found.length === 1 ? found[0]! : null
  }
  const byDays = mostOften(
    columns.filter((column) => column !== unit),
    (column) => {
      const days = table.filter((row) => sheetDay(row.cells[column]) !== null).length
      return days * 2 > table.length ? days : 0
    },
  )
  const day = byDays ?? named(dayWords)
  // Sums of a group may stand above the first unit; they belong to the table.
  const headerRow = above.findLast((row) => isNumbering(row) || !looksLikeFigures(row))?.row ?? 0
  return {
    headerRow,
    labels,
    mapping: { headerRow, unit: unit ?? named(unitWords), day, measures: supposeMeasures(labels, measures) },
  }
}

/** What such columns are called where their cells do not tell by themselves. */
const dayWords = new Set(['ngay', 'ngay so lieu', 'ngay bao cao', 'ngay thang', 'day', 'date'])
const unitWords = new Set(['don vi', 'ten don vi', 'ma don vi', 'xa, phuong', 'xa/phuong', 'unit', 'unit code'])

/** “(1) (2) (3)”, “A B 1 2=3/4”: which column is which, and no figures. */
const isNumbering = ({ cells }: SheetRow): boolean =>
  cells.every((cell) => /^(\(?[\dA-ZĐ]{1,2}\)?(\s*=.*)?)?$/u.test(textOf(cell)))

const looksLikeFigures = ({ cells }: SheetRow): boolean =>
  cells.filter((cell) => cell !== null && sheetCount(cell).ok).length >= 2

function mostOften(columns: readonly number[], count: (column: number) => number): number | null {
  let best: { column: number; found: number } | null = null
  for (const column of columns) {
    const found = count(column)
    if (found > 0 && (best === null || found > best.found)) best = { column, found }
  }
  return best?.column ?? null
}

/** Rows that only number the columns, “(1) (2) (3)”, and rows of a title alone say nothing of a column. */
function labelsOf(above: readonly SheetRow[], columns: readonly number[]): string[] {
  const header = above
    .filter(({ cells }) => cells.filter((cell) => textOf(cell) !== '').length >= 2)
    .filter((row) => !isNumbering(row) && !looksLikeFigures(row))
    .slice(-4)
  const parts = header.map(({ cells }, at) => {
    let before = ''
    return columns.map((column) => {
      const own = textOf(cells[column]).replaceAll(/\s+/g, ' ')
      // A merged cell spans columns to its right, as long as nothing else begins there; the last row has none.
      if (own !== '') before = own
      return own === '' && at === header.length - 1 ? '' : own || before
    })
  })
  return columns.map((column) => {
    const texts = parts.map((part) => part[column] ?? '').filter((text) => text !== '')
    return [...new Set(texts)].join(' / ').slice(0, 200)
  })
}

/** A column is a measure where its last words are the measure's name or id; two columns that claim one have none. */
function supposeMeasures(labels: readonly string[], measures: readonly MeasureNamed[]): SheetMapping['measures'] {
  const claims = labels.flatMap((label, column) => {
    const plain = fold(label)
    const last = fold(label.split(' / ').at(-1) ?? '')
    const found = measures.filter(({ id, name }) =>
      [id, fold(name.vi), fold(name.en)].some((known) => known === plain || known === last),
    )
    return found.length === 1 ? [{ column, measure: found[0]!.id }] : []
  })
  return claims.filter(({ measure }) => claims.filter((other) => other.measure === measure).length === 1)
}
