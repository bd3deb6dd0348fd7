import { formatCount, formatInstant } from 'shared/format.ts'
import type { FeedStatus } from 'shared/feed/feed-contract.ts'
import type { Schedule } from 'shared/feed/feed.ts'
import { feedPageMessages as m } from 'shared/messages/feed-page.ts'
import { say } from 'shared/messages/say.ts'
import type { Locale, Text } from 'shared/text.ts'
import type { ProvinceAnswer } from '../shell/use-province.ts'

const minuteMs = 60_000

/** How long ago, in the largest unit that still says something. */
export function agoText(locale: Locale, then: string, now: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(then)) / minuteMs))
  if (minutes < 1) return say(locale, m.justNow)
  if (minutes < 60) return say(locale, m.agoMinutes, { n: minutes })
  if (minutes < 48 * 60) return say(locale, m.agoHours, { n: Math.floor(minutes / 60) })
  return say(locale, m.agoDays, { n: formatCount(locale, Math.floor(minutes / (24 * 60))) })
}

/** When it will be asked again: soon as a span of time, later as an instant. */
export function untilText(locale: Locale, then: string, now: string): string {
  const minutes = Math.ceil((Date.parse(then) - Date.parse(now)) / minuteMs)
  if (minutes < 1) return say(locale, m.soon)
  if (minutes < 90) return say(locale, m.inMinutes, { n: minutes })
  if (minutes < 12 * 60) return say(locale, m.inHours, { n: Math.round(minutes / 60) })
  return formatInstant(locale, then)
}

export function scheduleText(locale: Locale, schedule: Schedule): string {
  if (schedule.kind === 'daily') return say(locale, m.scheduleDaily, { at: schedule.at })
  const hours = schedule.minutes / 60
  return Number.isInteger(hours)
    ? say(locale, m.scheduleHours, { n: hours })
    : say(locale, m.scheduleEvery, { n: schedule.minutes })
}

export function lagText(locale: Locale, hours: number): string {
  return hours > 24 && hours % 24 === 0
    ? say(locale, m.lagDays, { n: hours / 24 })
    : say(locale, m.lagHours, { n: hours })
}

/** Trouble first: what fails, what is late, what is still loading; then by name. */
const urgency: Record<FeedStatus['state'], number> = {
  failing: 0,
  late: 1,
  never: 2,
  loading: 3,
  healthy: 4,
  paused: 5,
}
export const byUrgency = (a: FeedStatus, b: FeedStatus): number =>
  urgency[a.state] - urgency[b.state] || b.daysBehind - a.daysBehind

export interface WithoutFeed {
  id: string
  name: Text
  provider: Text | null
  /** One sentence for each reason; empty when no KPI is measured from it at all. */
  reasons: Text[]
}

/** Systems no feed asks, and why: the KPIs that would rest on them say what they wait for. */
export function systemsWithout(
  { subsystems, kpis }: Pick<ProvinceAnswer, 'subsystems' | 'kpis'>,
  feeds: readonly Pick<FeedStatus, 'subsystem'>[],
): WithoutFeed[] {
  const asked = new Set(feeds.map(({ subsystem }) => subsystem))
  return subsystems
    .filter(({ id }) => !asked.has(id))
    .map(({ id, name, provider }) => {
      const waits = kpis.filter((kpi) => kpi.subsystems.includes(id)).flatMap(({ awaiting }) => awaiting ?? [])
      return { id, name, provider, reasons: [...new Map(waits.map((wait) => [wait.vi, wait])).values()] }
    })
}
