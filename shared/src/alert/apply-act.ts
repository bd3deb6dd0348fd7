import type { Act, Entry } from './decision.ts'
import type { IncidentState } from './incident.ts'

/** Changes the incident as a person said, and notes it. An act that changes nothing leaves no line. */
export function applyAct(next: IncidentState, act: Act, at: number, entries: Entry[]): void {
  switch (act.do) {
    case 'acknowledge':
      if (next.acknowledged || next.phase === 'closed') return
      next.acknowledged = { at, by: act.by }
      entries.push({ kind: 'acknowledged', by: act.by })
      return
    case 'assign':
      if (next.assignee === act.to) return
      next.assignee = act.to
      entries.push({ kind: 'assigned', by: act.by, to: act.to })
      return
    case 'comment':
      entries.push({ kind: 'commented', by: act.by, text: act.text })
      return
    case 'snooze':
      if (next.phase !== 'open' || act.until <= at) return
      next.snoozedUntil = act.until
      entries.push({ kind: 'snoozed', by: act.by, until: act.until })
      return
    case 'wake':
      if (next.snoozedUntil === null) return
      next.snoozedUntil = null
      entries.push({ kind: 'woken', by: act.by })
      return
    case 'resolve':
      next.resolution = { cause: act.cause, note: act.note, by: act.by, at }
      next.acknowledged ??= { at, by: act.by }
      if (next.phase === 'settled') next.phase = 'closed'
      entries.push({ kind: 'explained', by: act.by, cause: act.cause, note: act.note })
  }
}
