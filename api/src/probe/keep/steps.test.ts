import { expect, test } from 'vitest'
import type { Standing } from './batch.ts'
import { decideSteps, type Kept, type News } from './steps.ts'

const minute = 60_000
const standing = (state: Standing['state'], since: number, change: Partial<Standing> = {}): Standing => ({
  state,
  since: since * minute,
  reasons: [],
  overlays: [],
  root: null,
  ...change,
})

interface Line {
  /** Minutes of the batch's rounds; none for a standing that comes by itself. */
  rounds: [first: number, last: number] | null
  says: Standing | null
  /** `minute state` for every step, `fill` for what is filled in. */
  expected: string[]
}

const story = (lines: Line[]) => {
  let kept = null as Kept | null
  const told: string[][] = []
  for (const { rounds, says } of lines) {
    const news: News = {
      rounds: rounds && { first: rounds[0] * minute, last: rounds[1] * minute },
      standing: says,
      seenAt: 100 * minute,
    }
    const { steps, fill, standing: now } = decideSteps(kept, news, minute)
    kept = { ...now, lastAt: Math.max(kept?.lastAt ?? 0, news.rounds?.last ?? kept?.lastAt ?? 0) }
    told.push([
      ...steps.map(({ at, state, overlays, reasons }) => [at / minute, state, ...reasons, ...overlays].join(' ')),
      ...(fill ? [`fill ${fill.from / minute}–${fill.to / minute} ${fill.step.state}`] : []),
    ])
  }
  expect(told).toEqual(lines.map(({ expected }) => expected))
}

test('a connection that goes up, turns unstable, falls and recovers', () =>
  story([
    { rounds: [0, 0], says: standing('unknown', 0), expected: ['0 unknown'] },
    { rounds: [1, 1], says: standing('unknown', 0), expected: [] },
    { rounds: [2, 2], says: standing('up', 2), expected: ['2 up'] },
    { rounds: [3, 9], says: standing('unstable', 8, { reasons: ['errors'] }), expected: ['8 unstable errors'] },
    {
      rounds: [10, 10],
      says: standing('unstable', 8, { reasons: ['errors', 'slow'] }),
      expected: ['10 unstable errors slow'],
    },
    { rounds: [11, 11], says: standing('unstable', 8, { reasons: ['slow', 'errors'] }), expected: [] },
    { rounds: [12, 12], says: standing('down', 12, { reasons: ['unreachable'] }), expected: ['12 down unreachable'] },
    { rounds: [20, 20], says: standing('up', 20), expected: ['13 unknown', '20 up'] },
  ]))

test('a gap is unknown from when the next round was due, and what was before it goes on after it', () =>
  story([
    { rounds: [0, 5], says: standing('up', 0), expected: ['0 up'] },
    { rounds: [8, 8], says: standing('up', 0), expected: [] },
    { rounds: [30, 30], says: standing('up', 0), expected: ['9 unknown', '30 up'] },
    { rounds: [31, 31], says: standing('up', 0), expected: [] },
  ]))

test('silence that somebody saw before the rounds came is filled in by them', () =>
  story([
    { rounds: [0, 5], says: standing('up', 0), expected: ['0 up'] },
    { rounds: null, says: standing('unknown', 6), expected: ['6 unknown'] },
    { rounds: [7, 7], says: standing('up', 0), expected: ['7 up'] },
  ]))

test('rounds that come after later ones fill what was unknown and leave what is now', () =>
  story([
    { rounds: [0, 5], says: standing('up', 0), expected: ['0 up'] },
    { rounds: [60, 60], says: standing('down', 60), expected: ['6 unknown', '60 down'] },
    { rounds: [10, 20], says: standing('up', 0), expected: ['fill 10–21 up'] },
    { rounds: [61, 61], says: standing('down', 60), expected: [] },
  ]))

test('an overlay is a step of its own and does not make the state younger', () => {
  const kept: Kept = { ...standing('up', 0), lastAt: 9 * minute }
  const says = standing('up', 0, { overlays: ['blind'] })
  const news = { rounds: { first: 10 * minute, last: 10 * minute }, standing: says, seenAt: 0 }
  const { steps, standing: now } = decideSteps(kept, news, minute)
  expect(steps.map(({ at, overlays }) => [at / minute, overlays])).toEqual([[10, ['blind']]])
  expect(now.since).toBe(0)
})
