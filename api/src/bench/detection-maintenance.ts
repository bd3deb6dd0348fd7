import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import { makeWatch } from '../probe/detect/watch.ts'
import { dead } from '../probe/world/effect.ts'
import { makeTopology, provinceShape } from '../probe/world/fleet-world.ts'
import { play } from '../probe/world/play.ts'
import { leavesOf } from '../probe/world/shared-faults.ts'
import { makeWorld } from '../probe/world/world.ts'
import type { Line } from './alternate.ts'

const minute = 60_000

/** A16: announced work on a shared system, which over-runs its window by twenty minutes. */
export function benchMaintenance(): Line[] {
  const topology = makeTopology(provinceShape)
  const from = Date.UTC(2026, 2, 1, 17)
  const start = from + 60 * minute
  const announcedEnd = start + 40 * minute
  const end = announcedEnd + 20 * minute
  const world = makeWorld({ topology, shape: provinceShape, seed: 16, from, to: end + 10 * minute }, [
    {
      id: 'work',
      kind: 'shared',
      start,
      onset: announcedEnd,
      end,
      leaves: leavesOf(topology, 'system-3'),
      effect: () => dead,
      expect: 'root',
      roots: ['system-3'],
      reasons: [],
    },
  ])
  const watch = makeWatch(topology)
  watch.setMaintenance([{ target: 'system-3', from: start - minute, to: announcedEnd }])
  const told: DetectionEvent[] = []
  play(world, [watch], [(event) => void (event.notify && event.event !== 'resolved' && told.push(event))])
  const mine = told.filter(({ id }) => id === 'system-3' || id.endsWith('-s3'))
  const inside = mine.filter(({ t }) => t < announcedEnd).length
  const after = mine.filter(({ t }) => t >= announcedEnd)
  return [
    { what: 'A16 alerts inside the announced window', goal: '0', figure: String(inside), met: inside === 0 },
    {
      what: 'A16 over-run: one alert, of the root',
      goal: '1',
      figure: `${after.length}${after[0] ? `, ${Math.round((after[0].t - announcedEnd) / 1000)} s after` : ''}`,
      met: after.length === 1 && after[0]?.scope === 'root',
    },
  ]
}
