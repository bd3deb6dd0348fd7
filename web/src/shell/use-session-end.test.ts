import { expect, test } from 'vitest'
import { sessionEnd } from './use-session-end.ts'

const minute = 60_000
const start = Date.parse('2026-11-24T03:00:00Z')
const iso = (at: number) => new Date(at).toISOString()
/** Half an hour of idleness, twelve hours in all, as told at the start. */
const me = { idleEndsAt: iso(start + 30 * minute), endsAt: iso(start + 720 * minute) }

test.each([
  ['long before, nothing is said', { now: 20, attended: 0 }, null],
  [
    'two minutes and the grace before the idle end, it is said',
    { now: 28, attended: 0 },
    { why: 'idle', secondsLeft: 90 },
  ],
  ['what was asked since by somebody there counts', { now: 28, attended: 20 }, null],
  ['then it is over, and stays over', { now: 45, attended: 0 }, { why: 'idle', secondsLeft: 0 }],
  ['at the limit it ends whatever is done', { now: 719, attended: 718 }, { why: 'limit', secondsLeft: 60 }],
] as const)('%s', (_, { now, attended }, end) => {
  const at = { askedAt: start, attendedAt: start + attended * minute, now: start + now * minute, ahead: 0 }
  expect(sessionEnd(me, at)).toEqual(end)
})

test('a reader’s clock that is hours off changes nothing', () => {
  const off = 5 * 60 * minute
  const at = { askedAt: start - off, attendedAt: start - off, now: start + 28 * minute - off, ahead: off }
  expect(sessionEnd(me, at)).toEqual({ why: 'idle', secondsLeft: 90 })
})
