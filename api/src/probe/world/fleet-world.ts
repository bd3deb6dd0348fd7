import type { PathNode, Topology, WatchedConnection } from 'shared/probe/topology.ts'
import { type Rng, rngOf } from './rng.ts'

/** The size and temper of a world: judged worlds have others than those the detector was tuned on. */
export interface WorldShape {
  communes: number
  systems: number
  segments: number
  /** Seconds between rounds; several: connections differ. */
  intervalsS: readonly number[]
  rttMs: readonly [number, number]
  serverMs: readonly [number, number]
  sigma: readonly [number, number]
  failRates: readonly number[]
  echoLoss: readonly [number, number]
  /** 0: no echo bursts. */
  echoes: number
  heavyTail: number
  blipsPerMonth: number
  officeFactor: readonly [number, number]
}

export const provinceShape: WorldShape = {
  communes: 129,
  systems: 10,
  segments: 8,
  intervalsS: [60],
  rttMs: [8, 78],
  serverMs: [20, 180],
  sigma: [0.15, 0.35],
  failRates: [0.0003, 0.001, 0.003],
  echoLoss: [0.0005, 0.003],
  echoes: 10,
  heavyTail: 0.004,
  blipsPerMonth: 8,
  officeFactor: [1, 1.4],
}

/** How one connection behaves when nothing ails it. */
export interface Temper {
  rttMs: number
  serverMs: number
  sigma: number
  failRate: number
  echoLoss: number
  officeFactor: number
  /** Where in its interval its rounds begin, ms. */
  phaseMs: number
}

/** Vantage, resolver, core, segments, a line for each commune, and the systems at the far end: each commune × each system. */
export function makeTopology(shape: WorldShape, sentinels = true): Topology {
  const nodes: PathNode[] = [
    { id: 'vantage', kind: 'vantage', parents: [] },
    { id: 'dns', kind: 'dns', parents: ['vantage'] },
    { id: 'core', kind: 'core', parents: ['vantage'] },
    ...range(shape.segments).map((at): PathNode => ({ id: `segment-${at}`, kind: 'segment', parents: ['core'] })),
    ...range(shape.communes).map((at): PathNode => ({
      id: `line-${at}`,
      kind: 'line',
      parents: [`segment-${at % shape.segments}`],
    })),
    ...range(shape.systems).map((at): PathNode => ({ id: `system-${at}`, kind: 'system', parents: [] })),
  ]
  const connections: WatchedConnection[] = range(shape.communes).flatMap((commune) =>
    range(shape.systems).map((system) => ({
      id: `c${commune}-s${system}`,
      // One system in ten is asked by its address: a dead resolver does not touch it.
      path: [
        'vantage',
        ...(system % 10 === 9 ? [] : ['dns']),
        'core',
        `segment-${commune % shape.segments}`,
        `line-${commune}`,
        `system-${system}`,
      ],
      intervalS: shape.intervalsS[(commune * shape.systems + system) % shape.intervalsS.length] ?? 60,
      sentinel: false,
    })),
  )
  const own = ['loopback', 'gateway', 'resolver'].map((id) => ({
    id,
    path: ['vantage'],
    intervalS: 60,
    sentinel: true,
  }))
  return { nodes, connections: [...connections, ...(sentinels ? own : [])] }
}

/** Lone connections: each a path of its own, for faults that concern one connection only. */
export function makeLoneTopology(count: number, intervalsS: readonly number[]): Topology {
  return {
    nodes: [{ id: 'vantage', kind: 'vantage', parents: [] }],
    connections: range(count).map((at) => ({
      id: `lone-${at}`,
      path: ['vantage'],
      intervalS: intervalsS[at % intervalsS.length] ?? 60,
      sentinel: false,
    })),
  }
}

export function temperOf(shape: WorldShape, rng: Rng, sentinel: boolean): Temper {
  const phaseMs = rng.between(0, 60_000)
  if (sentinel) return { rttMs: 0.3, serverMs: 1, sigma: 0.2, failRate: 0.0001, echoLoss: 0, officeFactor: 1, phaseMs }
  return {
    rttMs: rng.between(...shape.rttMs),
    serverMs: rng.between(...shape.serverMs),
    sigma: rng.between(...shape.sigma),
    failRate: rng.pick(shape.failRates),
    echoLoss: rng.between(...shape.echoLoss),
    officeFactor: rng.between(...shape.officeFactor),
    phaseMs,
  }
}

export const tempersOf = (shape: WorldShape, topology: Topology, seed: number): Temper[] =>
  topology.connections.map(({ id, sentinel }) => temperOf(shape, rngOf(seed, 'temper', id), sentinel))

const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at)
