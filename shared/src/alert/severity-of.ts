import type { DetectionEvent } from '../probe/detection-event.ts'
import type { Severity } from './incident.ts'

/** A line carries some ten connections of one commune: beyond that, an outage is the province's and not one office's. */
const manyConnections = 20

/** A certificate at 30, 14, 7 days, at its last and past its end: each step is told, since it is graver than the one before. */
const bySteps: readonly Severity[] = ['info', 'warning', 'major', 'critical', 'critical']

/** How grave what the detector says is: by what stands still, and for how many; of what is due, by how soon. */
export function severityOf({
  scope,
  state,
  members,
  level = 1,
}: Pick<DetectionEvent, 'scope' | 'state' | 'members' | 'level'>): Severity {
  if (scope === 'certificate') return bySteps[level - 1] ?? 'critical'
  if (scope === 'clock') return level > 1 ? 'major' : 'warning'
  if (scope === 'mass') return 'critical'
  if (scope === 'blind') return 'major'
  const many = members.length >= manyConnections
  if (state === 'down') return many ? 'critical' : 'major'
  return many ? 'major' : 'warning'
}
