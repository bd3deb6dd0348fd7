import { describe, expect, test } from 'vitest'
import { burnShift, type SceneClock, sceneMs, type SceneNews, turnScene } from './scene-clock.ts'

const start: SceneClock = { scene: 0, since: 0, paused: false }
const time: SceneNews = { kind: 'time' }
const pause: SceneNews = { kind: 'pause' }
const step = (by: 1 | -1): SceneNews => ({ kind: 'step', by })

describe('scenes', () => {
  /** What happens when, and which of three scenes is shown after it. */
  test.each<[string, [SceneNews, number, number][]]>([
    [
      'stand their time and come round again',
      [
        [time, sceneMs - 1, 0],
        [time, sceneMs, 1],
        [time, 2 * sceneMs, 2],
        [time, 3 * sceneMs, 0],
      ],
    ],
    [
      'stay while they are paused, and have their whole time after it',
      [
        [pause, 1_000, 0],
        [time, 10 * sceneMs, 0],
        [pause, 10 * sceneMs, 0],
        [time, 11 * sceneMs - 1, 0],
        [time, 11 * sceneMs, 1],
      ],
    ],
    [
      'are turned by hand both ways, paused or not',
      [
        [step(-1), 0, 2],
        [step(1), 10, 0],
        [pause, 20, 0],
        [step(1), 30, 1],
        [time, 10 * sceneMs, 1],
      ],
    ],
    ['that slept for hours turn by one', [[time, 100 * sceneMs, 1]]],
  ])('%s', (_, story) => {
    let clock = start
    for (const [news, at, scene] of story) {
      clock = turnScene(clock, news, at, 3)
      expect([at, clock.scene]).toEqual([at, scene])
    }
  })

  test('nothing new is the same clock, so that nothing is drawn anew', () =>
    expect(turnScene(start, time, 5, 3)).toBe(start))
})

test('the picture moves by a pixel a minute at most, within its margin, and comes back', () => {
  const seen = Array.from({ length: 400 }, (_, minute) => burnShift(minute * 60_000))
  expect(seen.every(({ x, y }) => Math.abs(x) <= 8 && Math.abs(y) <= 5)).toBe(true)
  for (const [at, { x, y }] of seen.slice(1).entries())
    expect(Math.max(Math.abs(x - seen[at]!.x), Math.abs(y - seen[at]!.y))).toBeLessThanOrEqual(1)
  expect(new Set(seen.map(({ x }) => x)).size).toBe(17)
})
