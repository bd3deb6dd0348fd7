import { expect, test } from 'vitest'
import { readClock, readInstant } from './InstantField.tsx'

test.each([
  ['7:30', '07:30'],
  ['07:30', '07:30'],
  [' 22h05 ', '22:05'],
  ['24:00', null],
  ['7:60', null],
  ['7', null],
  ['', null],
])('a clock typed %o is %o', (typed, clock) => expect(readClock(typed)).toBe(clock))

test.each([
  ['22:00 28/11/2026', '2026-11-28T22:00'],
  ['7:05   1/2/2026', '2026-02-01T07:05'],
  ['28/11/2026', null],
  ['22:00 30/02/2026', null],
])('a moment typed %o is %o', (typed, instant) => expect(readInstant(typed)).toBe(instant))
