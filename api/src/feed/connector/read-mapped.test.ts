import { describe, expect, it } from 'vitest'
import type { ConnectorShape, DayStyle, Mapping } from 'shared/feed/connector/connector.ts'
import type { FeedFormat } from 'shared/feed/feed.ts'
import { formatMeasures } from 'shared/feed/format-measures.ts'
import type { UnitNamed } from 'shared/unit/match-unit.ts'
import { formatFields } from '../read/format-fields.ts'
import { formatRules } from '../read/format-rules.ts'
import { readFeed } from '../read/read-feed.ts'
import type { ReadAnswer } from '../read/reading.ts'
import { bytesOf, sampleContext, sampleText, sampleUnits } from '../read/test-answers.ts'
import { readMapped } from './read-mapped.ts'

const names: Record<string, string> = {
  '37': 'Tỉnh Ninh Bình',
  'H42.1': 'Sở Nội vụ',
  '13285': 'Phủ Lý',
  '13318': 'Bình Lục',
}
const units: UnitNamed[] = [...sampleUnits].map(([code, kind]) => ({ code, kind, name: names[code]! }))

const groundOf = (format: FeedFormat) => {
  const { scope, from, to } = sampleContext[format]
  return { scope, from, to, units, measures: formatMeasures[format], rules: formatRules[format] }
}

interface Described {
  shape: ConnectorShape
  unit: string
  day: string
  style: DayStyle
  field?: (name: string) => string
}

const json = (records: string): ConnectorShape => ({ format: 'json', records })

/** The province's own systems, described as an officer would describe them in the form. */
const described: Partial<Record<FeedFormat, Described>> = {
  'dossier-json': { shape: json('$.data[*]'), unit: '@.maDonVi', day: '@.ngay', style: 'compact' },
  'document-json': { shape: json('$.donVi[*].ngay.*'), unit: '$.donVi[*].ma', day: '@~', style: 'iso' },
  'procedure-json': { shape: json('$.result.items[*]'), unit: '@.departmentCode', day: '@.date', style: 'iso' },
  'petition-json': { shape: json('$[*]'), unit: '@.unit', day: '@.weekEnding', style: 'iso' },
  'signature-json': {
    shape: json('$.data.*[*]'),
    unit: '$.data.*~',
    day: '@[0]',
    style: 'iso',
    field: (name) => `@[${name}]`,
  },
  'certificate-json': { shape: json('$.asOf.*[*]'), unit: '@.unit', day: '$.asOf.*~', style: 'iso' },
  'arrival-json': { shape: json('$.records[*]'), unit: '@.unit', day: '@.day', style: 'iso' },
}

const mappingOf = (
  format: FeedFormat,
  { shape, unit, day, style, field = (name) => `@.${name}` }: Described,
): Mapping => ({
  shape,
  unit: { at: unit, by: 'code' },
  otherNames: [],
  day: { at: day, style, zone: 'Asia/Ho_Chi_Minh' },
  numbers: 'plain',
  measures: formatMeasures[format].map((measure, place) => ({ measure, at: field(formatFields[format][place]!) })),
})

describe('what a reader of its own reads, a mapping reads alike: records, places and all', () => {
  it.each(Object.entries(described) as [FeedFormat, Described][])('%s', (format, one) => {
    const bytes = bytesOf(sampleText[format])
    expect(readMapped(mappingOf(format, one), bytes, groundOf(format)).reading).toEqual(
      readFeed(format, bytes, sampleContext[format]),
    )
  })

  it.each(Object.entries(described) as [FeedFormat, Described][])(
    '%s with a field renamed is known by its path',
    (format, one) => {
      const mapping = mappingOf(format, one)
      const { measure, at } = mapping.measures[0]!
      const elsewhere = at.includes('[') ? '@[99]' : '@.moved'
      const moved = { ...mapping, measures: [{ measure, at: elsewhere }, ...mapping.measures.slice(1)] }
      const { reading, drift } = readMapped(moved, bytesOf(sampleText[format]), groundOf(format))
      expect(reading).toMatchObject({ kind: 'drifted', fault: { message: 'shapeChanged' } })
      expect(drift).toMatchObject([{ of: measure, path: elsewhere, problem: 'missing' }])
    },
  )
})

const petition = described['petition-json']!
const mapping = mappingOf('petition-json', petition)
const ground = groundOf('petition-json')
const read = (text: string | Uint8Array, change: Partial<Mapping> = {}) =>
  readMapped({ ...mapping, ...change }, typeof text === 'string' ? bytesOf(text) : text, ground).reading
const record = (unit: string, more: object = {}) => ({
  unit,
  weekEnding: '2025-07-06',
  received: 3,
  onTime: 3,
  rated: 20,
  satisfied: 19,
  ...more,
})

describe('whose a record is', () => {
  const unit = { at: '@.unit', by: 'name' } as const
  it.each([
    ['by name', 'Phường Phủ Lý', '13285'],
    ['without tone marks', 'phu ly', '13285'],
    ['as an office', 'UBND phường Phủ Lý', '13285'],
    ['by a former name', 'Phường Lê Hồng Phong cũ', '13285'],
    ['by a name nobody knows', 'Xã Không Có', null],
  ])('%s', (_, name, code) => {
    const otherNames = [{ name: 'phuong Le Hong Phong cu', unit: '13285' }]
    const answer = read(JSON.stringify([record(name), record('Bình Lục')]), { unit, otherNames }) as ReadAnswer
    expect(answer.records.map((one) => one.unit)).toEqual(code === null ? ['13318'] : [code, '13318'])
    expect(answer.rejects.map(({ reason, field }) => [reason, field])).toEqual(
      code === null ? [['unknown-unit', '@.unit']] : [],
    )
  })

  it('by code, a name does not do', () => {
    expect(read(JSON.stringify([record('Phủ Lý'), record('13318')]))).toMatchObject({
      records: [{ unit: '13318' }],
      rejects: [{ reason: 'unknown-unit' }],
    })
  })
})

describe('the rules of every feed hold', () => {
  it('a part that exceeds its whole waits, a figure twice is refused, days not asked for are not kept', () => {
    const text = JSON.stringify([
      record('13285', { onTime: 9 }),
      record('13318'),
      record('13318', { received: 5, onTime: 5 }),
      record('37', { weekEnding: '2024-07-06' }),
    ])
    expect(read(text)).toMatchObject({ records: [], quarantined: [{ rule: 'part-exceeds-whole' }], rejected: 3 })
  })
})

const csv = (change: Partial<Extract<ConnectorShape, { format: 'csv' }>> = {}): Partial<Mapping> => ({
  shape: { format: 'csv', delimiter: ';', encoding: 'utf-8', headingLine: 1, ...change },
  unit: { at: 'Đơn vị', by: 'name' },
  day: { at: 'Ngày', style: 'vietnamese', zone: 'UTC' },
  numbers: 'comma',
  measures: ['petitions', 'petitions_on_time', 'ratings', 'ratings_satisfied'].map((measure, at) => ({
    measure,
    at: ['Tiếp nhận', 'Đúng hạn', 'Đánh giá', 'Hài lòng'][at]!,
  })),
})
const lines = 'Đơn vị;Ngày;Tiếp nhận;Đúng hạn;Đánh giá;Hài lòng\r\nPhủ Lý;6/7/2025;1.203;1.003;20,0;19\r\n'

describe('a file of lines', () => {
  const whole = [{ unit: '13285', day: '2025-07-06', counts: { petitions: 1203, ratings: 20 }, pointer: 'line 2' }]

  it('is read in Vietnamese numbers and days', () => {
    expect(read(lines, csv())).toMatchObject({ records: whole })
    expect(read(`\uFEFF${lines}`, csv())).toMatchObject({ records: whole })
  })

  it('stands under its headings wherever they stand', () => {
    const titled = `BÁO CÁO TUẦN\r\n;;;;;\r\n${lines}`
    expect(read(titled, csv({ headingLine: 3 }))).toMatchObject({ records: [{ ...whole[0], pointer: 'line 4' }] })
  })

  it.each([
    ['utf-16le', Buffer.from(`\uFEFF${lines}`, 'utf16le')],
    ['windows-1258', cp1258(lines)],
  ] as const)('in %s, too', (encoding, bytes) => {
    expect(read(bytes, csv({ encoding }))).toMatchObject({ records: whole })
  })

  it('in another encoding than was said is told, and nothing of it is kept', () => {
    expect(read(cp1258(lines), csv())).toMatchObject({ kind: 'unreadable', fault: { message: 'notUtf8' } })
    expect(read(lines, csv({ encoding: 'utf-16le' })).kind).not.toBe('read')
    expect(read(Buffer.from(lines, 'utf16le'), csv({ encoding: 'windows-1258' }))).toMatchObject({
      fault: { message: 'notInEncoding' },
    })
  })
})

describe('hostile answers keep nothing and say why', () => {
  it.each<[string, string | Uint8Array, Partial<Mapping>, string]>([
    ['a web page', '<!doctype html><form>', {}, 'page'],
    ['nothing', '', {}, 'empty'],
    ['blanks', ' \n ', csv(), 'empty'],
    ['JSON cut off', '[{"unit":"13285"', {}, 'notJson'],
    ['a deep nest', '['.repeat(60_000), {}, 'tooDeep'],
    ['a key twice', '[{"unit":"1","unit":"2"}]', {}, 'sameKeyTwice'],
    ['one line without end', `Đơn vị;Ngày\n${'x'.repeat(60_000)}`, csv(), 'notCsv'],
    ['a quote that is never closed', `Đơn vị;Ngày\n"${'x;'.repeat(20_000)}`, csv(), 'notCsv'],
    ['no heading where one should be', 'a;b\n', csv({ headingLine: 9 }), 'headingMissing'],
    ['bytes of no text', Uint8Array.from([0xff, 0xfe, 0x00]), {}, 'notUtf8'],
  ])('%s', (_, bytes, change, message) => {
    const reading = read(bytes, change)
    expect(reading.kind).toBe('unreadable')
    expect(reading).toMatchObject({ fault: { message } })
  })

  it('names like those of the language itself are names', () => {
    const text = '[{"__proto__":{"unit":"13285"},"constructor":1,"weekEnding":"2025-07-06"}]'
    expect(readMapped(mapping, bytesOf(text), ground).drift.map(({ of }) => of)).toContain('unit')
  })
})

/** The Vietnamese code page of Windows, whose tone marks follow their letters. */
function cp1258(text: string): Uint8Array {
  const table = new Map(
    Array.from(
      { length: 256 },
      (_, byte) => [new TextDecoder('windows-1258').decode(Uint8Array.of(byte)), byte] as const,
    ),
  )
  const bytes = [...text].flatMap((letter) => {
    const known = table.get(letter)
    if (known !== undefined) return [known]
    const marks = [...letter.normalize('NFD')]
    const tone = marks.find((mark) => /[\u0300\u0301\u0303\u0309\u0323]/u.test(mark))
    const base = marks
      .filter((mark) => mark !== tone)
      .join('')
      .normalize('NFC')
    return [base, ...(tone ? [tone] : [])].map((one) => table.get(one)!)
  })
  return Uint8Array.from(bytes)
}
