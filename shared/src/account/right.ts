/**
 * A right is a resource and what is done to it. `read` makes a resource visible; every other action supposes it.
 * There is no right to read a credential: it is written, used and never shown.
 */
export const rightNames = [
  'health.read',
  'sign-in.use',
  'figure.read',
  'feed.read',
  'collection.read',
  'payload.read',
  'connector.read',
  'connector.change',
  'connector.confirm',
  'quarantine.read',
  'quarantine.decide',
  'submission.read',
  'submission.create',
  'correction.make',
  'correction.approve',
  'period.close',
  'validation.change',
  'target.change',
  'peer.change',
  'rebaseline.change',
  'annotation.change',
  'boundary.change',
  'unit.change',
  'definition.change',
  'definition.confirm',
  'unit.confirm',
  'connection.read',
  'connection.change',
  'heartbeat.push',
  'credential.change',
  'fault.read',
  'fault.change',
  'incident.read',
  'incident.acknowledge',
  'alert-setup.read',
  'alert-setup.change',
  'maintenance.read',
  'maintenance.change',
  'wall.read',
  'report.read',
  'report.compose',
  'report.check',
  'report.approve',
  'task.read',
  'task.assign',
  'task.report',
  'visit.read',
  'visit.plan',
  'visit.fill',
  'session.read',
  'session.end',
  'user.read',
  'user.change',
  'api-key.read',
  'api-key.change',
  'kiosk.read',
  'kiosk.change',
  'egress-rule.read',
  'egress-rule.change',
  'egress-rule.approve',
  'audit.read',
] as const
export type Right = (typeof rightNames)[number]

/** What an API key can be given. A machine hands in figures, asks what became of them and says that it lives; it manages nothing. */
export const keyRights = ['submission.read', 'submission.create', 'heartbeat.push'] as const satisfies readonly Right[]
export type KeyRight = (typeof keyRights)[number]

/** The right that makes the object of another right visible, where the resource has one. */
export function readingRightOf(right: Right): Right | null {
  const reading = visibleThrough[right] ?? `${right.slice(0, right.indexOf('.'))}.read`
  return (rightNames as readonly string[]).includes(reading) ? (reading as Right) : null
}

/** A target and the map are part of the comparison everybody reads; a credential is known to exist by its connection. */
const visibleThrough: Partial<Record<Right, Right>> = {
  'target.change': 'figure.read',
  'peer.change': 'figure.read',
  'rebaseline.change': 'figure.read',
  'annotation.change': 'figure.read',
  'boundary.change': 'figure.read',
  'unit.change': 'figure.read',
  'definition.change': 'figure.read',
  'definition.confirm': 'figure.read',
  'unit.confirm': 'figure.read',
  'credential.change': 'connection.read',
  'submission.create': 'figure.read',
  'correction.make': 'submission.read',
  'correction.approve': 'submission.read',
  'period.close': 'figure.read',
  'validation.change': 'quarantine.read',
}
