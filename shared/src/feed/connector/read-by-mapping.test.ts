import { describe, expect, it } from 'vitest'
import type { Mapping } from './connector.ts'
import { readByMapping } from './read-by-mapping.ts'
import { testConnector } from './test-connector.ts'

const { mapping } = testConnector()
const asked = { day: '2025-07-27' }
const row = (name: unknown, total: unknown, onTime: unknown = 1) => ({ name, counts: { total, onTime } })
const weeks = (...units: unknown[]) => ({ weeks: [{ ending: '27/07/2025', units }] })
const json = (value: unknown, change: Partial<Mapping> = {}) =>
  readByMapping({ ...mapping, ...change }, { format: 'json', value }, asked)

describe('an answer in JSON', () => {
  it('is read record by record, what its parents say included', () => {
    const { rows, drift } = json(weeks(row('Hoa Lư', '1.234', 7), row('Ninh Giang', 0, 0)))
    expect(drift).toEqual([])
    expect(rows.map(({ pointer, unit, day, counts }) => [pointer, unit, day, counts.ok && counts.counts])).toEqual([
      ['/weeks/0/units/0', 'Hoa Lư', '2025-07-27', { petitions: 1234, petitions_on_time: 7 }],
      ['/weeks/0/units/1', 'Ninh Giang', '2025-07-27', { petitions: 0, petitions_on_time: 0 }],
    ])
  })

  it('may name unit and day by the names things stand under', () => {
    const value = { units: { '13285': { '2025-07-27': [3, 2] }, '14329': { '2025-07-27': [5, 5] } } }
    const { rows } = json(value, {
      shape: { format: 'json', records: '$.units.*.*' },
      unit: { at: '$.units.*~', by: 'code' },
      day: { at: '@~', style: 'iso', zone: 'UTC' },
      measures: [
        { measure: 'petitions', at: '@[0]' },
        { measure: 'petitions_on_time', at: '@[1]' },
      ],
    })
    expect(rows.map(({ unit, day, counts }) => [unit, day, counts.ok && counts.counts['petitions']])).toEqual([
      ['13285', '2025-07-27', 3],
      ['14329', '2025-07-27', 5],
    ])
  })

  it('that is of one unit and the day that was asked for says neither', () => {
    const value = { counts: { total: 4, onTime: 4 } }
    const shape = { format: 'json', records: '$' } as const
    expect(json(value, { shape, unit: { code: '13285' }, day: null }).rows).toMatchObject([
      { unit: '13285', day: '2025-07-27', counts: { ok: true } },
    ])
  })

  it('keeps a fault of one record its own', () => {
    const { rows, drift } = json(weeks(row('Hoa Lư', 3), { name: 'Ninh Giang', counts: { onTime: 2 } }, row(null, 'x')))
    expect(drift).toEqual([])
    expect(rows.map(({ unit, counts }) => [unit, counts.ok || [counts.reason, counts.field]])).toEqual([
      ['Hoa Lư', true],
      ['Ninh Giang', ['missing-field', 'counts/total']],
      [null, ['not-a-count', 'counts/total']],
    ])
  })

  it('names what has moved by its path, and what stands there instead', () => {
    const renamed = weeks(
      { name: 'Hoa Lư', counts: { sum: 3, onTime: 2 } },
      { name: 'Ninh Giang', counts: { sum: 1, onTime: 1 } },
    )
    expect(json(renamed).drift).toEqual([
      {
        of: 'petitions',
        path: '@.counts.total',
        problem: 'missing',
        pointer: '/weeks/0/units/0/counts',
        seen: ['sum', 'onTime'],
      },
    ])
  })

  it('names the path of the records as far as it could not be gone', () => {
    expect(json({ items: [] }).drift).toEqual([
      { of: 'records', path: '$.weeks', problem: 'missing', pointer: '', seen: ['items'] },
    ])
    expect(json({ weeks: [{ ending: '27/07/2025', rows: [] }] }).drift).toMatchObject([
      { path: '$.weeks[*].units', pointer: '/weeks/0', seen: ['ending', 'rows'] },
    ])
  })

  it('has not changed its shape where there is simply nothing', () => {
    expect(json({ weeks: [] })).toEqual({ rows: [], drift: [], more: false })
  })

  it('has changed its shape where a value is there and readable nowhere', () => {
    expect(json(weeks(row('Hoa Lư', 'ba'), row('Ninh Giang', 'bốn'))).drift).toMatchObject([
      { of: 'petitions', problem: 'unreadable', pointer: '/weeks/0/units/0' },
    ])
  })

  it('tells a branch without records beside others that have some', () => {
    const value = { weeks: [{ ending: '20/07/2025' }, { ending: '27/07/2025', units: [row('Hoa Lư', 1)] }] }
    const { rows, drift } = json(value)
    expect(drift).toEqual([])
    expect(rows.map(({ pointer, counts }) => [pointer, counts.ok])).toEqual([
      ['/weeks/1/units/0', true],
      ['/weeks/0', false],
    ])
  })

  it('takes nothing from what every object inherits', () => {
    const measures = [
      { measure: 'petitions', at: '@.constructor' },
      { measure: 'petitions_on_time', at: '@.__proto__' },
    ]
    expect(json(weeks(row('Hoa Lư', 1)), { measures }).drift.map(({ of, problem }) => [of, problem])).toEqual([
      ['petitions', 'missing'],
      ['petitions_on_time', 'missing'],
    ])
  })
})

describe('a file of lines', () => {
  const csv: Mapping = {
    ...mapping,
    shape: { format: 'csv', delimiter: ';', encoding: 'utf-8', headingLine: 3 },
    unit: { at: 'Đơn vị', by: 'name' },
    day: { at: 'Ngày', style: 'vietnamese', zone: 'UTC' },
    measures: [
      { measure: 'petitions', at: 'Tiếp nhận' },
      { measure: 'petitions_on_time', at: 'Đúng hạn' },
    ],
  }
  const heading = ['STT', 'Đơn vị', ' Ngày ', 'Đúng hạn', 'Tiếp nhận']
  const rows = [{ line: 4, cells: ['1', 'Hoa Lư', '27/07/2025', '7', '1.234'] }]

  it('is read by its headings, in whatever order they stand', () => {
    expect(readByMapping(csv, { format: 'csv', heading, rows }, asked).rows).toMatchObject([
      { pointer: 'line 4', index: 4, unit: 'Hoa Lư', day: '2025-07-27', counts: { counts: { petitions: 1234 } } },
    ])
  })

  it('names a column that is gone, and one that is there twice', () => {
    const drift = (names: string[]) => readByMapping(csv, { format: 'csv', heading: names, rows }, asked).drift
    expect(drift(['STT', 'Đơn vị', 'Ngày', 'Đúng hạn', 'Tổng'])).toMatchObject([
      {
        of: 'petitions',
        path: 'Tiếp nhận',
        problem: 'missing',
        pointer: 'line 3',
        seen: ['STT', 'Đơn vị', 'Ngày', 'Đúng hạn', 'Tổng'],
      },
    ])
    expect(drift([...heading, 'Đơn vị'])).toMatchObject([{ of: 'unit', problem: 'twice' }])
  })

  it('keeps a short line its own fault', () => {
    const short = [...rows, { line: 5, cells: ['2', 'Ninh Giang', '27/07/2025'] }]
    const read = readByMapping(csv, { format: 'csv', heading, rows: short }, asked)
    expect(read.drift).toEqual([])
    expect(read.rows[1]?.counts).toMatchObject({ ok: false, reason: 'missing-field', field: 'Tiếp nhận' })
  })
})
