import { provinceShape } from '../probe/world/fleet-world.ts'
import { type Line, figure, median } from './alternate.ts'
import { benchCost } from './detection-cost.ts'
import { benchFacts } from './detection-facts.ts'
import { healthyGoals, loneGoals, quantile, sharedGoals } from './detection-goals.ts'
import { playLone } from './detection-lone.ts'
import { benchMaintenance } from './detection-maintenance.ts'
import type { KindScore, Score } from './detection-score.ts'
import { playScenes } from './detection-shared.ts'
import { type PeerName, peers } from './peers/rules.ts'
import { printTable } from './print-table.ts'

/** The thresholds were chosen on the first; what is published was reached on the second. */
const tuningSeeds = [1, 3]
const heldOutSeeds = [101, 102]
const names = Object.keys(peers) as PeerName[]

/**
 * `pnpm bench detection`: how well unstable connections are found, on labelled worlds (A1–A18) made from seeds, beside
 * the rules of well-known tools on the same rounds. Everything is printed, what is missed too.
 */
export function benchDetection(): Line[] {
  const lone = { shape: provinceShape, connections: 120, days: 12, faults: true, lead: false, peers: names }
  const print = (text: string) => process.stdout.write(`${text}\n`)
  const tell = (text: string) => process.stderr.write(`${text}\n`)

  tell('faults of single connections, everyone asked every 60 s …')
  const fixed = heldOutSeeds.map((seed) => playLone({ ...lone, seed }))
  print('\nFaults of one connection, a round every 60 s: found % · median minutes · alerts per episode found')
  const ours = merge(fixed.map((run) => run.ours))
  const theirs = names.map((name) => merge(fixed.map((run) => run.peers[name]!)))
  printTable([
    ['', 'episodes', 'ours', 'p90', ...names],
    ...ours.kinds.map((kind) => [
      kind.kind,
      String(kind.episodes),
      short(kind),
      figure(quantile(kind.delays, 0.9), 1),
      ...theirs.map(({ kinds }) => short(kinds.find((other) => other.kind === kind.kind))),
    ]),
    ['all', '', short(total(ours)), '', ...theirs.map((score) => short(total(score)))],
  ])

  tell('the same faults, suspects asked sooner …')
  const led = merge(heldOutSeeds.map((seed) => playLone({ ...lone, seed, lead: true, peers: [] }).ours))
  const tuned = merge(tuningSeeds.map((seed) => playLone({ ...lone, seed, peers: [] }).ours))
  print('\nOurs: at the held-out seeds with the fast cadence; at the seeds it was tuned on, a round every 60 s')
  printTable([
    ['', 'fast cadence', 'p90', 'tuned on'],
    ...led.kinds.map((kind) => [
      kind.kind,
      short(kind),
      figure(quantile(kind.delays, 0.9), 1),
      short(tuned.kinds.find((other) => other.kind === kind.kind)),
    ]),
    ['all', short(total(led)), '', short(total(tuned))],
  ])

  tell('a healthy fleet …')
  const peace = { ...lone, connections: 200, days: 30, faults: false, peers: [], seed: heldOutSeeds[0]! }
  const healthy = playLone(peace)
  const peersHealthy = playLone({ ...peace, connections: 50, peers: names })
  const healthyLed = playLone({ ...peace, connections: 100, seed: heldOutSeeds[1]!, lead: true })
  print('\nA healthy fleet: false incidents per connection-month')
  printTable([
    ['', 'ours', ...names],
    ['a round every 60 s', ...[healthy.ours, ...names.map((name) => peersHealthy.peers[name]!)].map(falseRate)],
    ['fast cadence', falseRate(healthyLed.ours)],
  ])

  tell('worlds unlike the one it was tuned on …')
  print('\nOther worlds (ours): found % · median minutes · alerts, and false incidents per healthy connection-month')
  const others = [
    ['a round every 30 s', { intervalsS: [30] }],
    ['every 120 s', { intervalsS: [120] }],
    ['every 300 s', { intervalsS: [300] }],
    ['no echoes', { echoes: 0 }],
    ['far and noisy', { rttMs: [60, 300], serverMs: [100, 800], sigma: [0.3, 0.5], failRates: [0.001, 0.004] }],
    ['all intervals', { intervalsS: [30, 60, 120, 300] }],
  ] as const
  printTable([
    ['', 'found', 'false'],
    ...others.map(([name, change], at) => {
      const shape = { ...provinceShape, ...change } as typeof provinceShape
      const run = { ...lone, shape, connections: 80, days: 8, peers: [], seed: 201 + at }
      return [name, short(total(playLone(run).ours)), falseRate(playLone({ ...run, faults: false, days: 30 }).ours)]
    }),
  ])

  tell('shared faults …')
  const scenes = playScenes(provinceShape, heldOutSeeds[0]!, names, false)
  print('\nShared faults, 1,290 connections: messages sent')
  printTable([
    ['', 'affected', 'ours', 'leaks', 'root', 'seconds', ...names],
    ...scenes.map((scene) => [
      scene.scene,
      String(scene.affected),
      String(scene.notifications),
      String(scene.leaks),
      scene.found ? 'right' : 'WRONG',
      scene.delayS === null ? '–' : figure(scene.delayS, 0),
      ...names.map((name) => String(scene.peers[name] ?? '')),
    ]),
  ])
  const more = heldOutSeeds.slice(1).flatMap((seed) => playScenes(provinceShape, seed, [], true))
  return [
    // The goals are those of the product as it asks: suspects sooner. The same at a fixed pace are shown, not judged.
    ...loneGoals(led).map((line) => ({ ...line, what: `${line.what}, fast cadence` })),
    ...loneGoals(ours).map(({ what, goal, figure: reached, met }) => ({
      what: `${what}, a round every 60 s`,
      goal,
      figure: `${reached} · ${met ? 'reached' : 'not reached'}`,
      met: null,
    })),
    ...healthyGoals(healthy.ours, null),
    ...healthyGoals(healthyLed.ours, healthyLed.extra).map((line) => ({ ...line, what: `${line.what}, fast cadence` })),
    ...sharedGoals([...scenes, ...more]),
    ...benchFacts(),
    ...benchMaintenance(),
    ...benchCost(),
  ]
}

/** The scores of several seeds as one. */
function merge(scores: readonly Score[]): Score {
  const kinds = new Map<string, KindScore>()
  for (const kind of scores.flatMap((score) => score.kinds)) {
    const known = kinds.get(kind.kind)
    kinds.set(kind.kind, known ? add(known, kind) : kind)
  }
  return {
    kinds: [...kinds.values()],
    falseIncidents: scores.flatMap((score) => score.falseIncidents),
    nuisances: scores.flatMap((score) => score.nuisances),
    connectionMonths: scores.reduce((sum, score) => sum + score.connectionMonths, 0),
  }
}

const add = (one: KindScore, other: KindScore): KindScore => ({
  kind: one.kind,
  episodes: one.episodes + other.episodes,
  detected: one.detected + other.detected,
  delays: [...one.delays, ...other.delays],
  alerts: one.alerts + other.alerts,
  incidents: one.incidents + other.incidents,
  named: one.named + other.named,
  resets: [...one.resets, ...other.resets],
})

const total = ({ kinds }: Score): KindScore | undefined =>
  kinds.length === 0 ? undefined : kinds.reduce((sum, kind) => add(sum, kind))

const falseRate = (score: Score): string => figure(score.falseIncidents.length / score.connectionMonths, 3)

function short(kind: KindScore | undefined): string {
  if (!kind) return '–'
  const { episodes, detected, delays, alerts } = kind
  if (detected === 0) return '0'
  return `${figure((100 * detected) / episodes, 0)} · ${figure(median(delays), 1)} · ${figure(alerts / detected, 1)}`
}
