import type { Topology } from 'shared/probe/topology.ts'
import { type Effect, type Episode, dead, nothingAils } from './effect.ts'
import type { Rng } from './rng.ts'

const minute = 60_000

/** A scene: what befalls a province within about two hours, beginning at `start`. */
export type Scene = (topology: Topology, rng: Rng, start: number) => Episode[]

const errors = (fail: number): Effect => ({ ...nothingAils, fail, cls: 'http5xx' })
const part = (fail: number): Effect => ({ ...nothingAils, fail })

export function leavesOf(topology: Topology, node: string): number[] {
  return topology.connections.flatMap(({ path, sentinel }, at) => (!sentinel && path.includes(node) ? [at] : []))
}

const nodesOf = (topology: Topology, kind: string): string[] =>
  topology.nodes.flatMap((node) => (node.kind === kind ? [node.id] : []))

const atRoot =
  (
    kindOfNode: string,
    reasons: readonly string[],
    effect: (at: number, start: number) => Effect,
    minutes = [10, 60],
  ): Scene =>
  (topology, rng, start) => {
    const node = rng.pick(nodesOf(topology, kindOfNode))
    const end = start + rng.between(minutes[0]!, minutes[1]!) * minute
    return [
      {
        id: `${node} ${start}`,
        kind: 'shared',
        start,
        onset: start,
        end,
        leaves: leavesOf(topology, node),
        effect: (at) => effect(at, start),
        expect: 'root',
        roots: [node],
        reasons,
      },
    ]
  }

const always = (effect: Effect) => () => effect
const twoOnTwoOff = (at: number, start: number) =>
  Math.floor((at - start) / (2 * minute)) % 2 === 0 ? dead : nothingAils

/** Shared faults and those of the prober, by archetype. */
export const scenes: Record<string, Scene> = {
  'A9 core down': atRoot('core', ['unreachable'], always(dead)),
  'A9 segment down': atRoot('segment', ['unreachable'], always(dead)),
  'A9 line down': atRoot('line', ['unreachable'], always(dead)),
  'A9 segment flapping 2/2': atRoot('segment', ['unreachable', 'errors'], twoOnTwoOff, [20, 60]),
  'A9 core 40 %': atRoot('core', ['errors'], always(part(0.4))),
  'A9 segment 40 %': atRoot('segment', ['errors'], always(part(0.4))),
  'A9 segment 5 %': atRoot('segment', ['errors'], always(part(0.05)), [30, 60]),
  'A10 system down': atRoot('system', ['unreachable'], always({ ...dead, cls: 'http5xx' })),
  'A10 system 20 %': atRoot('system', ['errors'], always(errors(0.2))),
  'A10 system 5 %': atRoot('system', ['errors'], always(errors(0.05)), [30, 90]),
  'A10 system 2 %': atRoot('system', ['errors'], always(errors(0.02)), [40, 120]),
  'A10 system slow': atRoot('system', ['slow'], always({ ...nothingAils, factor: 4 }), [20, 90]),
  'A7 segment loses 10 %': atRoot('segment', ['lossy'], always({ ...nothingAils, loss: 0.1 }), [20, 90]),
  'A11 resolver dead': atRoot('dns', ['unreachable'], always({ ...dead, cls: 'dns' })),
  'A11 resolver slow 25 %': atRoot('dns', ['slow'], always({ ...nothingAils, addMs: 5000, addChance: 0.25 }), [20, 60]),
  'A14 egress lost': (topology, rng, start) =>
    blind(topology, start, start + 10 * minute, (sentinel) =>
      sentinel === 'loopback' ? nothingAils : { ...dead, cls: rng.pick(['timeout', 'refused']) },
    ),
  'A14 prober starved': (topology, rng, start) =>
    blind(topology, start, start + rng.between(5, 20) * minute, () => ({ ...nothingAils, factor: 20 })),
  "A14 prober's own resolver": (topology, rng, start) =>
    blind(topology, start, start + rng.between(5, 20) * minute, (sentinel, path) =>
      sentinel === 'resolver' || path.includes('dns') ? { ...dead, cls: 'dns' } : nothingAils,
    ),
  'A15 power': (topology, rng, start) => {
    const lines = shuffled(nodesOf(topology, 'line'), rng).slice(
      0,
      Math.min(40, Math.ceil(nodesOf(topology, 'line').length * 0.31)),
    )
    const end = start + rng.between(20, 60) * minute
    return lines.map((line) => {
      const from = start + rng.between(0, 3) * minute
      return {
        id: `${line} ${from}`,
        kind: 'shared',
        start: from,
        onset: from,
        end,
        leaves: leavesOf(topology, line),
        effect: () => dead,
        expect: 'mass',
        roots: [line],
        reasons: ['unreachable'],
      }
    })
  },
  'A17 segment and system': (topology, rng, start) => [
    ...atRoot('segment', ['unreachable'], always(dead), [20, 60])(topology, rng, start),
    ...atRoot(
      'system',
      ['unreachable'],
      always({ ...dead, cls: 'http5xx' }),
      [20, 60],
    )(topology, rng, start + rng.between(0, 90) * 1000),
  ],
  'A18 recovery storm': (topology, rng, start) => {
    const [root] = atRoot('segment', ['unreachable'], always(dead), [15, 30])(topology, rng, start)
    if (!root) return []
    const stay = root.leaves.filter(() => rng.chance(0.05)).slice(0, 8)
    return [
      root,
      ...stay.map((leaf): Episode => ({
        ...root,
        id: `stays ${leaf}`,
        start: root.end,
        onset: root.end,
        end: root.end + 60 * minute,
        leaves: [leaf],
        effect: () => dead,
        expect: 'down',
        roots: [],
      })),
    ]
  },
}

function blind(
  topology: Topology,
  start: number,
  end: number,
  effect: (sentinel: string | null, path: readonly string[]) => Effect,
): Episode[] {
  const effects = topology.connections.map(({ id, sentinel, path }) => effect(sentinel ? id : null, path))
  return [
    {
      id: `blind ${start}`,
      kind: 'shared',
      start,
      onset: start,
      end,
      leaves: effects.flatMap((ails, leaf) => (ails === nothingAils ? [] : [leaf])),
      effect: (_, leaf) => effects[leaf]!,
      expect: 'blind',
      roots: ['vantage'],
      reasons: [],
    },
  ]
}

function shuffled<T>(list: readonly T[], rng: Rng): T[] {
  const order = list.map((value) => ({ value, key: rng.next() }))
  return order.sort((one, other) => one.key - other.key).map(({ value }) => value)
}
