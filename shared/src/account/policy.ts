import type { Identity, AccessObject } from './identity.ts'
import { type Right, readingRightOf } from './right.ts'
import type { Role } from './role.ts'

/** How far a right goes: everywhere, or only as far as the asker's own unit, provider or person. */
export type Reach = 'all' | 'own'

const department = ['leader', 'officer', 'approver'] as const
const commune = ['commune-head', 'commune-officer'] as const
const people = [...department, ...commune, 'operator', 'administrator'] as const

/**
 * The whole policy: role × resource × action × scope. What is not written here is refused.
 * The comparison (`figure.read`) is for everybody inside; what lies behind it, and every change, is not.
 */
export const policy: Readonly<Record<Right, Readonly<Partial<Record<Reach, readonly Role[]>>>>> = {
  'health.read': { all: [...people, 'subsystem', 'kiosk', 'visitor', 'none'] },
  // A wall display asks who it is, and leaves when it is told to.
  'sign-in.use': { all: [...people, 'kiosk', 'visitor', 'none'] },
  'figure.read': { all: [...people, 'kiosk', 'visitor'] },
  'feed.read': { all: [...people, 'visitor'] },
  // Rejected records are quoted, whosever they are; a commune sees its own through `quarantine.read`.
  'collection.read': { all: [...department, 'operator', 'administrator'] },
  // A raw answer may hold personal data when a subsystem misbehaves: for those who answer for the figures only.
  'payload.read': { all: ['officer', 'approver'] },
  'connector.read': { all: ['officer', 'approver', 'administrator'] },
  // Whoever answers for the figures says where they come from; where requests may go at all, two others decide.
  'connector.change': { all: ['officer'] },
  // Figures come from elsewhere from then on, so one person sets it up and another confirms it.
  'connector.confirm': { all: ['officer', 'approver'] },
  'quarantine.read': { all: ['officer', 'approver'], own: commune },
  'quarantine.decide': { all: ['officer'] },
  'submission.read': { all: ['officer', 'approver'], own: [...commune, 'subsystem'] },
  'submission.create': { all: ['officer'], own: ['commune-officer', 'subsystem'] },
  // A person puts figures right and says why; a machine sends what it counted.
  'correction.make': { all: ['officer'], own: ['commune-officer'] },
  'correction.approve': { all: ['officer', 'approver'] },
  'period.close': { all: ['approver'] },
  'validation.change': { all: ['officer'] },
  'target.change': { all: ['officer'] },
  'peer.change': { all: ['officer'] },
  'rebaseline.change': { all: ['officer'] },
  // A commune says beside its own chart what happened.
  'annotation.change': { all: ['officer'], own: commune },
  'boundary.change': { all: ['administrator'] },
  // Every figure is added up by it, so one person writes it down and another confirms it.
  'unit.change': { all: ['officer'] },
  'unit.confirm': { all: ['officer', 'approver'] },
  // What a figure means: one person writes it down, another confirms it.
  'definition.change': { all: ['officer'] },
  'definition.confirm': { all: ['officer', 'approver'] },
  // A contractor sees what the contractor runs, and nothing of a competitor's.
  'connection.read': { all: [...department, ...commune, 'administrator'], own: ['operator'] },
  'connection.change': { all: ['administrator'] },
  // A subsystem alone can say that it lives: nobody says it in its place.
  'heartbeat.push': { own: ['subsystem'] },
  'credential.change': { all: ['administrator'] },
  // Of the simulated province; production has nothing of the kind.
  'fault.read': { all: [...department, 'administrator'] },
  'fault.change': { all: ['officer', 'administrator'] },
  'incident.read': { all: [...department, 'administrator'], own: [...commune, 'operator'] },
  'incident.acknowledge': { all: ['officer'], own: ['commune-officer', 'operator'] },
  // Addresses and telephone numbers of people on duty stand there.
  'alert-setup.read': { all: ['officer', 'administrator'] },
  'alert-setup.change': { all: ['administrator'] },
  'maintenance.read': { all: [...department, 'administrator'], own: [...commune, 'operator'] },
  'maintenance.change': { all: ['officer', 'administrator'], own: ['operator'] },
  // What a screen in the command room shows of connections and incidents.
  'wall.read': { all: [...department, 'administrator', 'kiosk'] },
  'report.read': { all: department, own: commune },
  'report.compose': { all: ['officer'] },
  'report.check': { all: ['officer', 'approver'] },
  'report.approve': { all: ['approver'] },
  'task.read': { all: department, own: [...commune, 'operator'] },
  'task.assign': { all: ['leader', 'officer'], own: ['commune-head'] },
  'task.report': { all: ['officer'], own: [...commune, 'operator'] },
  // A commune reads what was written of it once the visit is over.
  'visit.read': { all: department, own: commune },
  'visit.plan': { all: ['leader', 'officer'] },
  // Whoever goes along fills in, and nobody else.
  'visit.fill': { own: department },
  'session.read': { all: ['administrator'], own: [...department, ...commune, 'operator'] },
  'session.end': { all: ['administrator'], own: [...department, ...commune, 'operator'] },
  'user.read': { all: ['administrator'] },
  'user.change': { all: ['administrator'] },
  'api-key.read': { all: ['administrator'], own: ['commune-head'] },
  'api-key.change': { all: ['administrator'] },
  'kiosk.read': { all: ['administrator'] },
  'kiosk.change': { all: ['administrator'] },
  'egress-rule.read': { all: ['administrator', 'approver'] },
  'egress-rule.change': { all: ['administrator'] },
  'egress-rule.approve': { all: ['administrator', 'approver'] },
  'audit.read': { all: ['administrator', 'approver'], own: ['commune-head'] },
}

/** Nobody passes what they made themselves: two pairs of eyes. */
const needsAnotherPerson: readonly Right[] = [
  'report.check',
  'report.approve',
  'egress-rule.approve',
  'correction.approve',
  'unit.confirm',
  'definition.confirm',
  'connector.confirm',
]

export type Answer = { kind: 'allowed' } | { kind: 'refused'; as: 401 | 403 | 404 }

/**
 * The one decision about rights. Refused as 401 when signing in could help, as 404 when the asker may not even know
 * that the object is there, and as 403 when they see it and may not do this to it.
 */
export function can(identity: Identity, right: Right, object: AccessObject = {}): Answer {
  if (reaches(identity, right, object)) return { kind: 'allowed' }
  if (identity.role === 'none' || identity.role === 'visitor') return { kind: 'refused', as: 401 }
  return { kind: 'refused', as: sees(identity, right, object) ? 403 : 404 }
}

export const allowed = (identity: Identity, right: Right, object?: AccessObject): boolean =>
  can(identity, right, object).kind === 'allowed'

export function reachOf(identity: Identity, right: Right): Reach | null {
  if (identity.key && !identity.key.rights.includes(right) && right !== 'health.read') return null
  // A key without its narrowing is no key of ours.
  if (identity.role === 'subsystem' && !identity.key) return null
  const { all, own } = policy[right]
  if (all?.includes(identity.role)) return 'all'
  return own?.includes(identity.role) ? 'own' : null
}

function reaches(identity: Identity, right: Right, object: AccessObject): boolean {
  const reach = reachOf(identity, right)
  if (reach === null) return false
  if (needsAnotherPerson.includes(right) && isNamed(object.author) && object.author === identity.id) return false
  if (reach === 'all') return true
  return identity.key ? keyOwns(identity, object) : personOwns(identity, object)
}

/** A key names its unit and dataset in every request; silence about either is not its own. */
function keyOwns({ unit, key }: Identity, object: AccessObject): boolean {
  if (object.dataset !== key!.dataset) return false
  return isNamed(object.unit) && (unit === '*' || object.unit === unit)
}

function personOwns({ role, id, unit, provider }: Identity, object: AccessObject): boolean {
  if (isNamed(object.owner)) return object.owner === id
  if (role === 'operator') return isNamed(object.provider) && object.provider === provider
  return isNamed(object.unit) && object.unit === unit
}

/**
 * A function one does not have is refused openly (403): that it exists is no secret. An object is hidden (404) unless
 * the asker may read that very object.
 */
function sees(identity: Identity, right: Right, object: AccessObject): boolean {
  if (!isNamed(object.unit) && !isNamed(object.owner) && !isNamed(object.provider)) return true
  const reading = readingRightOf(right)
  return reading !== null && reading !== right && reaches(identity, reading, object)
}

const isNamed = (value: string | null | undefined): value is string => value !== null && value !== undefined
