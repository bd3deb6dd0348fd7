import type { DetectionEvent } from '../probe/detection-event.ts'
import type { Severity } from './incident.ts'

/** A line carries some ten connections of one commune: beyond that, an outage is the province's and not one office's. */
const manyConnections = 20

/** How grave what the detector says is: by what stands still, and for how many. */
export function severityOf({ scope, state, members }: Pick<DetectionEvent, 'scope' | 'state' | 'members'>): Severity {
  if (scope === 'mass') return 'critical'
  if (scope === 'blind') return 'major'
  const many = members.length >= manyConnections
  if (state === 'down') return many ? 'critical' : 'major'
  return many ? 'major' : 'warning'
}
