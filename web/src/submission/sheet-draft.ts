import type { Day } from 'shared/day.ts'
import type { LookedSheet } from 'shared/submission/sheet-contract.ts'
import type { SheetMapping } from 'shared/submission/sheet.ts'

/** What a column is taken for: nothing, the unit, the day, or a measure by its id. */
export type ColumnRole = '' | 'unit' | 'day' | `measure:${string}`

/** A mapping that is being made: what columns do not say, is said for the whole table. */
export interface SheetDraft {
  sheet: number
  headerRow: number
  roles: readonly ColumnRole[]
  unit: string
  day: Day | null
}

export type Lack = { kind: 'unit' | 'day' | 'measure' } | { kind: 'twice'; role: ColumnRole }

/** Begins with what was said of such a table the last time, else with what it looks like. */
export function draftOf(looked: LookedSheet, sheet: number, own: string | null): SheetDraft {
  const { remembered, supposed, columns } = looked
  const roles = Array.from({ length: columns }, (): ColumnRole => '')
  const put = (column: number, role: ColumnRole) => {
    if (column < columns) roles[column] = role
  }
  const unit = remembered ? ('column' in remembered.unit ? remembered.unit.column : null) : supposed.unit
  const day = remembered ? ('column' in remembered.day ? remembered.day.column : null) : supposed.day
  if (unit !== null) put(unit, 'unit')
  if (day !== null) put(day, 'day')
  for (const { column, measure } of (remembered ?? supposed).measures) put(column, `measure:${measure}`)
  return {
    sheet,
    headerRow: supposed.headerRow,
    roles,
    unit: own ?? (remembered && 'code' in remembered.unit ? remembered.unit.code : ''),
    // A day said for a whole table is another one the next time.
    day: null,
  }
}

/** The mapping a draft comes to, or what it lacks. */
export function mappingOf(draft: SheetDraft): { mapping: SheetMapping } | { lacks: Lack } {
  const { sheet, headerRow, roles, unit, day } = draft
  const twice = roles.find((role, column) => role !== '' && roles.indexOf(role) < column)
  if (twice) return { lacks: { kind: 'twice', role: twice } }
  const [unitColumn, dayColumn] = [roles.indexOf('unit'), roles.indexOf('day')]
  if (unitColumn < 0 && unit === '') return { lacks: { kind: 'unit' } }
  if (dayColumn < 0 && day === null) return { lacks: { kind: 'day' } }
  const measures = roles.flatMap((role, column) =>
    role.startsWith('measure:') ? [{ column, measure: role.slice('measure:'.length) }] : [],
  )
  if (measures.length === 0) return { lacks: { kind: 'measure' } }
  return {
    mapping: {
      sheet,
      headerRow,
      unit: unitColumn >= 0 ? { column: unitColumn } : { code: unit },
      day: dayColumn >= 0 || day === null ? { column: dayColumn } : { day },
      measures,
    },
  }
}
