import { addDays, type Day, dayOf, dayOfMonth, instantOf, weekdayOf } from '../day.ts'
import type { WorkCalendar } from '../workday.ts'
import { minuteOf } from './office-hours.ts'

/** Which days announced work falls on again and again. */
export type Recurrence =
  | { every: 'week'; weekdays: readonly number[] }
  | { every: 'month'; daysOfMonth: readonly number[] }
  /** The n-th weekday of the month: the second Saturday is `nth` 2 and `weekday` 6. */
  | { every: 'nth-weekday'; nth: number; weekday: number }
  | { every: 'rest-day' }

export type WorkTime =
  | { kind: 'once'; from: string; to: string }
  /** `from` on Vietnam's clock, for so many minutes; it may run past midnight. */
  | { kind: 'recurring'; on: Recurrence; from: string; minutes: number; firstDay: Day; lastDay: Day | null }

/** What is worked on. An empty list names nothing; without any, nothing is covered. */
export interface WorkedOn {
  nodes: readonly string[]
  connections: readonly string[]
  subsystems: readonly string[]
  units: readonly string[]
  providers: readonly string[]
}

export interface MaintenanceWindow {
  id: string
  time: WorkTime
  on: WorkedOn
}

/** One time at which work goes on, epoch ms. */
export interface Occurrence {
  window: string
  from: number
  to: number
}

type Calendar = Pick<WorkCalendar, 'isWorkingDay'>

/** All times of a window that touch a stretch, in order. Days are Vietnam's; work that runs past midnight is one time. */
export function occurrencesOf(
  { id, time }: Pick<MaintenanceWindow, 'id' | 'time'>,
  from: number,
  to: number,
  calendar: Calendar,
): Occurrence[] {
  if (time.kind === 'once') {
    const once = { window: id, from: Date.parse(time.from), to: Date.parse(time.to) }
    return once.from < to && once.to > from ? [once] : []
  }
  const found: Occurrence[] = []
  const lengthMs = time.minutes * 60_000
  const earliest = dayOf(new Date(from - lengthMs))
  const last = dayOf(new Date(to))
  for (let day = earliest > time.firstDay ? earliest : time.firstDay; day <= last; day = addDays(day, 1)) {
    if (time.lastDay !== null && day > time.lastDay) break
    if (!fallsOn(time.on, day, calendar)) continue
    const begins = instantOf(day, minuteOf(time.from)).getTime()
    if (begins < to && begins + lengthMs > from) found.push({ window: id, from: begins, to: begins + lengthMs })
  }
  return found
}

function fallsOn(on: Recurrence, day: Day, calendar: Calendar): boolean {
  switch (on.every) {
    case 'week':
      return on.weekdays.includes(weekdayOf(day))
    case 'month':
      return on.daysOfMonth.includes(dayOfMonth(day))
    case 'nth-weekday':
      return weekdayOf(day) === on.weekday && Math.ceil(dayOfMonth(day) / 7) === on.nth
    case 'rest-day':
      return !calendar.isWorkingDay(day)
  }
}

/** What can be worked on about an incident: its own thing, and what it runs through. */
export interface Workable {
  connection: string | null
  nodes: readonly string[]
  subsystem: string | null
  unit: string | null
  provider: string | null
}

export function covers(on: WorkedOn, { connection, nodes, subsystem, unit, provider }: Workable): boolean {
  return (
    (connection !== null && on.connections.includes(connection)) ||
    on.nodes.some((node) => nodes.includes(node)) ||
    (subsystem !== null && on.subsystems.includes(subsystem)) ||
    (unit !== null && on.units.includes(unit)) ||
    (provider !== null && on.providers.includes(provider))
  )
}

/** The announced work something falls under at a moment, and until when: of several, the one that ends last. */
export function workAt(
  windows: readonly MaintenanceWindow[],
  thing: Workable,
  at: number,
  calendar: Calendar,
): { id: string; until: number } | null {
  let latest: { id: string; until: number } | null = null
  for (const window of windows) {
    if (!covers(window.on, thing)) continue
    for (const { to } of occurrencesOf(window, at, at + 1, calendar))
      if (latest === null || to > latest.until) latest = { id: window.id, until: to }
  }
  return latest
}
