import { describe, expect, test } from 'vitest'
import { Story } from './test-story.ts'

const times = (letters: string, count: number) => letters.repeat(count)
const day = times('.', 1440)

describe('one connection, a round a minute', () => {
  test('three answers make it known', () => {
    const story = new Story()
    expect(story.rounds('..')).toBe('unknown')
    expect(story.rounds('.')).toBe('up')
  })

  test('a blip is shown and told to nobody', () => {
    const story = new Story()
    story.rounds(day)
    expect(story.rounds('x')).toBe('degraded')
    expect(story.rounds('.....')).toMatch(/^(up|degraded)$/)
    expect(story.events).toEqual([])
  })

  test('an outage is told within two minutes of its first failed round, once, and its end too', () => {
    const story = new Story()
    story.rounds(day)
    expect(story.rounds('xx')).toBe('down *opened down(unreachable)')
    expect(story.rounds(times('x', 9))).toBe('down')
    expect(story.rounds('..')).toBe('down')
    expect(story.rounds('..')).toBe('up *resolved up(unreachable)')
  })

  test('where single failures are usual, a third in a row is waited for', () => {
    const story = new Story()
    for (let week = 0; week < 7; week += 1) story.rounds(times(`${times('.', 249)}x`, 40))
    story.rounds(times('.', 200))
    const before = story.events.length
    expect(story.rounds('xx')).toMatch(/^degraded/)
    story.rounds('x')
    expect(story.events.slice(before).map(({ state }) => state)).toEqual(['down'])
  })

  test('flapping is one incident, held until it has been quiet', () => {
    const story = new Story()
    story.rounds(day)
    story.rounds(times('xx...', 24))
    expect(story.events.filter(({ notify }) => notify)).toHaveLength(1)
    expect(story.watch.state('land').state).toBe('unstable')
    expect(story.events.at(-1)?.reasons).toContain('flapping')
    story.rounds(times('.', 90))
    expect(story.events.at(-1)).toMatchObject({ event: 'resolved', state: 'up', notify: true })
  })

  test('a flapping connection that dies is said to be dead', () => {
    const story = new Story()
    story.rounds(day)
    story.rounds(times('x.x.x..x.', 6))
    expect(story.watch.state('land').state).toBe('unstable')
    story.rounds(times('x', 15))
    expect(story.events.at(-1)).toMatchObject({ event: 'raised', state: 'down', notify: true })
  })

  test('one error in ten is found though never two in a row', () => {
    const story = new Story()
    story.rounds(day)
    story.rounds(times('x.........', 8))
    expect(story.events[0]).toMatchObject({ event: 'opened', state: 'unstable', reasons: ['errors'], notify: true })
  })

  test('answers five times as slow are told after three', () => {
    const story = new Story()
    story.rounds(day)
    expect(story.rounds('ss')).not.toContain('opened')
    expect(story.rounds('s')).toContain('*opened unstable(slow')
  })

  test('lost echoes are told though every probe succeeds', () => {
    const story = new Story()
    story.rounds(day)
    expect(story.rounds('lll')).toContain('*opened unstable(lossy)')
  })

  test('what comes back within 75 minutes is the same incident, told to nobody', () => {
    const story = new Story()
    story.rounds(day)
    story.rounds(`xxxxx${times('.', 40)}xxxx....`)
    const incidents = new Set(story.events.map(({ incident }) => incident))
    expect(incidents.size).toBe(1)
    expect(story.events.filter(({ event, notify }) => notify && event !== 'resolved')).toHaveLength(1)
    expect(story.events.at(-1)?.reasons).toContain('recurring')
  })

  test('a recurrence that lasts is told after all', () => {
    const story = new Story()
    story.rounds(day)
    story.rounds(`xxxxx${times('.', 40)}${times('x', 20)}`)
    expect(story.events.at(-1)).toMatchObject({ event: 'raised', state: 'down', notify: true })
  })

  test('silence is unknown, neither up nor down', () => {
    const story = new Story()
    story.rounds(day)
    story.watch.tick(story.at + 5 * 60_000)
    expect(story.watch.state('land').state).toBe('unknown')
  })

  test('what comes twice or late changes nothing', () => {
    const story = new Story()
    story.rounds(day)
    const before = story.watch.snapshot('land')
    story.at -= 120_000
    story.rounds('xx')
    expect(story.watch.snapshot('land')).toEqual(before)
  })

  test('why shows each statistic beside its threshold and the rounds that counted', () => {
    const story = new Story()
    story.rounds(day)
    story.rounds('xx')
    const why = story.watch.why('land')
    expect(why).toMatchObject({ state: 'down', reasons: ['unreachable'], learning: false })
    const run = why.statistics.find(({ name }) => name === 'run')
    expect(run!.value).toBeGreaterThanOrEqual(run!.threshold)
    expect(why.counted.slice(-2).map(({ kind }) => kind)).toEqual(['failed', 'failed'])
    expect(why.usualUs! / 100_000).toBeCloseTo(1, 0)
  })

  test('a suspect is asked fast, a well one at its own pace', () => {
    const story = new Story()
    story.rounds(day)
    expect(story.watch.cadence('land')).toBe('own')
    story.rounds('x')
    expect(story.watch.cadence('land')).toBe('fast')
  })
})
