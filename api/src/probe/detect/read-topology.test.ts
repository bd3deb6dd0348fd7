import { expect, test } from 'vitest'
import { readTopology } from './read-topology.ts'

const node = (id: string, parents: string[] = [], kind = 'segment') => ({ id, kind, parents })
const connection = (id: string, path: string[] = []) => ({ id, path })

test.each<[string, unknown, string]>([
  ['nothing at all', {}, 'nodes'],
  ['no connection', { nodes: [], connections: [] }, 'connections'],
  ['an interval of nothing', { nodes: [], connections: [{ id: 'a', intervalS: 0 }] }, 'connections.0.intervalS'],
  ['a node twice', { nodes: [node('a'), node('a')], connections: [connection('x')] }, 'nodes.1'],
  ['a connection twice', { nodes: [], connections: [connection('x'), connection('x')] }, 'connections.1'],
  ['an unknown parent', { nodes: [node('a', ['b'])], connections: [connection('x')] }, 'nodes.0.parents'],
  ['an unknown node on a path', { nodes: [], connections: [connection('x', ['a'])] }, 'connections.0.path'],
  ['a circle', { nodes: [node('a', ['b']), node('b', ['a'])], connections: [connection('x')] }, 'nodes.0.parents'],
  ['a node that hangs on itself', { nodes: [node('a', ['a'])], connections: [connection('x')] }, 'nodes.0.parents'],
])('refused, and where: %s', (_, document, at) => {
  const read = readTopology(document)
  expect(read.kind === 'refused' && read.complaints[0]?.at).toBe(at)
})

test('a kind of node not known is said, and taken for a segment', () => {
  const read = readTopology({ nodes: [node('a', [], 'satellite')], connections: [connection('x', ['a'])] })
  expect(read).toMatchObject({
    kind: 'read',
    notes: [{ at: 'nodes.0.kind' }],
    topology: { nodes: [{ kind: 'segment' }] },
  })
})
