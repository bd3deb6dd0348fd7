import type { DetectionEvent } from 'shared/probe/detection-event.ts'
import type { Sample } from 'shared/probe/sample.ts'
import type { Judge } from '../../probe/world/play.ts'

/** A peer's rule for one connection: whether it stands alerting after this sample, and under which names. */
export type Rule = (sample: Sample) => readonly string[]

/**
 * A peer as a judge: each of a connection's alerts by name is opened and closed for itself, as the peer does; each opening
 * is a message. Peers know nothing of other connections, or group by a label, which changes messages and not detection.
 */
export function peer(makeRule: (connection: string) => Rule): Judge {
  const rules = new Map<string, { rule: Rule; open: Map<string, string> }>()
  return {
    take(sample) {
      const { at: t, connection: id } = sample
      const state = rules.get(id) ?? { rule: makeRule(id), open: new Map<string, string>() }
      rules.set(id, state)
      const names = state.rule(sample)
      if (names.length === 0 && state.open.size === 0) return none
      const events: DetectionEvent[] = []
      const say = (incident: string, event: 'opened' | 'resolved') =>
        events.push({
          t,
          incident,
          event,
          scope: 'connection',
          id,
          state: event === 'opened' ? 'down' : 'up',
          reasons: [],
          members: [id],
          notify: true,
        })
      for (const name of names)
        if (!state.open.has(name)) {
          const incident = `${id} ${name} ${t}`
          state.open.set(name, incident)
          say(incident, 'opened')
        }
      for (const [name, incident] of state.open)
        if (!names.includes(name)) {
          state.open.delete(name)
          say(incident, 'resolved')
        }
      return events
    },
  }
}

const none: DetectionEvent[] = []
