import { wilson } from '../statistics/wilson.ts'
import type { Span } from './owed-spans.ts'
import type { ConnectionState, Overlay } from './state.ts'

/** How time counts: for the connection, against it, or not at all. */
export const countings = ['good', 'bad', 'excluded'] as const
export type Counting = (typeof countings)[number]

export const timeKinds = ['up', 'degraded', 'unstable', 'down', 'unknown', 'blind', 'maintenance'] as const
export type TimeKind = (typeof timeKinds)[number]

/** What counts as what; `up` is good and `down` is bad under every rule. */
export type AvailabilityRule = Readonly<Record<Exclude<TimeKind, 'up' | 'down'>, Counting>>

/**
 * The usual reading of a contract: unstable is not down; announced work is nobody's fault; what nobody saw is neither up
 * nor down and is told beside the figure, as is the time in which the prober itself was sick.
 */
export const usualRule: AvailabilityRule = {
  degraded: 'good',
  unstable: 'good',
  unknown: 'excluded',
  blind: 'excluded',
  maintenance: 'excluded',
}

/** A stretch of the history of a connection. */
export interface StateSpan extends Span {
  state: ConnectionState
  overlays: readonly Overlay[]
}

/** Milliseconds of owed time by kind, and what they come to. They add up over connections. */
export interface OwedTime {
  ms: Record<TimeKind, number>
  /** How often it went down within owed time, and the longest of it. */
  downs: number
  longestDownMs: number
}

export const noTime = (): OwedTime => ({
  ms: { up: 0, degraded: 0, unstable: 0, down: 0, unknown: 0, blind: 0, maintenance: 0 },
  downs: 0,
  longestDownMs: 0,
})

/** Sorts owed time by how the connection stood; both lists in order. Time of which no history tells is unknown. */
export function sortTime(owed: readonly Span[], history: readonly StateSpan[]): OwedTime {
  const time = noTime()
  let place = 0
  let downTo = Number.NEGATIVE_INFINITY
  let downMs = 0
  for (const span of owed) {
    let at = span.from
    while (place > 0 && history[place - 1]!.to > at) place -= 1
    while (place < history.length && history[place]!.to <= at) place += 1
    for (; place < history.length && history[place]!.from < span.to; place += 1) {
      const stretch = history[place]!
      const begins = Math.max(at, stretch.from)
      const ends = Math.min(span.to, stretch.to)
      time.ms.unknown += begins - at
      const kind = kindOf(stretch)
      time.ms[kind] += ends - begins
      if (kind === 'down') {
        // One outage, though its reasons changed or the office closed in between.
        const goesOn = begins === downTo || (stretch.from <= downTo && begins > downTo)
        time.downs += goesOn ? 0 : 1
        downMs = goesOn ? downMs + ends - begins : ends - begins
        downTo = ends
        time.longestDownMs = Math.max(time.longestDownMs, downMs)
      }
      at = ends
      if (stretch.to > span.to) break
    }
    time.ms.unknown += span.to - at
  }
  return time
}

export function kindOf({ state, overlays }: Pick<StateSpan, 'state' | 'overlays'>): TimeKind {
  if (overlays.includes('maintenance')) return 'maintenance'
  if (overlays.includes('blind')) return 'blind'
  return state
}

export function addTime(time: OwedTime, other: OwedTime): OwedTime {
  for (const kind of timeKinds) time.ms[kind] += other.ms[kind]
  time.downs += other.downs
  time.longestDownMs = Math.max(time.longestDownMs, other.longestDownMs)
  return time
}

/** Availability = good ÷ (good + bad), with what was left out beside it. Minutes are whole. */
export interface Availability {
  good: number
  bad: number
  excluded: number
  /** 0 to 1; null where nothing counts. */
  share: number | null
  /** 95 %, a minute taken as one observation. */
  low: number | null
  high: number | null
}

export function availabilityOf(time: OwedTime, rule: AvailabilityRule = usualRule): Availability {
  const ms = { good: time.ms.up, bad: time.ms.down, excluded: 0 }
  for (const kind of timeKinds) if (kind !== 'up' && kind !== 'down') ms[rule[kind]] += time.ms[kind]
  const counted = ms.good + ms.bad
  const interval = wilson(ms.good / 60_000, counted / 60_000)
  return {
    good: Math.round(ms.good / 60_000),
    bad: Math.round(ms.bad / 60_000),
    excluded: Math.round(ms.excluded / 60_000),
    share: counted > 0 ? ms.good / counted : null,
    low: interval.kind === 'interval' ? interval.low : null,
    high: interval.kind === 'interval' ? interval.high : null,
  }
}
