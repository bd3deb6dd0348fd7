import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeOutcome, type Outcome, retryDelayMs } from './outcome.ts'

const letter = { attempts: 1, createdAt: 0, doubtful: false }
test.each<[string, Outcome, number, object]>([
  ['it went out', { kind: 'sent' }, 0, { state: 'sent' }],
  ['nobody listens: again soon', { kind: 'failed', why: 'x' }, 0, { state: 'waiting', dueAt: 5_000, doubtful: false }],
  ['no answer came: again, and in doubt', { kind: 'unknown', why: 'x' }, 0, { state: 'waiting', doubtful: true }],
  [
    'when to come back was said',
    { kind: 'failed', why: 'x', retryAfterMs: 60_000 },
    0,
    { state: 'waiting', dueAt: 60_000 },
  ],
  ['it will never be taken', { kind: 'refused', why: 'x' }, 0, { state: 'dead' }],
  ['a day of tries is enough', { kind: 'failed', why: 'x' }, 86_400_000, { state: 'dead' }],
])('%s', (_, outcome, at, expected) => expect(judgeOutcome(outcome, letter, at, 0.5)).toMatchObject(expected))

test('doubt once cast stays', () =>
  expect(judgeOutcome({ kind: 'failed', why: 'x' }, { ...letter, doubtful: true }, 0, 0.5)).toMatchObject({
    doubtful: true,
  }))

test('waits grow up to an hour and never beyond its fifth', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, chance) => {
      const delay = retryDelayMs(attempts, chance)
      expect(delay).toBeGreaterThanOrEqual(4_000)
      expect(delay).toBeLessThanOrEqual(3_600_000 * 1.2)
    }),
  )
})
