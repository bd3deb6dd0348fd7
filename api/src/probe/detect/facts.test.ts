import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import type { Topology } from 'shared/probe/topology.ts'
import { describe, expect, test } from 'vitest'
import { monday, oneConnection, written } from './test-story.ts'
import { makeWatch, type Watch } from './watch.ts'

const dayMs = 86_400_000

test('a certificate is spoken of at 30, 14, 7, 1 and 0 days, and once more when it is renewed', () => {
  const watch = makeWatch(oneConnection)
  const said: string[] = []
  const of = 'a1'
  for (const daysLeft of [40, 31, 30, 29, 14, 10, 7, 2, 1, 0, -1, 365]) {
    const at = monday + (40 - daysLeft) * dayMs
    const told = watch.observe({ kind: 'certificate', at, connection: 'land', of, daysLeft })
    // Until a round and a half has passed it might be shared by others.
    for (const event of [...told, ...watch.tick(at + 90_000)]) said.push(`${daysLeft}: ${written(event)}`)
  }
  expect(said).toEqual([
    '30: *opened certificate a1 degraded(certificate)',
    '14: *raised certificate a1 degraded(certificate)',
    '7: *raised certificate a1 degraded(certificate)',
    '1: *raised certificate a1 degraded(certificate)',
    '0: *raised certificate a1 degraded(certificate)',
    '365: *resolved certificate a1 up(certificate)',
  ])
})

test.each([
  ['within what an HTTP date can say', 1500, 1050, []],
  ['five seconds ahead', 6500, 1050, ['*opened clock dat-dai.test degraded(clock)']],
  ['an hour behind', -3_600_000, 1050, ['*opened clock dat-dai.test degraded(clock)']],
])('a clock %s', (_, skewMs, resolutionMs, said) => {
  const watch = makeWatch(oneConnection)
  const clock = { kind: 'clock', at: monday, connection: 'land', of: 'dat-dai.test', skewMs, resolutionMs } as const
  expect([...watch.observe(clock), ...watch.tick(monday + 90_000)].map(written)).toEqual(said)
})

describe('one certificate that many connections show', () => {
  const ids = ['a', 'b', 'c', 'd']
  const topology: Topology = {
    nodes: [{ id: 'vantage', kind: 'vantage', parents: [] }],
    connections: ids.map((id) => ({ id, path: ['vantage'], intervalS: 60, sentinel: false })),
  }
  const show = (watch: Watch, minute: number, connection: string, of: string, daysLeft: number) =>
    watch.observe({ kind: 'certificate', at: monday + minute * 60_000, connection, of, daysLeft })
  const told = (events: DetectionEvent[]) => events.map((event) => `${written(event)} ${event.members.join('')}`)
  const tick = (watch: Watch, minute: number) => told(watch.tick(monday + minute * 60_000))

  test('is one incident of all that show it within a round and a half; who comes later is added in silence', () => {
    const watch = makeWatch(topology)
    expect(['a', 'b', 'c'].flatMap((id, at) => show(watch, at / 4, id, 'old', 20))).toEqual([])
    expect(tick(watch, 1)).toEqual([])
    expect(tick(watch, 1.5)).toEqual(['*opened certificate old degraded(certificate) abc'])
    show(watch, 1.6, 'd', 'old', 20)
    expect(tick(watch, 2)).toEqual([])
    expect(tick(watch, 2.6)).toEqual(['updated certificate old degraded(certificate) abcd'])
    expect(tick(watch, 9)).toEqual([])
  })

  test('is over when the last of them shows another, and what that one has is its own', () => {
    const watch = makeWatch(topology)
    for (const id of ['a', 'b']) show(watch, 0, id, 'old', 5)
    expect(tick(watch, 2)).toEqual(['*opened certificate old degraded(certificate) ab'])
    expect(show(watch, 3, 'a', 'new', 365)).toEqual([])
    expect(tick(watch, 4)).toEqual(['updated certificate old degraded(certificate) b'])
    // The other node was given a certificate that is not much younger.
    expect(told(show(watch, 5, 'b', 'newer', 6))).toEqual(['*resolved certificate old up(certificate) '])
    expect(tick(watch, 7)).toEqual(['*opened certificate newer degraded(certificate) b'])
  })

  test('grows graver once, whoever shows it first', () => {
    const watch = makeWatch(topology)
    for (const id of ids) show(watch, 0, id, 'old', 8)
    tick(watch, 2)
    const said = ids.flatMap((id) => told(show(watch, 3, id, 'old', 7)))
    expect(said).toEqual(['*raised certificate old degraded(certificate) abcd'])
  })

  test('is taken up again where it stood; one that is no longer watched has left', () => {
    const watch = makeWatch(topology)
    for (const id of ['a', 'b']) show(watch, 0, id, 'old', 8)
    tick(watch, 2)
    const kept = JSON.parse(JSON.stringify(watch.snapshotShared()))
    const again = makeWatch(topology)
    again.restoreShared(kept)
    expect(show(again, 3, 'a', 'old', 8)).toEqual([])
    expect(told(show(again, 3, 'b', 'old', 7))).toEqual(['*raised certificate old degraded(certificate) ab'])
    const less = makeWatch({ ...topology, connections: topology.connections.slice(2) })
    less.restoreShared(kept)
    expect(tick(less, 4)).toEqual(['*resolved certificate old up(certificate) '])
  })
})
