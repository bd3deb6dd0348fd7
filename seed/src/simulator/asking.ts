import { type Day, isDay } from 'shared/day.ts'
import { lastReadyDay, makeReporting, settledTo } from '../history/arrival.ts'
import { draw } from '../history/chance.ts'
import type { History } from '../history/history.ts'
import type { Profile } from '../history/profile.ts'
import { daysFrom } from '../history/season.ts'

/** One question put to a subsystem: which days, at which instant, and whether it is losing units just now. */
export interface Asking {
  from: Day
  to: Day
  askedAt: Date
  losingUnits: boolean
  /** The one unit that was asked for, where each has an address of its own. */
  unit?: string
  /** Share of the calls over the gateway to a service that faults spoil since an instant; 0 for none. */
  spoiled?: (service: string, hourFrom: Date) => number
}

export type Answerer = (history: History, asking: Asking, firstDay: Day) => string

/** `yyyyMMdd` for the systems that speak JSON, `yyyy-mm-dd` for the exports of lines. */
export function readDay(written: string | undefined, style: 'compact' | 'plain'): Day | null {
  if (written === undefined) return null
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(written)
  const day = style === 'plain' ? written : compact ? compact.slice(1).join('-') : ''
  return isDay(day) ? day : null
}

export const compact = (day: Day): string => day.replaceAll('-', '')

/** The days of the question that are in the system by now: from the first day of history to the last that has ended. */
export function daysToAnswer({ from, to, askedAt }: Asking, firstDay: Day): Day[] {
  const last = lastReadyDay(askedAt)
  return daysFrom(from < firstDay ? firstDay : from, to < last ? to : last)
}

/** Units a failing subsystem loses: always the same third, so that the gap can be seen. */
export const isLost = (profile: Profile): boolean => draw(profile.seed, 99) < 0.33

const manners = {
  dossier: { late: 0.025, corrected: 0.02, gaps: 0.006 },
  document: { late: 0.02, corrected: 0.015, gaps: 0.006 },
  procedure: { late: 0, corrected: 0, gaps: 0 },
  petition: { late: 0.03, corrected: 0.02, gaps: 0.008 },
  signature: { late: 0.015, corrected: 0.01, gaps: 0.005 },
  certificate: { late: 0.02, corrected: 0, gaps: 0.006 },
  portal: { late: 0.02, corrected: 0, gaps: 0.004 },
  line: { late: 0.005, corrected: 0.01, gaps: 0.004 },
  gateway: { late: 0.02, corrected: 0, gaps: 0.04 },
} as const

/** Walks a unit's days as they are reported: calls back with the share of the final figure known by now. */
export function makeReporter(dataset: keyof typeof manners, asking: Asking) {
  const reporting = makeReporting(dataset, manners[dataset])
  const settled = settledTo(asking.askedAt)
  return (unitSeed: number, day: Day): number | null => {
    if (reporting.isMissing(unitSeed, day)) return null
    if (day <= settled) return 1
    if (!reporting.hasArrived(unitSeed, day, asking.askedAt)) return null
    return reporting.shareKnown(unitSeed, day, asking.askedAt)
  }
}

/** The units that answer for themselves in this asking. */
export function present(profiles: readonly Profile[], { unit, losingUnits }: Asking): readonly Profile[] {
  const asked = unit === undefined ? profiles : profiles.filter((profile) => profile.unit.code === unit)
  return losingUnits ? asked.filter((profile) => !isLost(profile)) : asked
}

export const isSunday = (day: Day): boolean => new Date(`${day}T00:00:00Z`).getUTCDay() === 0

/** The instant as a clock in Vietnam shows it, `yyyyMMddHHmmss`. */
export function vietnamStamp(instant: Date): string {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 19).replaceAll(/[-T:]/g, '')
}
