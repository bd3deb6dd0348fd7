import { fold } from 'shared/fold.ts'
import { formatCount, formatMean, formatRatio } from 'shared/format.ts'
import type { ComparisonColumn } from 'shared/kpi/compare/comparison-contract.ts'
import { readCell } from 'shared/kpi/compare/comparison-model.ts'
import type { ValueState } from 'shared/kpi/value-contract.ts'
import type { Locale } from 'shared/text.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import type { SheetFigure } from 'shared/export/sheet.ts'
import type { FunnelPoint } from '../../chart/funnel-model.ts'
import type { KpiBrief, UnitBrief } from '../../shell/use-province.ts'
import { isIncomplete } from 'shared/kpi/coverage.ts'
import { fewCases } from '../../ui/value-model.ts'
import { markOf, verdictOf } from './compared-line.ts'

export interface HeatCell {
  state: ValueState
  /** What the cell is ordered by; null of one without a figure. */
  order: number | null
  text: string
  /** The exact figure, where there is one. */
  figure: SheetFigure | null
  /** The fraction stands in the place of a percentage that says little. */
  few: boolean
  hatched: boolean
  mark: FunnelPoint['mark']
  verdict: FunnelPoint['verdict']
}

export interface HeatRow {
  code: string
  name: string
  /** Its place among all when they stand by name, the kind of unit left out. */
  byName: number
  /** Name and code as they are searched, accents and case left out. */
  folded: string
  cells: readonly HeatCell[]
  better: number
  worse: number
}

export interface Heat {
  kpis: readonly KpiBrief[]
  rows: readonly HeatRow[]
  marked: number
}

/** Units × KPIs as cells to be drawn. */
export function heatOf(
  locale: Locale,
  known: { kpis: readonly KpiBrief[]; units: readonly UnitBrief[] },
  { units, columns }: { units: readonly string[]; columns: readonly ComparisonColumn[] },
): Heat {
  const kpis = new Map(known.kpis.map((kpi) => [kpi.id, kpi]))
  const names = new Map(known.units.map((unit) => [unit.code, { name: unitName(locale, unit), plain: unit.name }]))
  const drawn = columns.flatMap((column) => {
    const kpi = kpis.get(column.kpi)
    return kpi ? [{ kpi, column }] : []
  })
  const places = placesByName(units, (code) => names.get(code)?.plain ?? code)
  let marked = 0
  const rows = units.map((code, place) => {
    const cells = drawn.map(({ kpi, column }) => cellOf(locale, kpi, column, place))
    const better = cells.filter(({ verdict }) => verdict === 'better').length
    const worse = cells.filter(({ verdict }) => verdict === 'worse').length
    marked += cells.filter(({ mark }) => mark === 'high' || mark === 'low').length
    const name = names.get(code)?.name ?? code
    const folded = `${fold(name)} ${code.toLowerCase()}`
    return { code, name, byName: places.get(code) ?? place, folded, cells, better, worse }
  })
  return { kpis: drawn.map(({ kpi }) => kpi), rows, marked }
}

const stateMarks = { missing: '—', 'none-arose': '○', 'not-applicable': '·', quarantined: '?' } as const

function cellOf(locale: Locale, kpi: KpiBrief, column: ComparisonColumn, place: number): HeatCell {
  const { state, numerator, denominator, ratio, reported, expected, position, target } = readCell(column, place)
  const mark = markOf(position)
  const few = state === 'value' && denominator !== null && denominator < fewCases
  const printed = (): string => {
    if (denominator === null) return formatCount(locale, numerator ?? 0)
    const write = kpi.measuredIn === 'percent' ? formatRatio : formatMean
    return write(locale, numerator ?? 0, denominator, kpi.decimals, target)
  }
  const figure = () => {
    if (state !== 'value' || numerator === null) return state === 'value' ? '—' : stateMarks[state]
    return few && denominator !== null
      ? `${formatCount(locale, numerator)}/${formatCount(locale, denominator)}`
      : printed()
  }
  return {
    state,
    order: ratio,
    text: figure(),
    figure:
      state !== 'value' || numerator === null
        ? null
        : {
            numerator,
            denominator,
            format: denominator === null ? 'count' : kpi.measuredIn === 'percent' ? 'percent' : 'decimal',
            text: printed(),
          },
    few,
    hatched: state === 'value' && isIncomplete({ reported, expected }),
    mark,
    verdict: verdictOf(kpi, mark),
  }
}

/** The rows whose name or code holds what is searched; all of them where nothing is. */
export function namedLike(rows: readonly HeatRow[], text: string): readonly HeatRow[] {
  const wanted = fold(text).trim()
  return wanted === '' ? rows : rows.filter(({ folded }) => folded.includes(wanted))
}

const collator = new Intl.Collator('vi')

/** The language's order is dear to ask for, and names do not change: it is asked for once. */
const placesByName = (units: readonly string[], nameOf: (code: string) => string): ReadonlyMap<string, number> =>
  new Map(
    units
      .map((code) => ({ code, name: nameOf(code) }))
      .toSorted((a, b) => collator.compare(a.name, b.name))
      .map(({ code }, place) => [code, place]),
  )

/** By name, by a KPI, or by how many marks there are; `-` turns it round, and cells without a figure stay last. */
export function sortHeat({ kpis, rows }: Heat, sort: string): HeatRow[] {
  const [by, sign] = sort.startsWith('-') ? [sort.slice(1), -1] : [sort, 1]
  const byName = (a: HeatRow, b: HeatRow) => a.byName - b.byName
  if (by === 'name') return rows.toSorted((a, b) => sign * byName(a, b))
  if (by === 'marks') return rows.toSorted((a, b) => sign * (a.better - a.worse - (b.better - b.worse)) || byName(a, b))
  const place = kpis.findIndex(({ id }) => id === by)
  if (place < 0) return rows.toSorted(byName)
  const order = (row: HeatRow) => row.cells[place]?.order ?? null
  return rows.toSorted((a, b) => {
    const [x, y] = [order(a), order(b)]
    if (x === null || y === null) return x === y ? byName(a, b) : x === null ? 1 : -1
    return sign * (x - y) || byName(a, b)
  })
}

/** Which rows of a long table are drawn: those in sight and some beyond. */
export function rowsInSight(
  count: number,
  { top, height, row }: { top: number; height: number; row: number },
): readonly [number, number] {
  const beyond = 12
  const first = Math.max(0, Math.floor(top / row) - beyond)
  return [Math.min(first, Math.max(0, count - 1)), Math.min(count, Math.ceil((top + height) / row) + beyond)]
}
