import { expect, test } from 'vitest'
import { factKey, type Held } from '../feed/changes.ts'
import type { Counts, ReadAnswer } from '../feed/read/reading.ts'
import { weighing } from './weigh.ts'

const [day, unit] = ['2026-01-05', '13285']
const weigh = weighing({
  measures: ['all', 'some', 'rest'],
  rules: { adds: [{ parts: ['some', 'rest'], whole: 'all' }], within: [{ part: 'some', whole: 'all' }] },
  pointerOf: (index) => `/records/${index}`,
})
const given = (counts: Counts): ReadAnswer => ({
  kind: 'read',
  records: [{ unit, day, counts, index: 4 }],
  rejects: [],
  rejected: 0,
  quarantined: [],
})
const known: Held = new Map([[factKey(day, unit), { all: 10, some: 4, rest: 6 }]])
const nothing: Held = new Map()

test.each<[string, Counts, Held, object]>([
  [
    'a whole record is sound by itself',
    { all: 3, some: 1, rest: 2 },
    nothing,
    { records: [{ counts: { all: 3, some: 1, rest: 2 } }], rejected: 0 },
  ],
  [
    'a part is made whole by what is known',
    { some: 4 },
    known,
    { records: [{ counts: { all: 10, some: 4, rest: 6 } }], rejected: 0 },
  ],
  [
    'a part of a day nothing is known of is not taken',
    { some: 4 },
    nothing,
    { records: [], rejects: [{ pointer: '/records/4', reason: 'missing-field', field: 'all' }] },
  ],
  [
    'a part is held to the rules beside what is known',
    { some: 5 },
    known,
    { records: [], rejects: [{ reason: 'parts-do-not-add-up', field: 'all' }] },
  ],
])('%s', (_, counts, held, result) => {
  expect(weigh(given(counts), held)).toMatchObject(result)
})

test('what is odd and not wrong waits, whole', () => {
  const loose = weighing({
    measures: ['all', 'some'],
    rules: { within: [{ part: 'some', whole: 'all' }] },
    pointerOf: String,
  })
  const held: Held = new Map([[factKey(day, unit), { all: 10, some: 4 }]])
  expect(loose(given({ some: 11 }), held)).toMatchObject({
    records: [],
    quarantined: [{ counts: { all: 10, some: 11 }, rule: 'part-exceeds-whole', pointer: '4' }],
  })
})
