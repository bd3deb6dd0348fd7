import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import type { PathNode, Topology } from 'shared/probe/topology.ts'
import { expect, test } from 'vitest'
import { monday, sampleOf, written } from './test-story.ts'
import { type Watch, makeWatch } from './watch.ts'

const lines = Array.from({ length: 24 }, (_, at) => `line-${at}`)
const systems = ['population', 'land', 'justice', 'signing', 'documents']
const node = (id: string, kind: PathNode['kind'], parents: string[]): PathNode => ({ id, kind, parents })
const province: Topology = {
  nodes: [
    node('vantage', 'vantage', []),
    node('core', 'core', ['vantage']),
    node('north', 'segment', ['core']),
    node('south', 'segment', ['core']),
    ...lines.map((id, at) => node(id, 'line', [at % 2 === 0 ? 'north' : 'south'])),
    ...systems.map((id) => node(id, 'system', [])),
  ],
  connections: [
    ...lines.flatMap((line, at) =>
      systems.map((system) => ({
        id: `${line} ${system}`,
        path: ['vantage', 'core', at % 2 === 0 ? 'north' : 'south', line, system],
        intervalS: 60,
        sentinel: false,
      })),
    ),
    ...['loopback', 'gateway', 'resolver'].map((id) => ({ id, path: ['vantage'], intervalS: 60, sentinel: true })),
  ],
}

/** Plays minutes of the whole province, its rounds spread over each; `ails` says what a connection's round is. */
interface Setting {
  topology?: Topology
  prepare?: (watch: Watch) => void
}

function play(
  minutes: number,
  ails: (id: string, path: readonly string[], minute: number) => string,
  { topology = province, prepare = () => {} }: Setting = {},
) {
  const watch = makeWatch(topology)
  const told: DetectionEvent[] = []
  prepare(watch)
  const { connections } = topology
  const count = connections.length
  for (let round = 0; round < minutes * count; round += 1) {
    const minute = Math.floor(round / count)
    const { id, path } = connections[(round * 37) % count]!
    told.push(...watch.take(sampleOf(ails(id, path, minute), monday + (round / count) * 60_000, id)))
  }
  return { watch, told, notified: told.filter(({ notify }) => notify).map(written) }
}

const through = (dead: string, from: number, to: number) => (_: string, path: readonly string[], minute: number) =>
  path.includes(dead) && minute >= from && minute < to ? 'x' : '.'

test.each([
  ['a line', 'line-3'],
  ['a segment', 'north'],
  ['a system', 'land'],
])('%s that dies is one message, by its name, within two minutes, and one when it is over', (_, dead) => {
  const { notified, told } = play(80, through(dead, 60, 70))
  expect(notified).toEqual([`*opened root ${dead} down(unreachable)`, `*resolved root ${dead} up(unreachable)`])
  expect((told[0]!.t - monday) / 60_000 - 60).toBeLessThan(2)
})

test('the core is named only when the prober itself is well', () => {
  const dead = (id: string, path: readonly string[], minute: number) =>
    minute >= 60 && minute < 70 && path.includes('core') ? 'x' : '.'
  expect(play(80, dead).notified[0]).toBe('*opened root core down(unreachable)')
  const cutOff = (id: string, path: readonly string[], minute: number) =>
    minute >= 60 && minute < 70 && id !== 'loopback' ? 'x' : '.'
  expect(play(80, cutOff).notified).toEqual(['*opened blind vantage unknown', '*resolved blind vantage up'])
})

test('two roots at once are both named', () => {
  const { notified } = play(70, (_, path, minute) =>
    minute >= 60 && (path.includes('south') || path.includes('signing')) ? 'x' : '.',
  )
  expect(notified.toSorted()).toEqual([
    '*opened root signing down(unreachable)',
    '*opened root south down(unreachable)',
  ])
})

test('many lines within three minutes are one mass event', () => {
  const { notified } = play(75, (_, path, minute) => {
    const line = Number(path.find((id) => id.startsWith('line-'))?.slice(5) ?? -1)
    return line >= 0 && line < 10 && minute >= 60 + (line % 3) ? 'x' : '.'
  })
  expect(notified).toEqual(['*opened mass line down(unreachable)'])
})

test('after the root recovers, exactly those that stay dead are told, and not before', () => {
  const { told } = play(95, (id, path, minute) => {
    if (!path.includes('north') || minute < 60) return '.'
    return minute < 70 || id === 'line-4 land' ? 'x' : '.'
  })
  const alone = told.filter(({ scope, notify }) => scope === 'connection' && notify)
  expect(alone.map(({ id }) => id)).toEqual(['line-4 land'])
  expect((alone[0]!.t - monday) / 60_000).toBeGreaterThan(70)
})

test('what one connection was opened for before its line was found out is taken in by the line', () => {
  const { told } = play(110, (id, path, minute) => {
    if (!path.includes('line-3')) return '.'
    return minute >= 75 || (minute >= 60 && id === 'line-3 land') ? 'x' : '.'
  })
  expect(told.filter(({ event }) => event === 'opened').map(written)).toEqual([
    '*opened down(errors,unreachable)',
    '*opened root line-3 down(unreachable)',
  ])
  expect(told.find(({ scope }) => scope === 'root')!.members).toContain('line-3 land')
  expect(told.filter(({ scope, notify }) => scope === 'connection' && notify)).toHaveLength(1)
})

test('one that is dead for itself while its system answers one in five with an error is let go, and told', () => {
  let drawn = 7
  const draw = () => (drawn = (drawn * 16_807) % 2_147_483_647) / 2_147_483_647
  const { told } = play(110, (id, path, minute) => {
    if (id === 'line-4 land') return minute === 61 || minute === 63 || minute >= 80 ? 'x' : '.'
    return path.includes('land') && minute >= 60 && draw() < 0.2 ? 'x' : '.'
  })
  const own = told.filter(({ scope }) => scope === 'connection')
  expect(own.filter(({ notify }) => notify).map(({ id, state }) => [id, state])).toEqual([['line-4 land', 'down']])
  const roots = told.filter(({ scope }) => scope === 'root')
  expect(roots[0]!.members).toContain('line-4 land')
  const after = roots.filter(({ t }) => t >= own[0]!.t)
  expect(after[0]).toMatchObject({ event: 'updated', notify: false, id: 'land' })
  for (const { members } of after) expect(members).not.toContain('line-4 land')
})

test('a root that dies and lives by turns is one incident', () => {
  const { told } = play(90, (_, path, minute) => (path.includes('south') && minute >= 60 && minute % 4 < 2 ? 'x' : '.'))
  expect(new Set(told.map(({ incident }) => incident)).size).toBe(1)
})

test('measuring goes on under a root, and the page says what explains it', () => {
  const { watch } = play(70, through('north', 60, 70))
  expect(watch.state('line-4 land')).toMatchObject({ state: 'down', overlays: ['suppressed'], root: 'north' })
  expect(watch.state('line-5 land')).toMatchObject({ state: 'up', overlays: [], root: null })
})

test('of two that stand in for each other the loss of one is nothing, the loss of both is a root', () => {
  const pair: Topology = {
    nodes: [
      node('vantage', 'vantage', []),
      { ...node('core-a', 'core', []), redundancy: 'cores' },
      { ...node('core-b', 'core', []), redundancy: 'cores' },
      ...['one', 'two', 'three', 'four'].map((id) => node(id, 'line', ['core-a', 'core-b'])),
    ],
    connections: ['one', 'two', 'three', 'four'].flatMap((line) =>
      [1, 2, 3].map((at) => ({ id: `${line} ${at}`, path: ['vantage', line], intervalS: 60, sentinel: false })),
    ),
  }
  const dead = play(70, (_, __, minute) => (minute >= 60 ? 'x' : '.'), { topology: pair })
  expect(dead.notified).toEqual(['*opened root core-a down(unreachable)'])
  expect(play(70, () => '.', { topology: pair }).notified).toEqual([])
})

test('nothing is told inside an announced window; what over-runs it is', () => {
  const window = { target: 'land', from: monday + 60 * 60_000, to: monday + 70 * 60_000 }
  const { told } = play(76, through('land', 60, 99), { prepare: (watch) => watch.setMaintenance([window]) })
  expect(told.map(written)).toEqual(['*opened root land down(unreachable)'])
  expect((told[0]!.t - monday) / 60_000).toBeGreaterThan(70)
})

test('a prober that says it cannot keep up sees nothing until it can', () => {
  const { watch } = play(10, () => '.')
  const at = monday + 10 * 60_000
  expect(watch.saySick(at, true).map(written)).toEqual(['*opened blind vantage unknown'])
  expect(watch.take(sampleOf('x', at + 1000, 'line-0 land'))).toEqual([])
  expect(watch.state('line-0 land').overlays).toEqual(['blind'])
})
