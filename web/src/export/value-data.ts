import type { SheetCell } from 'shared/export/sheet.ts'
import type { AppliedTarget, Value } from 'shared/kpi/value-contract.ts'
import { provenanceMessages as m } from 'shared/messages/provenance.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { stateTexts } from 'shared/messages/value.ts'
import type { Say } from '../shell/locale.tsx'
import type { ColumnData } from './table-sheet.ts'

interface Measured {
  measuredIn: string
  hasDenominator: boolean
}

/**
 * A value as data: its exact parts, the figure as printed, which of the answers it is, and how whole it is. In a table of
 * many KPIs `kpi` says what a row is measured in.
 */
export function valueData<Row>(
  say: Say,
  kpi: Measured | ((row: Row) => Measured | undefined),
  of: (row: Row) => Value | null | undefined,
): ColumnData<Row>[] {
  const column = (key: string, head: string, cell: (value: Value, row: Row) => SheetCell): ColumnData<Row> => ({
    key,
    head,
    of: (row) => {
      const value = of(row)
      return value ? cell(value, row) : null
    },
  })
  const measured = (row: Row) => (typeof kpi === 'function' ? kpi(row) : kpi)
  return [
    column('numerator', say(m.numerator), ({ numerator }) => numerator),
    ...(typeof kpi === 'function' || kpi.hasDenominator
      ? [column('denominator', say(m.denominator), ({ denominator }) => denominator)]
      : []),
    column('value', say(m.value), (value, row) => figureCell(measured(row), value)),
    column('state', say(m.state), ({ state }) => ({
      code: state,
      word: say(state === 'value' ? m.stateValue : stateTexts[state]),
    })),
    column('reported', say(m.reported), ({ reported }) => reported),
    column('expected', say(m.expected), ({ expected }) => expected),
  ]
}

/** The rate, or the count itself; nothing where there is no number, never 0. */
export function figureCell(kpi: Pick<Measured, 'measuredIn'> | undefined, value: Value): SheetCell {
  const { state, numerator, denominator, text } = value
  if (state !== 'value' || numerator === null) return null
  const format = denominator === null ? 'count' : kpi?.measuredIn === 'percent' ? 'percent' : 'decimal'
  return { numerator, denominator, format, text }
}

export function targetData<Row>(say: Say, of: (row: Row) => AppliedTarget | null | undefined): ColumnData<Row>[] {
  return [
    { key: 'target', head: say(m.target), of: (row) => of(row)?.value ?? null },
    { key: 'gap', head: say(m.gap), of: (row) => of(row)?.gap ?? null },
  ]
}

/** A unit by its code, which never changes, and its name. */
export const unitData = <Row>(say: Say, code: (row: Row) => string, name: (row: Row) => string): ColumnData<Row>[] => [
  { key: 'unit_code', head: say(m.unitCode), of: code },
  { key: 'unit', head: say(uiMessages.unit), of: name },
]

export const kpiData = <Row>(say: Say, code: (row: Row) => string, name: (row: Row) => string): ColumnData<Row>[] => [
  { key: 'kpi_code', head: say(m.kpiCode), of: code },
  { key: 'kpi', head: say(m.kpi), of: name },
]

/** A share that was estimated, not counted: the number itself, printed as the page prints it. */
export const shareCell = (share: number, text: string): SheetCell => ({
  numerator: share,
  denominator: null,
  format: 'percent',
  text,
})
