import { expect, test } from 'vitest'
import type { Quarantined } from './read/reading.ts'
import { settleQuarantine, type Waiting } from './settle-quarantine.ts'

const bad = (unit: string, onTime: number): Quarantined => ({
  unit,
  day: '2026-01-04',
  counts: { petitions: 3, petitions_on_time: onTime },
  index: 0,
  rule: 'part-exceeds-whole',
  pointer: '/0',
})
const sound = (unit: string) => ({ unit, day: '2026-01-04', counts: { petitions: 3, petitions_on_time: 3 }, index: 0 })
const waits = (unit: string, onTime: number): Waiting => {
  const { day, rule, counts } = bad(unit, onTime)
  return { collection: 7, unit, day, rule, counts }
}

test.each([
  ['a first one begins to wait', [], [], [bad('1', 4)], [], ['1']],
  ['the same again leaves its predecessor waiting', [waits('1', 4)], [], [bad('1', 4)], [], []],
  ['another one takes its place', [waits('1', 4)], [], [bad('1', 5)], ['1'], ['1']],
  ['a sound record settles it', [waits('1', 4)], [sound('1')], [], ['1'], []],
  ['a sound record of another unit does not', [waits('1', 4)], [sound('2')], [], [], []],
  ['silence does not either', [waits('1', 4)], [], [], [], []],
  ['each unit by itself', [waits('1', 4), waits('2', 4)], [sound('1')], [bad('2', 4), bad('3', 9)], ['1'], ['3']],
])('%s', (_, before, records, quarantined, superseded, waiting) => {
  const settled = settleQuarantine(before, records, quarantined)
  expect([settled.superseded.map(({ unit }) => unit), settled.waiting.map(({ unit }) => unit)]).toEqual([
    superseded,
    waiting,
  ])
})
