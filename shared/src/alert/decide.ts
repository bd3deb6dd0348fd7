import { applyAct } from './apply-act.ts'
import type { Decision, Entry, News, Surroundings, Tell } from './decision.ts'
import { graver, gravest, type IncidentState } from './incident.ts'

/** What comes back within this time is the same incident: the note of the duty officer still holds. */
export const recurrenceMs = 75 * 60_000
/** A recurrence is told only when it lasts. */
const lastingMs = 10 * 60_000
/** When a root has recovered, what hung on it gets two rounds to show that it has too. */
const freshMs = 2 * 60_000

/** Whether an incident is over for good, so that what happens next is another one. */
export const isPast = (incident: IncidentState, at: number): boolean =>
  incident.phase !== 'open' && at - (incident.settledAt ?? at) > recurrenceMs

/**
 * What follows from news of one incident: how it stands next, what its timeline says, and who is to be told what. It
 * asks no clock and sends nothing. Suppression, announced work and snoozing keep back that something is wrong, and never
 * that it is over.
 */
export function decide(before: IncidentState | null, news: News, around: Surroundings): Decision {
  const { at } = around
  const entries: Entry[] = []
  // People may still explain and comment what is long over.
  const known = before !== null && (news.kind === 'act' || !isPast(before, at)) ? before : null
  let next = known && { ...known }
  if (news.kind === 'seen') next = see(next, news, at, entries)
  if (!next) return { next: before, entries: [], tell: [], wakeAt: null }
  if (news.kind === 'over') settle(next, at, entries)
  if (news.kind === 'act') applyAct(next, news.act, at, entries)
  surround(next, around, entries)
  const tell = next.phase === 'open' ? tellOpen(next, around, entries) : tellOver(next, entries)
  return { next, entries, tell, wakeAt: wakeOf(next, around) }
}

function see(
  known: IncidentState | null,
  { severity, condition, reasons, members, tell }: Extract<News, { kind: 'seen' }>,
  at: number,
  entries: Entry[],
): IncidentState {
  if (!known) {
    entries.push({ kind: 'opened', severity, condition, reasons, members: members.length })
    return { ...opened(at), severity, condition, reasons, members, wantsFrom: tell ? at : null }
  }
  const next = { ...known, members, condition, reasons }
  if (known.phase !== 'open') {
    // Also after a person has closed it: the evidence speaks last.
    const again = { phase: 'open', settledAt: null, recurrences: known.recurrences + 1, severity } as const
    Object.assign(next, again, { resolution: null, acknowledged: null, snoozedUntil: null, escalated: 0 })
    next.wantsFrom = tell ? at + lastingMs : null
    next.reasons = [...new Set([...reasons, 'recurring'])]
    entries.push({ kind: 'recurred', severity, condition, reasons, members: members.length })
    return next
  }
  next.reasons = [...new Set([...reasons, ...known.reasons.filter((reason) => reason === 'recurring')])]
  // Told to be told once more: it lasts. What waits already does not wait anew.
  if (tell) next.wantsFrom ??= at
  if (graver(severity, known.severity)) {
    next.severity = severity
    // Graver than what was put to sleep, and no recurrence to be waited out.
    next.snoozedUntil = null
    if (tell) next.wantsFrom = at
    entries.push({ kind: 'raised', severity, condition, reasons, members: members.length })
  } else if (differs(known, next)) {
    entries.push({ kind: 'updated', severity: next.severity, condition, reasons, members: members.length })
  }
  return next
}

const opened = (at: number): IncidentState => ({
  phase: 'open',
  severity: 'info',
  condition: '',
  reasons: [],
  members: [],
  openedAt: at,
  settledAt: null,
  recurrences: 0,
  step: 0,
  wantsFrom: null,
  told: null,
  firstToldAt: null,
  toldAt: null,
  toldTo: [],
  escalated: 0,
  acknowledged: null,
  assignee: null,
  snoozedUntil: null,
  suppressedBy: null,
  maintenance: null,
  resolution: null,
})

function differs(before: IncidentState, after: IncidentState): boolean {
  const told = ({ condition, reasons, members }: IncidentState) =>
    JSON.stringify([condition, reasons.toSorted(), members.toSorted()])
  return told(before) !== told(after)
}

function settle(next: IncidentState, at: number, entries: Entry[]): void {
  if (next.phase !== 'open') return
  next.settledAt = at
  next.phase = next.resolution ? 'closed' : 'settled'
  next.wantsFrom = null
  entries.push({ kind: 'settled' })
}

/** Whether a root explains it and whether work was announced is asked anew at every step, and noted when it changes. */
function surround(next: IncidentState, { at, suppressedBy, maintenance }: Surroundings, entries: Entry[]): void {
  if (next.phase !== 'open') return
  if (next.suppressedBy !== suppressedBy) {
    if (suppressedBy) entries.push({ kind: 'suppressed', by: suppressedBy })
    else {
      entries.push({ kind: 'released' })
      if (next.told === null && next.wantsFrom !== null) next.wantsFrom = Math.max(next.wantsFrom, at + freshMs)
    }
    next.suppressedBy = suppressedBy
  }
  const work = maintenance?.id ?? null
  if (next.maintenance === work) return
  if (work) entries.push({ kind: 'maintenance', window: work })
  // The announced time is over and it is still so.
  else if (next.maintenance) entries.push({ kind: 'overran', window: next.maintenance })
  next.maintenance = work
}

function tellOpen(next: IncidentState, around: Surroundings, entries: Entry[]): Tell[] {
  const { at } = around
  if (next.wantsFrom === null || at < next.wantsFrom) return []
  if (next.suppressedBy || next.maintenance) return []
  if (next.snoozedUntil !== null) {
    if (at < next.snoozedUntil) return []
    next.snoozedUntil = null
    entries.push({ kind: 'snooze-ended' })
    if (next.told !== null) return [say(next, 'reminder', at)]
  }
  if (next.told === null) return [say(next, 'firing', at)]
  if (graver(next.severity, next.told)) return [say(next, 'raised', at)]
  if (next.acknowledged) return []
  const level = around.escalationMs[next.escalated]
  if (level !== undefined && at >= next.firstToldAt! + level) {
    next.escalated += 1
    entries.push({ kind: 'escalated', level: next.escalated })
    return [say(next, 'escalated', at)]
  }
  if (around.repeatMs !== null && at >= next.toldAt! + around.repeatMs) return [say(next, 'reminder', at)]
  return []
}

function say(next: IncidentState, kind: Tell['kind'], at: number): Tell {
  next.step += 1
  next.firstToldAt = next.told === null ? at : next.firstToldAt
  next.told = next.told === null ? next.severity : gravest(next.told, next.severity)
  next.toldAt = at
  return { step: next.step, kind, severity: next.severity, level: next.escalated }
}

/** Whoever was told that it is so is told that it is over, whatever else holds. */
function tellOver(next: IncidentState, entries: Entry[]): Tell[] {
  if (next.told === null) return []
  next.step += 1
  next.told = null
  next.escalated = 0
  entries.push({ kind: 'told-over' })
  return [{ step: next.step, kind: 'resolved', severity: next.severity, level: 0 }]
}

/** When to look again though nothing has happened; null: only news can change anything. */
function wakeOf(next: IncidentState, around: Surroundings): number | null {
  if (next.phase !== 'open' || next.wantsFrom === null) return null
  const times: (number | null | undefined)[] = [around.maintenance?.until]
  if (next.wantsFrom > around.at) times.push(next.wantsFrom)
  if (next.snoozedUntil !== null) times.push(next.snoozedUntil)
  if (next.told !== null && !next.acknowledged) {
    const level = around.escalationMs[next.escalated]
    if (level !== undefined) times.push(next.firstToldAt! + level)
    if (around.repeatMs !== null) times.push(next.toldAt! + around.repeatMs)
  }
  const ahead = times.filter((time): time is number => typeof time === 'number' && time > around.at)
  return ahead.length === 0 ? null : Math.min(...ahead)
}
