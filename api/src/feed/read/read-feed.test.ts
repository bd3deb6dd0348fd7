import fc from 'fast-check'
import { feedFormats } from 'shared/feed/feed.ts'
import { formatMeasures } from 'shared/feed/format-measures.ts'
import { describe, expect, test } from 'vitest'
import { readFeed } from './read-feed.ts'
import type { ReadAnswer } from './reading.ts'
import { bytesOf, sampleContext, sampleJson, sampleText } from './test-answers.ts'

const read = (format: (typeof feedFormats)[number], text: string) =>
  readFeed(format, bytesOf(text), sampleContext[format])

describe.each(feedFormats)('%s', (format) => {
  const text = sampleText[format]
  const truth = read(format, text) as ReadAnswer

  test('a true answer is read whole, each record with every measure of the format', () => {
    expect(truth).toMatchObject({ kind: 'read', rejects: [], rejected: 0, quarantined: [] })
    expect(truth.records.length).toBeGreaterThan(0)
    for (const { counts } of truth.records) expect(Object.keys(counts)).toEqual(formatMeasures[format])
  })

  test.each([
    ['an empty answer', '', 'unreadable'],
    ['white space', ' \r\n ', 'unreadable'],
    ['a login page with status 200', '<!doctype html><html><form action="/login">', 'unreadable'],
    ['a page after blank lines', '\n\n  <html></html>', 'unreadable'],
    ['a bare word', 'OK', expect.stringMatching(/unreadable|drifted/)],
    ['an unexpected top level', '{"message":"maintenance"}', expect.stringMatching(/unreadable|drifted/)],
    ['an empty object', '{}', 'drifted'],
    ['null', 'null', 'drifted'],
    ['a deep nest', '['.repeat(100_000), expect.stringMatching(/unreadable|drifted/)],
  ])('%s keeps nothing', (_, answer, kind) => {
    expect(read(format, answer)).toMatchObject({ kind })
  })

  test('bytes that are not UTF-8 keep nothing', () => {
    const bytes = Uint8Array.from([...bytesOf(text), 0xff, 0xfe])
    expect(readFeed(format, bytes, sampleContext[format])).toMatchObject({ kind: 'unreadable' })
  })

  test('a byte order mark and line ends of either kind change nothing', () => {
    const plain = text.replace('\uFEFF', '').replaceAll('\r\n', '\n')
    expect(read(format, `\uFEFF${plain}`)).toEqual(truth)
    if (!format.endsWith('-json')) expect(read(format, plain.replaceAll('\n', '\r\n'))).toEqual(truth)
  })

  test('cut off at any place, it yields no figure that the whole answer does not', () => {
    const known = new Set(truth.records.map((record) => JSON.stringify([record.unit, record.day, record.counts])))
    for (let length = 0; length < text.length; length++) {
      const reading = read(format, text.slice(0, length))
      if (reading.kind !== 'read') continue
      for (const { unit, day, counts } of reading.records)
        expect([...known], `cut at ${length}`).toContain(JSON.stringify([unit, day, counts]))
    }
  })

  test('days that were not asked for are not kept', () => {
    const context = { ...sampleContext[format], from: '2026-01-01', to: '2026-01-31' }
    expect(readFeed(format, bytesOf(text), context)).toMatchObject({ kind: 'drifted' })
  })
})

/** Values that no honest source sends for a count. */
const wrong = fc.constantFrom<unknown>(null, '12', '', -1, 1.5, 1e300, [], {}, [12], '1.234,5', 2 ** 53, undefined)

/** Every place in a JSON value. */
function places(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path]
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return [path, ...inner.flatMap(([key, item]) => places(item, [...path, key]))]
}

function bend(
  value: unknown,
  path: readonly (string | number)[],
  change: (parent: Record<string, unknown>, key: string) => void,
) {
  const copy = structuredClone(value)
  const parent = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], copy)
  change(parent as Record<string, unknown>, String(path.at(-1)))
  return JSON.stringify(copy)
}

describe.each(Object.keys(sampleJson) as (keyof typeof sampleJson)[])('%s, bent', (format) => {
  const sample = sampleJson[format]
  const truth = read(format, JSON.stringify(sample)) as ReadAnswer
  const known = new Set(truth.records.map(({ unit, day, counts }) => JSON.stringify([unit, day, counts])))
  const holdsOnlyTruth = (text: string) => {
    const reading = read(format, text)
    if (reading.kind !== 'read') return true
    return reading.records.every(({ unit, day, counts }) => known.has(JSON.stringify([unit, day, counts])))
  }
  const place = fc.constantFrom(...places(sample).filter((path) => path.length > 0))

  test('any value replaced by one that is no count never becomes a figure', () => {
    fc.assert(
      fc.property(place, wrong, (path, value) =>
        holdsOnlyTruth(bend(sample, path, (parent, key) => void (parent[key] = value))),
      ),
      { numRuns: 400 },
    )
  })

  test('any field removed or renamed never becomes a figure', () => {
    fc.assert(
      fc.property(place, fc.constantFrom('x', '__proto__', 'constructor', 'toString'), (path, name) =>
        holdsOnlyTruth(
          bend(sample, path, (parent, key) => {
            const value = parent[key]
            delete parent[key]
            if (!Array.isArray(parent)) Object.defineProperty(parent, name, { value, enumerable: true })
          }),
        ),
      ),
      { numRuns: 300 },
    )
  })

  test('the same key twice is refused, whichever value comes last', () => {
    const text = JSON.stringify(sample).replace(/"(\w+)":(\d+)(?=[,}])/, '"$1":$2,"$1":7')
    if (text !== JSON.stringify(sample))
      expect(read(format, text)).toMatchObject({ kind: 'unreadable', fault: { message: 'sameKeyTwice' } })
  })

  test('infinity written as 1e999 and NaN are refused', () => {
    const written = JSON.stringify(sample)
    const infinite = read(format, written.replace(/([:,])\d+(?=[,}\]])/g, '$11e999'))
    expect(infinite.kind === 'read' ? infinite.records : []).toEqual(format === 'checklist-json' ? truth.records : [])
    if (format !== 'checklist-json')
      expect(read(format, written.replace(/([:,])\d+(?=[,}\]])/, '$1NaN'))).toMatchObject({ kind: 'unreadable' })
  })
})
