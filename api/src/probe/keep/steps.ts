import type { Standing } from './batch.ts'

/** What is kept of a connection between batches. Times in epoch ms. */
export interface Kept extends Standing {
  lastAt: number
}

/** From `at` on the connection stood so, until the next step known. */
export interface Step extends Omit<Standing, 'since'> {
  at: number
}

/** What a batch says of one connection: when its rounds began, and how the detector sees it after them. */
export interface News {
  rounds: { first: number; last: number } | null
  standing: Standing | null
  /** When a standing without a round was seen. */
  seenAt: number
}

export interface Decision {
  steps: Step[]
  /** Rounds that come after later ones fill in what was unknown, and nothing else. */
  fill: { from: number; to: number; step: Step } | null
  standing: Standing
  changed: boolean
}

/** After this many intervals without a round nobody knows how a connection stands. */
const silentAfter = 3

/**
 * What a batch changes in the history of one connection. A gap between rounds becomes `unknown` from where the next
 * round was due: silence is never counted as up, nor as down.
 */
export function decideSteps(kept: Kept | null, news: News, intervalMs: number): Decision {
  const { rounds, standing, seenAt } = news
  if (!kept) {
    const at = Math.min(rounds?.first ?? seenAt, standing?.since ?? Infinity)
    const begun = standing ?? { ...unknown, since: at }
    return { steps: [stepOf(begun, rounds?.first ?? begun.since)], fill: null, standing: begun, changed: true }
  }
  if (rounds && rounds.last < kept.lastAt) {
    const step = stepOf(standing ?? kept, rounds.first)
    const fill = step.state === 'unknown' ? null : { from: rounds.first, to: rounds.last + intervalMs, step }
    return { steps: [], fill, standing: kept, changed: false }
  }
  const steps: Step[] = []
  let now: Standing = kept
  if (rounds && rounds.first > kept.lastAt + silentAfter * intervalMs && now.state !== 'unknown') {
    now = { ...unknown, overlays: now.overlays, since: Math.max(kept.since, kept.lastAt + intervalMs) }
    steps.push(stepOf(now, now.since))
  }
  const next = standing ?? (now === kept ? kept : { ...kept, since: rounds?.first ?? seenAt })
  if (!same(now, next)) {
    const earliest = rounds?.first ?? seenAt
    const at = next.state !== now.state && next.since > now.since ? next.since : Math.max(now.since, earliest)
    now = { ...next, since: next.state === now.state ? now.since : at }
    steps.push(stepOf(now, at))
  }
  return { steps, fill: null, standing: now, changed: steps.length > 0 }
}

export const unknown = { state: 'unknown', reasons: [], overlays: [], root: null } satisfies Omit<Standing, 'since'>

const stepOf = ({ state, reasons, overlays, root }: Standing, at: number): Step => ({
  at,
  state,
  reasons,
  overlays,
  root,
})

const same = (one: Standing, other: Standing): boolean =>
  one.state === other.state && one.root === other.root && list(one) === list(other)

const list = ({ reasons, overlays }: Standing): string => `${reasons.toSorted().join()} ${overlays.toSorted().join()}`
