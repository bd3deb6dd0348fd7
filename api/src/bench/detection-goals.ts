import { type Line, figure, median } from './alternate.ts'
import type { KindScore, Score } from './detection-score.ts'
import type { SceneScore } from './detection-shared.ts'

/** What is aimed at for each kind of fault: share found, median minutes to it. */
const goals: [kind: string, recall: number, delayMin: number | null][] = [
  ['A1 hard down', 0.99, 2],
  ['A3a flap 2–5 min', 0.99, 2],
  ['A3b flap 10–20 min', 0.99, 2],
  ['A3c flap 40–70 min', 0.99, 2],
  ['A4 latency ramp', 0.97, 15],
  ['A5 latency step', 0.99, 2],
  ['A6 congestion', 0.99, 2],
  ['A7 loss 5 %', 0.97, 10],
  ['A7 loss 10 %', 0.99, 4],
  ['A7 loss 20 %', 0.99, 2],
  ['A7 loss 30 %', 0.99, 2],
  ['A8 errors 2 %', 0.8, null],
  ['A8 errors 5 %', 0.97, 60],
  ['A8 errors 10 %', 0.99, 20],
  ['A8 errors 20 %', 0.99, 10],
  ['A8 gray 50 %', 0.99, null],
]

const percent = (share: number) => `${figure(100 * share, 1)} %`
const line = (what: string, goal: string, measured: string, met: boolean): Line => ({
  what,
  goal,
  figure: measured,
  met,
})
const sum = (kinds: readonly KindScore[], of: (kind: KindScore) => number) =>
  kinds.reduce((all, kind) => all + of(kind), 0)

/** Each goal for single connections beside what was reached. */
export function loneGoals({ kinds }: Score): Line[] {
  const lines: Line[] = []
  for (const [name, recallGoal, delayGoal] of goals) {
    const kind = kinds.find((candidate) => candidate.kind === name)
    if (!kind) continue
    const recall = kind.detected / kind.episodes
    lines.push(line(`${name}: found`, `≥ ${percent(recallGoal)}`, percent(recall), recall >= recallGoal))
    const delay = median(kind.delays)
    if (delayGoal !== null)
      lines.push(line(`${name}: median minutes`, `≤ ${delayGoal}`, figure(delay, 1), delay <= delayGoal))
  }
  const detected = sum(kinds, (kind) => kind.detected)
  const recall = detected / sum(kinds, (kind) => kind.episodes)
  const alerts = sum(kinds, (kind) => kind.alerts) / detected
  const named = sum(kinds, (kind) => kind.named) / detected
  const p90 = quantile(
    kinds.flatMap(({ delays }) => delays),
    0.9,
  )
  const reset = median(kinds.filter(({ kind }) => !kind.startsWith('A3')).flatMap(({ resets }) => resets))
  return [
    ...lines,
    line('all: found', '≥ 97 %', percent(recall), recall >= 0.97),
    line('all: minutes, nine in ten', '≤ 40', figure(p90, 1), p90 <= 40),
    line('all: alerts per episode found', '≤ 1.2', figure(alerts), alerts <= 1.2),
    line('all: named rightly', '≥ 90 %', percent(named), named >= 0.9),
    line('not flapping: minutes to close, median', '≤ 15', figure(reset, 1), reset <= 15),
  ]
}

export function healthyGoals(score: Score, extra: number | null): Line[] {
  const perMonth = score.falseIncidents.length / score.connectionMonths
  const nuisance = score.nuisances.length / score.connectionMonths
  return [
    line('healthy: false per connection-month', '≤ 0.05', figure(perMonth, 3), perMonth <= 0.05),
    line('healthy: of them by benign blips', '≤ 0.01', figure(nuisance, 3), nuisance <= 0.01),
    ...(extra === null ? [] : [line('healthy: extra probes', '≤ 10 %', percent(extra), extra <= 0.1)]),
  ]
}

export function sharedGoals(scenes: readonly SceneScore[]): Line[] {
  const found = scenes.filter((scene) => scene.found).length / scenes.length
  const affected = scenes.reduce((all, scene) => all + scene.affected, 0)
  const notified = scenes.reduce((all, scene) => all + scene.notifications, 0)
  const leaks = scenes.reduce((all, scene) => all + scene.leaks, 0) / affected
  const delays = (isHard: boolean) =>
    scenes.flatMap(({ scene, delayS }) => (delayS !== null && / (down|dead)$/.test(scene) === isHard ? [delayS] : []))
  const hard = median(delays(true))
  const weak = median(
    scenes.flatMap(({ scene, delayS }) => (scene.includes(' 2 %') && delayS !== null ? [delayS] : [])),
  )
  return [
    line('shared: right root and no other', '≥ 95 %', percent(found), found >= 0.95),
    line('shared: connections per notification', '≥ 100', figure(affected / notified, 0), affected / notified >= 100),
    line('shared: leaks to single connections', '≤ 1 %', percent(leaks), leaks <= 0.01),
    line('shared: seconds to a dead root, median', '≤ 60', figure(hard, 0), hard <= 60),
    line('shared: seconds to 2 % of a system', '≤ 300', figure(weak, 0), weak <= 300),
  ]
}

export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
