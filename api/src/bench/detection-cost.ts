import { makeWatch } from '../probe/detect/watch.ts'
import { makeTopology, provinceShape } from '../probe/world/fleet-world.ts'
import { play } from '../probe/world/play.ts'
import { makeWorld } from '../probe/world/world.ts'
import { type Line, figure, median } from './alternate.ts'

/** What judging costs: µs a sample, ms a pass at the height of an outage of the core, bytes a connection. */
export function benchCost(): Line[] {
  return [
    ...costOf('1,300 connections', 129, 200).slice(0, 2),
    ...costOf('33,000 connections (the country in one process)', 3300, 1000),
  ]
}

function costOf(name: string, communes: number, passGoalMs: number): Line[] {
  const shape = { ...provinceShape, communes, segments: Math.ceil(communes / 16) }
  const topology = makeTopology(shape)
  const from = Date.UTC(2026, 2, 1, 17)
  const start = from + 40 * 60_000
  const core = topology.connections.flatMap(({ sentinel }, at) => (sentinel ? [] : [at]))
  const world = makeWorld({ topology, shape, seed: 5, from, to: start + 120_000 }, [
    {
      id: 'core',
      kind: 'shared',
      start,
      onset: start,
      end: start + 600_000,
      leaves: core,
      effect: () => ({ fail: 1, cls: 'timeout', factor: 1, addMs: 0, addChance: 0, loss: 0, bursty: false }),
      expect: 'root',
      roots: ['core'],
      reasons: [],
    },
  ])
  const before = heapNow()
  const watch = makeWatch(topology)
  const perSample: number[] = []
  const passes: number[] = []
  let inPiece = 0
  let spent = 0
  play(
    world,
    [
      {
        take(sample) {
          if (sample.at < start) {
            const began = performance.now()
            const events = watch.take(sample)
            spent += performance.now() - began
            inPiece += 1
            if (inPiece === topology.connections.length) {
              perSample.push((spent * 1000) / inPiece)
              inPiece = 0
              spent = 0
            }
            return events
          }
          const began = performance.now()
          const passed = watch.tick(sample.at)
          const took = performance.now() - began
          if (took > 0.05) passes.push(took)
          return [...passed, ...watch.take(sample)]
        },
      },
    ],
    [() => {}],
  )
  const bytes = (heapNow() - before) / topology.connections.length
  const us = median(perSample)
  const worst = Math.max(...passes)
  return [
    { what: `${name}: detector and correlator, a sample`, goal: '≤ 5 µs', figure: `${figure(us)} µs`, met: us <= 5 },
    {
      what: `${name}: a pass while the core is down, worst`,
      goal: `≤ ${passGoalMs} ms`,
      figure: `${figure(worst, 1)} ms (median ${figure(median(passes), 1)})`,
      met: worst <= passGoalMs,
    },
    { what: `${name}: memory, a connection`, goal: '', figure: `${figure(bytes / 1024, 1)} KiB`, met: null },
  ]
}

function heapNow(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}
