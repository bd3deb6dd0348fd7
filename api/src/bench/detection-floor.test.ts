import { expect, test } from 'vitest'
import { provinceShape } from '../probe/world/fleet-world.ts'
import { benchFacts } from './detection-facts.ts'
import { playLone } from './detection-lone.ts'
import { playScenes } from './detection-shared.ts'

/** The floor under `pnpm bench detection`: small worlds of one seed, loose enough for chance, tight enough to see a slip. */
const small = { shape: provinceShape, connections: 30, days: 6, lead: false, peers: [], seed: 77 }

test('of single faults of every kind at least 93 % are found, with few alerts, by the right name', () => {
  const { ours } = playLone({ ...small, faults: true })
  const sum = (of: (kind: (typeof ours.kinds)[number]) => number) => ours.kinds.reduce((all, kind) => all + of(kind), 0)
  const found = sum(({ detected }) => detected)
  expect(found / sum(({ episodes }) => episodes)).toBeGreaterThanOrEqual(0.93)
  expect(sum(({ alerts }) => alerts) / found).toBeLessThanOrEqual(1.35)
  expect(sum(({ named }) => named) / found).toBeGreaterThanOrEqual(0.9)
})

test('a healthy fleet stays quiet', () => {
  const { ours } = playLone({ ...small, connections: 30, days: 15, faults: false })
  expect(ours.falseIncidents.length / ours.connectionMonths).toBeLessThanOrEqual(0.2)
})

test('shared faults are one message each, of the right root', () => {
  const shape = { ...provinceShape, communes: 40, segments: 4 }
  const scenes = playScenes(shape, 77, [], false)
  expect(scenes.filter(({ found }) => !found).map(({ scene }) => scene)).toEqual([])
  const affected = scenes.reduce((all, scene) => all + scene.affected, 0)
  expect(scenes.reduce((all, scene) => all + scene.leaks, 0) / affected).toBeLessThanOrEqual(0.01)
}, 60_000)

test('certificates and clocks are told exactly', () => {
  expect(benchFacts().filter(({ met }) => met === false)).toEqual([])
})
