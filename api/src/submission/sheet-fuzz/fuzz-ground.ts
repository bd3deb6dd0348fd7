import { addDays, type Day } from 'shared/day.ts'
import type { SheetMapping } from 'shared/submission/sheet.ts'
import type { Unit } from 'shared/unit/unit.ts'
import { formatMeasures } from 'shared/feed/format-measures.ts'
import { formatRules } from '../../feed/read/format-rules.ts'
import type { SheetTask } from '../sheet/sheet-task.ts'

export const fuzzDataset = 'petition'
export const measures = formatMeasures['petition-json']
export const firstDay: Day = '2025-07-01'
export const lastDay: Day = '2025-08-27'

const names: [name: string, kind: Unit['kind']][] = [
  ['Sở Nội vụ', 'department'],
  ['Phủ Lý', 'ward'],
  ['Hoa Lư', 'ward'],
  ['Hòa Hậu', 'commune'],
  ['Nghĩa Hưng', 'commune'],
  ['Quỳ Nhất', 'commune'],
  ['Xuân Trường', 'commune'],
  ['Thiên Trường', 'ward'],
  ['Gia Viễn', 'commune'],
  ['Đồng Thịnh', 'commune'],
  ['Bình Mỹ', 'commune'],
  ['Lý Thường Kiệt', 'ward'],
]

/** Units whose names carry every tone mark of the language. */
export const units: Pick<Unit, 'code' | 'name' | 'kind'>[] = [
  { code: '37', name: 'Tỉnh Ninh Bình', kind: 'province' },
  ...names.map(([name, kind], at) => ({ code: kind === 'department' ? 'H42.9' : String(14_001 + at), name, kind })),
]

export interface Figure {
  unit: string
  day: Day
  counts: number[]
}

/** What a unit counted on a day: small and large numbers, parts no larger than their wholes. */
export function figureOf(at: number, back: number): Figure {
  const received = 900 + ((at * 37 + back * 11) % 300)
  const rated = (at * 5 + back) % 90
  return {
    unit: units[at]!.code,
    day: addDays(lastDay, -back),
    counts: [received, received - ((at + back) % 50), rated, Math.max(0, rated - (at % 7))],
  }
}

export const taskFor = (mapping: SheetMapping | null): SheetTask => ({
  units,
  measures: measures.map((id) => ({ id, name: { vi: id, en: id } })),
  judge: mapping && {
    mapping,
    scope: 'all-units',
    from: firstDay,
    to: lastDay,
    lives: [],
    rules: formatRules['petition-json'],
    own: null,
  },
})
