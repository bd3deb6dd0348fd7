import type { FeedFormat } from 'shared/feed/feed.ts'
import { describe, expect, test } from 'vitest'
import { csvCount, jsonCount } from './count.ts'
import { excerpt } from './excerpt.ts'
import { readFeed } from './read-feed.ts'
import type { ReadAnswer } from './reading.ts'
import { bytesOf, sampleContext, sampleJson, sampleText } from './test-answers.ts'

const read = (format: FeedFormat, text: string) => readFeed(format, bytesOf(text), sampleContext[format])
const readJson = (format: keyof typeof sampleJson, value: unknown) => read(format, JSON.stringify(value)) as ReadAnswer
const figures = (reading: ReadAnswer) =>
  reading.records.map(({ unit, day, counts }) => [unit, day, ...Object.values(counts)])

describe('a count', () => {
  test.each([
    [12, { ok: true, count: 12 }],
    [0, { ok: true, count: 0 }],
    [-0, { ok: true, count: 0 }],
    [1e9, { ok: true, count: 1e9 }],
    [1e9 + 1, { ok: false, reason: 'not-a-count' }],
    [Number.POSITIVE_INFINITY, { ok: false, reason: 'not-a-count' }],
    [Number.NaN, { ok: false, reason: 'not-a-count' }],
    [0.5, { ok: false, reason: 'not-a-count' }],
    [-3, { ok: false, reason: 'negative' }],
    ['12', { ok: false, reason: 'not-a-count' }],
    [null, { ok: false, reason: 'missing-field' }],
    [undefined, { ok: false, reason: 'missing-field' }],
  ])('in JSON: %s', (value, expected) => expect(jsonCount(value)).toEqual(expected))

  test.each([
    ['12', { ok: true, count: 12 }],
    ['0012', { ok: true, count: 12 }],
    ['', { ok: false, reason: 'missing-field' }],
    ['-1', { ok: false, reason: 'negative' }],
    ['1.234', { ok: false, reason: 'not-a-count' }],
    ['1,0', { ok: false, reason: 'not-a-count' }],
    ['1e3', { ok: false, reason: 'not-a-count' }],
    [' 12', { ok: false, reason: 'not-a-count' }],
    ['１２', { ok: false, reason: 'not-a-count' }],
    ['99999999999999999999', { ok: false, reason: 'not-a-count' }],
  ])('in CSV: %s', (text, expected) => expect(csvCount(text)).toEqual(expected))
})

describe('dossiers', () => {
  const answer = sampleJson['dossier-json']
  const withFirst = (change: object) => ({
    ...answer,
    data: [{ ...answer.data[0], ...change }, ...answer.data.slice(1)],
  })

  test('an answer that says it failed is an error of the source, in its own words', () => {
    expect(
      readJson('dossier-json', { ...answer, error_code: 13, error_message: 'Phiên hết hạn\u0000', data: [] }),
    ).toMatchObject({
      kind: 'status',
      fault: {
        message: 'refusedByItself',
        parameters: { code: 13, message: 'Phiên hết hạn ' },
        pointer: '/error_code',
      },
    })
  })

  test.each([
    ['an unknown unit', { maDonVi: '99999' }, 'unknown-unit', 'maDonVi'],
    ['a unit named like a prototype', { maDonVi: '__proto__' }, 'unknown-unit', 'maDonVi'],
    ['a unit code written as a number', { maDonVi: 13285 }, 'unknown-unit', 'maDonVi'],
    ['the province, whose figure is the sum of its units', { maDonVi: '37' }, 'out-of-scope', 'maDonVi'],
    ['a day that does not exist', { ngay: '20250732' }, 'bad-day', 'ngay'],
    ['a day in another notation', { ngay: '01/07/2025' }, 'bad-day', 'ngay'],
    ['a day that was not asked for', { ngay: '20250801' }, 'outside-asked', 'ngay'],
    ['a number written as text', { tiepNhan: '12' }, 'not-a-count', 'tiepNhan'],
    ['a negative number', { buuChinh: -1 }, 'negative', 'buuChinh'],
    ['a missing field', { daDongBo: undefined }, 'missing-field', 'daDongBo'],
    ['channels that do not add up', { trucTiep: 4 }, 'parts-do-not-add-up', 'dossiers_received'],
  ])('%s is rejected with its place; the other records stand', (_, change, reason, field) => {
    const reading = readJson('dossier-json', withFirst(change))
    expect(reading.rejects).toMatchObject([{ pointer: '/data/0', reason, field }])
    expect(reading.records.map(({ index }) => index)).toEqual([1, 2])
  })

  test.each([
    ['more on time than received', { dungHan: 13 }],
    ['more paid online than had a fee', { thanhToanTrucTuyen: 6 }],
    ['more full-process than eligible', { toanTrinh: 9 }],
    ['more synced than had to be', { daDongBo: 13 }],
  ])('%s waits for an officer', (_, change) => {
    const reading = readJson('dossier-json', withFirst(change))
    expect(reading).toMatchObject({
      rejects: [],
      quarantined: [{ unit: '13285', day: '2025-07-01', rule: 'part-exceeds-whole', pointer: '/data/0' }],
    })
    expect(reading.records).toHaveLength(2)
  })

  test('the same record twice is kept once', () => {
    const reading = readJson('dossier-json', { ...answer, data: [...answer.data, answer.data[0]] })
    expect(figures(reading)).toEqual(figures(readJson('dossier-json', answer)))
    expect(reading.rejects).toMatchObject([{ pointer: '/data/3', reason: 'duplicate' }])
  })

  test('two different records of one unit and day are both refused', () => {
    const reading = readJson('dossier-json', { ...answer, data: [...answer.data, { ...answer.data[0], dungHan: 9 }] })
    expect(reading.records.map(({ unit }) => unit)).toEqual(['13318', 'H42.1'])
    expect(reading.rejects.map(({ pointer }) => pointer)).toEqual(['/data/3', '/data/0'])
  })

  test('a field renamed in all records is a drift, with the place of the first', () => {
    const data = answer.data.map(({ tiepNhan, ...rest }) => ({ ...rest, tiep_nhan: tiepNhan }))
    expect(readJson('dossier-json', { ...answer, data })).toMatchObject({
      kind: 'drifted',
      fault: { message: 'noneUsable', pointer: '/data/0/tiepNhan', parameters: { field: 'tiepNhan', records: 3 } },
    })
  })

  test('no records is an answer too: nothing came, and nothing becomes zero', () => {
    expect(readJson('dossier-json', { ...answer, data: [] })).toMatchObject({ kind: 'read', records: [], rejected: 0 })
  })

  test('a flood of bad records is counted in full and quoted in part', () => {
    const bad = { ...answer.data[0], buuChinh: -1 }
    const data = [
      answer.data[1],
      ...Array.from({ length: 5_000 }, (_, i) => ({ ...bad, ngay: `202507${String((i % 31) + 1).padStart(2, '0')}` })),
    ]
    const reading = readJson('dossier-json', { ...answer, data })
    expect(reading).toMatchObject({ rejected: 5_000 })
    expect(reading.rejects).toHaveLength(1_000)
  })
})

test('documents: what is signed cannot exceed what goes out in the open', () => {
  const [first] = sampleJson['document-json'].donVi
  const day = { ...first.ngay['2025-07-01'], di: 12, mat: 4, kySo: 9 }
  const reading = readJson('document-json', { donVi: [{ ...first, ngay: { '2025-07-01': day } }] })
  expect(reading.quarantined).toMatchObject([{ pointer: '/donVi/0/ngay/2025-07-01' }])
})

test('procedures: the province has a figure of its own beside its units', () => {
  expect(
    figures(readJson('procedure-json', sampleJson['procedure-json'])).map(([unit, , , , , , services]) => [
      unit,
      services,
    ]),
  ).toEqual([
    ['37', 1910],
    ['13285', 1910],
  ])
})

describe('portals', () => {
  const [portal] = sampleJson['checklist-json'].portals
  test('one item that fails makes the portal fail', () => {
    expect(figures(readJson('checklist-json', sampleJson['checklist-json']))).toEqual([
      ['13285', '2025-07-31', 1, 1],
      ['13318', '2025-07-31', 1, 0],
    ])
  })
  test.each([
    ['missing', undefined, 'missing-field'],
    ['of another kind', 1, 'not-a-count'],
  ])('an item that is %s is not an item that failed', (_, emc, reason) => {
    const other = { ...portal, unit: '13318', items: { ...portal.items, emc } }
    const reading = readJson('checklist-json', { portals: [portal, other] })
    expect(reading.rejects).toMatchObject([{ pointer: '/portals/1', reason, field: 'items/emc' }])
    expect(reading.records).toHaveLength(1)
  })
  test('a department has no commune portal', () => {
    expect(readJson('checklist-json', { portals: [portal, { ...portal, unit: 'H42.1' }] }).rejects).toMatchObject([
      { reason: 'out-of-scope' },
    ])
  })
})

describe('lines', () => {
  const text = sampleText['line-csv']
  test('minutes, and whether the commune is connected and equipped', () => {
    expect(figures(read('line-csv', text) as ReadAnswer)).toEqual([
      ['13285', '2025-07-01', 1440, 1438, 1, 1, 1],
      ['13318', '2025-07-01', 1440, 0, 1, 0, 1],
    ])
  })
  test.each([
    ['a decimal comma', text.replace('1438', '1438,5'), { reason: 'not-a-count', field: 'phut_hoat_dong' }],
    ['a third state of a switch', text.replace('1438;1;1', '1438;2;1'), { reason: 'not-a-count', field: 'ket_noi' }],
    ['a short row', text.replace('1438;1;1', '1438'), { reason: 'missing-field', field: 'ket_noi' }],
  ])('%s is rejected by its line', (_, bent, reject) => {
    expect((read('line-csv', bent) as ReadAnswer).rejects).toMatchObject([{ pointer: 'line 2', ...reject }])
  })
  test('more minutes up than planned wait for an officer', () => {
    expect((read('line-csv', text.replace('1438', '1441')) as ReadAnswer).quarantined).toHaveLength(1)
  })
  test.each([
    ['renamed', text.replace('phut_hoat_dong', 'phut_hd')],
    ['given twice', text.replace('ten_don_vi', 'ket_noi')],
  ])('a column %s is a drift', (_, bent) => expect(read('line-csv', bent)).toMatchObject({ kind: 'drifted' }))
  test('a new column before the others does no harm', () => {
    const wider = text
      .replace('\uFEFF', '')
      .split('\r\n')
      .map((line, i) => (line ? `${i};${line}` : line))
      .join('\r\n')
    expect(figures(read('line-csv', wider) as ReadAnswer)).toEqual(figures(read('line-csv', text) as ReadAnswer))
  })
  test('a quote that never closes is not CSV', () => {
    expect(read('line-csv', text.replace('Lục"""', 'Lục'))).toMatchObject({ kind: 'unreadable' })
  })
})

describe('meetings', () => {
  const text = sampleText['meeting-csv']
  test('planned and served sites of a day; with the trailer, absence means no meeting', () => {
    expect(figures(read('meeting-csv', text) as ReadAnswer)).toEqual([
      ['13285', '2025-07-01', 2, 1],
      ['13318', '2025-07-01', 1, 0],
      ['13285', '2025-07-02', 0, 0],
      ['13318', '2025-07-02', 0, 0],
    ])
  })
  test.each([
    ['without its trailer a day is missing, not zero', text.replace('TONG,2025-07-01,2,,,,,\n', ''), []],
    [
      'a trailer that counts other meetings refuses the day',
      text.replace('TONG,2025-07-01,2', 'TONG,2025-07-01,3'),
      ['parts-do-not-add-up'],
    ],
    [
      'two trailers refuse the day',
      text.replace('TONG,2025-07-01,2,,,,,\n', (row) => row + row),
      ['duplicate', 'parts-do-not-add-up'],
    ],
    [
      'a row of an unknown commune refuses the day',
      text.replace('13318,B', '13319,B'),
      ['unknown-unit', 'parts-do-not-add-up'],
    ],
  ])('%s', (_, bent, reasons) => {
    const reading = read('meeting-csv', bent) as ReadAnswer
    expect(reading.rejects.map(({ reason }) => reason)).toEqual(reasons)
    expect(figures(reading).map(([, day]) => day)).toEqual(['2025-07-02', '2025-07-02'])
  })
  test('a row that cannot be believed takes its commune out of the day and leaves the others', () => {
    const reading = read('meeting-csv', text.replace('13318,Bình Lục,1,2', '13318,Bình Lục,1,hai')) as ReadAnswer
    expect(figures(reading).filter(([, day]) => day === '2025-07-01')).toEqual([['13285', '2025-07-01', 2, 1]])
    expect(reading.rejects).toMatchObject([{ pointer: 'line 3', reason: 'not-a-count', field: 'so_lan_ngat' }])
  })
})

describe('gateway', () => {
  const text = sampleText['gateway-jsonl']
  const first = text.split('\n')[0] ?? ''
  test('a complete day is the sum of its hours', () => {
    expect(figures(read('gateway-jsonl', text) as ReadAnswer)).toEqual([['37', '2025-07-01', 2436, 2418]])
  })
  test('a day not marked complete is missing', () => {
    const reading = read('gateway-jsonl', text.replace('"complete":true', '"complete":false'))
    expect(reading).toMatchObject({ kind: 'read', records: [], rejected: 0 })
  })
  test('the hour is of the day it is in Vietnam, whatever zone it is written in', () => {
    const utc = text.replace('2025-07-01T08:00:00+07:00', '2025-07-01T01:00:00Z')
    expect(figures(read('gateway-jsonl', utc) as ReadAnswer)).toEqual([['37', '2025-07-01', 2436, 2418]])
  })
  test.each([
    ['an hour that comes twice', `${first}\n${text}`, 'duplicate'],
    ['buckets that miss calls', text.replace('"inf":4', '"inf":3'), 'parts-do-not-add-up'],
    ['a negative count', text.replace('"businessError":4', '"businessError":-4'), 'negative'],
  ])('%s spoils the day', (_, bent, reason) => {
    expect(read('gateway-jsonl', bent)).toMatchObject({ kind: 'read', records: [], rejects: [{ reason }] })
  })
  test.each([
    ['a broken line', `${text}{"ts":`, 'unreadable'],
    ['a line of no day', `${text}{"service":"dan-cu","calls":3}\n`, 'drifted'],
    ['a time without a zone', text.replace('+07:00', ''), 'drifted'],
    ['a renamed field', text.replaceAll('"calls"', '"count"'), 'drifted'],
  ])('%s keeps nothing of the answer', (_, bent, kind) => expect(read('gateway-jsonl', bent)).toMatchObject({ kind }))
})

test.each([
  ['control and direction marks', 'a\u0000b\u202Ec\nd', 'a b c d'],
  ['lone surrogates', 'a\uD800b', 'a\uFFFDb'],
  ['length', 'ă'.repeat(500), `${'ă'.repeat(159)}…`],
  ['depth', { a: { b: { c: 1 } }, d: [1, 2] }, '{"a":"…","d":"…"}'],
])('an excerpt is plain text: %s', (_, value, expected) => expect(excerpt(value)).toBe(expected))
