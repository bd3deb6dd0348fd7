import fc from 'fast-check'
import { errorClasses } from 'shared/probe/sample.ts'
import { expect, test } from 'vitest'
import { readSample } from './read-sample.ts'
import { scanSample } from './scan-sample.ts'

const any = () => true
const good = { t: 1_772_384_400_000, c: 'x', ok: true, totalUs: 9, connectUs: 3, cls: 'ok', sent: 10, lost: 0 }

const row = fc.record({
  t: fc.nat({ max: 2_000_000_000_000 }),
  c: fc.string({ minLength: 1 }),
  ok: fc.boolean(),
  totalUs: fc.nat(),
  connectUs: fc.option(fc.nat()),
  cls: fc.constantFrom(...errorClasses),
  sent: fc.nat({ max: 20 }),
  lost: fc.nat({ max: 20 }),
})

test('the quick reading and JSON agree on every line that both read', () => {
  fc.assert(
    fc.property(row, fc.boolean(), (written, spaced) => {
      const compact = JSON.stringify(written)
      const line = spaced ? JSON.stringify(written, null, 1).replaceAll('\n', '').replace('{ ', '{') : compact
      const quick = scanSample(line)
      const { t, c, ...rest } = written
      if (quick) expect(quick).toEqual({ at: t, connection: c, ...rest })
      const sound = (written.cls === 'ok') === written.ok && written.lost <= written.sent
      expect(readSample(compact, any).kind).toBe(sound ? 'sample' : 'refused')
    }),
  )
})

test.each([
  ['no JSON', '{"t":1,'],
  ['not an object', '[1]'],
  ['no time', JSON.stringify({ ...good, t: undefined })],
  ['a time in text', JSON.stringify({ ...good, t: '1' })],
  ['a time in µs', JSON.stringify({ ...good, t: good.t * 1000 })],
  ['a negative duration', JSON.stringify({ ...good, totalUs: -1 })],
  ['an unknown class', JSON.stringify({ ...good, cls: 'fine' })],
  ['well, of a class of error', JSON.stringify({ ...good, cls: 'timeout' })],
  ['more lost than sent', JSON.stringify({ ...good, lost: 11 })],
])('refused: %s', (_, line) => {
  expect(readSample(line, any).kind).toBe('refused')
})

test('a connection that the topology does not have is refused by name', () => {
  expect(readSample(JSON.stringify(good), () => false)).toMatchObject({ kind: 'refused', parameters: { id: 'x' } })
})

test('durations and echoes that are not known may be missing', () => {
  expect(readSample('{"t":5,"c":"x","ok":false}', any)).toEqual({
    kind: 'sample',
    sample: { at: 5, connection: 'x', ok: false, cls: 'timeout', totalUs: 0, connectUs: null, sent: 0, lost: 0 },
  })
})
