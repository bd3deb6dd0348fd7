import type { ContractHours } from '../probe/contract-hours.ts'
import type { WorkCalendar } from '../workday.ts'
import type { Tell } from './decision.ts'
import { type DutyRoster, onDuty } from './duty-roster.ts'
import { type IncidentScope, type Severity, severities, type Told } from './incident.ts'
import { isWithin, nextWithin } from './office-hours.ts'

export type Target = { kind: 'channel'; id: string } | { kind: 'roster'; id: string }

/** What is told to whom. Rules stand in an order, and the first that fits an incident decides. Empty lists fit all. */
export interface AlertRule {
  id: string
  scopes: readonly IncidentScope[]
  atLeast: Severity
  subsystems: readonly string[]
  units: readonly string[]
  providers: readonly string[]
  to: readonly Target[]
  /** What is less grave than this waits for the digest. */
  digestBelow: Severity | null
  /** How long a digest collects before it leaves, on the stroke; four hours unless told otherwise. */
  digestMinutes?: number | undefined
  /** Outside office hours, what is less grave than this waits until they begin. */
  nightBelow: Severity | null
  repeatMinutes: number | null
  escalation: readonly { afterMinutes: number; to: readonly Target[] }[]
}

/** What a rule is judged by. */
export interface Matter {
  scope: IncidentScope
  severity: Severity
  subsystem: string | null
  unit: string | null
  provider: string | null
}

export function ruleFor<R extends AlertRule>(rules: readonly R[], matter: Matter): R | null {
  const fits = (list: readonly string[], value: string | null) =>
    list.length === 0 || (value !== null && list.includes(value))
  return (
    rules.find(
      (rule) =>
        fits(rule.scopes, matter.scope) &&
        severities.indexOf(matter.severity) >= severities.indexOf(rule.atLeast) &&
        fits(rule.subsystems, matter.subsystem) &&
        fits(rule.units, matter.unit) &&
        fits(rule.providers, matter.provider),
    ) ?? null
  )
}

export interface Ways {
  /** Recipients of each channel that is switched on. */
  channels: ReadonlyMap<string, readonly string[]>
  rosters: ReadonlyMap<string, DutyRoster>
  officeHours: ContractHours
  calendar: Pick<WorkCalendar, 'isWorkingDay'>
}

/** 7, 11, 15, 19, 23 and 3 o'clock in Vietnam. */
export const usualDigestMinutes = 240

/** Pages of the program show every incident; this way there is always. */
export const inApp: Told = { channel: 'in-app', recipient: '*', digestAt: null }

/**
 * To whom one thing goes, and when. That it is over goes to everybody who was told that it is so and to nobody else, and
 * never before that: whoever still waits for the digest reads both there.
 */
export function addressTell(
  tell: Tell,
  rule: AlertRule | null,
  before: readonly Told[],
  at: number,
  ways: Ways,
): Told[] {
  if (tell.kind === 'resolved')
    return before.map((told) => ({
      ...told,
      digestAt: told.digestAt !== null && told.digestAt > at ? told.digestAt : null,
    }))
  const targets = rule === null ? [] : tell.level === 0 ? rule.to : (rule.escalation[tell.level - 1]?.to ?? rule.to)
  const digestAt = rule && tell.kind !== 'escalated' ? waitsUntil(tell.severity, rule, at, ways) : null
  // What is graver or still so goes also to those who know of it already.
  const again = tell.kind === 'raised' || tell.kind === 'reminder' ? before : []
  const found = [inApp, ...targets.flatMap((target) => reach(target, at, ways)), ...again]
  const once = new Map(found.map(({ channel, recipient }) => [`${channel}\n${recipient}`, { channel, recipient }]))
  return [...once.values()].map((one) => ({ ...one, digestAt: one.channel === inApp.channel ? null : digestAt }))
}

/** Everybody who now knows; the newest word to each says whether it waits. */
export function nowTold(before: readonly Told[], addressed: readonly Told[]): Told[] {
  return [...new Map([...before, ...addressed].map((told) => [`${told.channel}\n${told.recipient}`, told])).values()]
}

function reach(
  target: Target,
  at: number,
  { channels, rosters, calendar }: Ways,
): { channel: string; recipient: string }[] {
  if (target.kind === 'channel')
    return (channels.get(target.id) ?? []).map((recipient) => ({ channel: target.id, recipient }))
  const roster = rosters.get(target.id)
  if (!roster || !channels.has(roster.channel)) return []
  const person = onDuty(roster, at, calendar)
  return person ? [{ channel: roster.channel, recipient: person.recipient }] : []
}

function waitsUntil(severity: Severity, rule: AlertRule, at: number, ways: Ways): number | null {
  const below = (limit: Severity | null) => limit !== null && severities.indexOf(severity) < severities.indexOf(limit)
  const everyMs = (rule.digestMinutes ?? usualDigestMinutes) * 60_000
  const stroke = (from: number) => Math.ceil((from + 1) / everyMs) * everyMs
  const office = isWithin(at, ways.officeHours, ways.calendar)
  if (!office && below(rule.nightBelow)) return nextWithin(at, ways.officeHours, ways.calendar)
  return below(rule.digestBelow) ? stroke(at) : null
}
