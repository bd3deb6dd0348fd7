import type { OpenRoot } from './open-root.ts'
import { isFresh, type Ward } from './ward.ts'

/** Whether what hangs on a root answers again: a tenth at most still fails, or of few connections a third. */
export function answersAgain(ward: Ward, root: OpenRoot): boolean {
  let asked = 0
  let failing = 0
  for (const leaf of ward.fleet.suspects[root.suspect]!.leaves) {
    if (root.released.has(leaf) || ward.maintained[leaf]! > 0 || !isFresh(ward, leaf)) continue
    asked += 1
    if (ward.tracks[leaf]!.run > 0) failing += 1
  }
  return asked > 0 && (failing < 0.1 * asked || (asked <= 20 && failing <= 0.34 * asked))
}

/** Whether the pooled share of bad rounds has fallen to a third of what the root was found with. */
export function isCalm({ windows, now }: Ward, root: OpenRoot, normal: readonly number[]): boolean {
  return ([0, 1, 2] as const).every((metric) => {
    if (root.rates[metric] === 0) return true
    const { rounds, bad } = windows.since(root.suspect, metric, now - 10 * windows.bucketMs)
    return bad / Math.max(1, rounds) <= Math.max(0.35 * root.rates[metric], 1.5 * normal[metric]!)
  })
}

/** How bad it has lately been at its worst: found early, a root's windows still hold much of the good time before it. */
export function worsen({ windows, now }: Ward, root: OpenRoot): boolean {
  let worse = false
  for (const metric of [0, 1, 2] as const) {
    if (root.rates[metric] === 0) continue
    const { rounds, bad } = windows.since(root.suspect, metric, now - 5 * windows.bucketMs)
    if (bad >= 5 && bad > 1.1 * root.rates[metric] * rounds) {
      root.rates[metric] = Math.min(0.999, bad / rounds)
      worse = true
    }
  }
  return worse
}

/** Connections that keep failing while the others answer again are dead for themselves: the root lets them go. */
export function letGo(ward: Ward, root: OpenRoot): void {
  if (root.recoveredAt === 0 || ward.now - root.recoveredAt < 60_000) return
  for (const leaf of ward.fleet.suspects[root.suspect]!.leaves) {
    if (ward.fresh[leaf]! < 3 || ward.tracks[leaf]!.run < 3 || ward.hardCover[leaf] !== root.suspect) continue
    root.released.add(leaf)
    ward.hardCover[leaf] = -1
  }
}

/** Those of a dead node that have not answered since it died. */
export function unheard(ward: Ward, leaves: Int32Array, onset: number): Set<number> {
  const silent = (leaf: number) => !ward.tracks[leaf]!.lastOk || ward.tracks[leaf]!.lastAt <= onset + 3000
  return new Set(leaves.filter((leaf) => ward.maintained[leaf] === 0 && silent(leaf)))
}

/** Whom it concerns by now. */
export function concerned(ward: Ward, root: OpenRoot): Set<number> {
  const since = root.openedAt - 300_000
  const members = new Set<number>()
  for (const leaf of ward.fleet.suspects[root.suspect]!.leaves) {
    if (root.released.has(leaf)) continue
    const { run, lastSlowAt, lastLossAt, lastFailureAt } = ward.tracks[leaf]!
    const lastBad = [lastFailureAt, lastSlowAt, lastLossAt]
    if (
      run > 0 ||
      (root.hard && root.members.has(leaf)) ||
      lastBad.some((at, metric) => root.rates[metric]! > 0 && at > since)
    )
      members.add(leaf)
  }
  return members
}
