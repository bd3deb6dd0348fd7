import { expect, test } from 'vitest'
import { checkPaths } from './check-paths.ts'
import type { ConnectionConfig } from './connection.ts'
import { aroundTheClock } from './contract-hours.ts'
import type { PathNodeDefinition } from './path-node.ts'

const node = (id: string, change: Partial<PathNodeDefinition> = {}): PathNodeDefinition => ({
  id,
  kind: 'core',
  name: { vi: id, en: id },
  parents: [],
  unit: null,
  subsystem: null,
  provider: null,
  ...change,
})
const connection = (change: Partial<Extract<ConnectionConfig, { kind: 'tcp' }>> = {}): ConnectionConfig => ({
  id: 'c',
  name: { vi: 'c', en: 'c' },
  unit: '13285',
  subsystem: 'lgsp',
  vantage: 'v',
  path: ['v', 'core'],
  intervalS: 60,
  sentinel: false,
  deadlineMs: 1000,
  contractualMs: null,
  echoes: 0,
  provider: null,
  contractHours: aroundTheClock,
  enabled: true,
  kind: 'tcp',
  target: { host: 'x', port: 1 },
  assertions: {},
  ...change,
})
const problems = (pathNodes: PathNodeDefinition[], watched: ConnectionConfig[] = []) => {
  const found: string[] = []
  const known = { units: [{ code: '13285' }], subsystems: [{ id: 'lgsp' }], datasets: [{ id: 'dossier' }] }
  checkPaths({ pathNodes, watched, ...known }, (at, message) => found.push(`${at} ${message}`))
  return found
}
const vantage = node('v', { kind: 'vantage' })

test.each<[string, PathNodeDefinition[], ConnectionConfig[], string[]]>([
  ['a path that holds together', [vantage, node('core', { parents: ['v'] })], [connection()], []],
  ['a parent nobody defines', [node('a', { parents: ['x'] })], [], ['pathNodes.a.parents notDefined']],
  ['a unit nobody defines', [node('a', { unit: '13318' })], [], ['pathNodes.a.unit notDefined']],
  ['a node that hangs on itself', [node('a', { parents: ['a'] })], [], ['pathNodes.a.parents inCircle']],
  [
    'a circle of three, and one that hangs on it',
    [node('a', { parents: ['b'] }), node('b', { parents: ['c'] }), node('c', { parents: ['a'] }), node('d')],
    [],
    ['pathNodes.a.parents inCircle', 'pathNodes.b.parents inCircle', 'pathNodes.c.parents inCircle'],
  ],
  ['a diamond is no circle', [vantage, node('a', { parents: ['v'] }), node('b', { parents: ['v', 'a'] })], [], []],
  [
    'a path that begins elsewhere',
    [vantage, node('core')],
    [connection({ path: ['core', 'v'] })],
    ['watched.c.vantage pathBegins'],
  ],
  ['a vantage that is none', [node('v'), node('core')], [connection()], ['watched.c.vantage pathBegins']],
  ['a step of the path nobody defines', [vantage], [connection()], ['watched.c.path notDefined']],
  [
    'a subsystem nobody defines',
    [vantage, node('core')],
    [connection({ subsystem: 'x-road' })],
    ['watched.c.subsystem notDefined'],
  ],
])('%s', (_, nodes, watched, expected) => expect(problems(nodes, watched)).toEqual(expected))
