import { expect, test } from 'vitest'
import { sampleFlag } from 'shared/probe/sample.ts'
import { ReplayOrder } from './replay-order.ts'
import { monday, sampleOf } from './test-story.ts'

const hour = 60

/** Minutes at which samples say they began; which are taken when, and which refused. */
function replay(minutes: readonly number[]) {
  const refused: number[] = []
  const order = new ReplayOrder<number>(60_000, (_, minute) => refused.push(minute))
  const taken = minutes.map((minute) => order.admit(sampleOf('.', monday + minute * 60_000, 'land'), minute))
  const all = [...taken.flat(), ...order.end()]
  const minuteOf = ({ at }: { at: number }) => (at - monday) / 60_000
  const late = all.filter(({ flags }) => ((flags ?? 0) & sampleFlag.backfill) !== 0).map(minuteOf)
  return { taken: all.map(minuteOf), late, refused }
}

test.each([
  ['in order, all are taken', [0, 1, 2, 3], [0, 1, 2, 3], [], []],
  ['a little out of order, all are taken', [0, 1, 3, 2, 4], [0, 1, 3, 2, 4], [], []],
  ['one far ahead of the others is refused', [0, 1, 2, 50 * hour, 3, 4], [0, 1, 2, 3, 4], [], [50 * hour]],
  ['after a silence of hours all go on', [0, 1, 2, 90, 91, 92, 93], [0, 1, 2, 90, 91, 92, 93], [], []],
  [
    'much later than its time, it tells of the past only',
    [0, 1, 30, 31, 32, 2, 33],
    [0, 1, 30, 31, 32, 2, 33],
    [2],
    [],
  ],
  ['the first may be the wrong one', [500 * hour, 0, 1, 2], [0, 1, 2], [], [500 * hour]],
])('%s', (_, minutes, taken, late, refused) => {
  expect(replay(minutes)).toEqual({ taken, late, refused })
})
