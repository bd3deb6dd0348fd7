import { policy, type Reach } from 'shared/account/policy.ts'
import { type Right, rightNames } from 'shared/account/right.ts'
import type { Role } from 'shared/account/role.ts'
import { administrationMessages as m } from 'shared/messages/account-administration.ts'
import type { Text } from 'shared/text.ts'

type Resource = Right extends `${infer Name}.${string}` ? Name : never
export const rightGroups = ['figures', 'connections', 'work', 'system'] as const
export type RightGroup = (typeof rightGroups)[number]

export const groupNames: Readonly<Record<RightGroup, Text>> = {
  figures: m.groupFigures,
  connections: m.groupConnections,
  work: m.groupWork,
  system: m.groupSystem,
}

/** A new resource of the policy does not compile until it has its place on the page. */
const groupOf: Readonly<Record<Resource, RightGroup>> = {
  figure: 'figures',
  feed: 'figures',
  collection: 'figures',
  payload: 'figures',
  connector: 'figures',
  quarantine: 'figures',
  submission: 'figures',
  correction: 'figures',
  period: 'figures',
  validation: 'figures',
  target: 'figures',
  peer: 'figures',
  rebaseline: 'figures',
  annotation: 'figures',
  boundary: 'figures',
  unit: 'figures',
  definition: 'figures',
  connection: 'connections',
  heartbeat: 'connections',
  credential: 'connections',
  fault: 'connections',
  incident: 'connections',
  'alert-setup': 'connections',
  maintenance: 'connections',
  wall: 'connections',
  report: 'work',
  task: 'work',
  visit: 'work',
  health: 'system',
  'sign-in': 'system',
  session: 'system',
  user: 'system',
  'api-key': 'system',
  kiosk: 'system',
  'egress-rule': 'system',
  audit: 'system',
}

export const rightsOf = (group: RightGroup): Right[] =>
  rightNames.filter((right) => groupOf[right.slice(0, right.indexOf('.')) as Resource] === group)

/** How far a role reaches, as the policy has it; a key reaches as far at most. */
export function reachOfRole(role: Role, right: Right): Reach | null {
  const { all, own } = policy[right]
  if (all?.includes(role)) return 'all'
  return own?.includes(role) ? 'own' : null
}
