import { describe, expect, it } from 'vitest'
import { roleSaid } from '../messages/account-policy.ts'
import type { Identity } from './identity.ts'
import { can, reachOf } from './policy.ts'
import { keyRights, type Right, rightNames } from './right.ts'
import { answersForUnit, type Role, roles } from './role.ts'

const own = '13285'
const other = '13291'
const key = { dataset: 'dossier', rights: keyRights }

const identityOf = (role: Role): Identity => ({
  role,
  id: role === 'none' || role === 'visitor' ? null : `${role}-1`,
  unit: answersForUnit(role) || role === 'subsystem' ? own : null,
  provider: role === 'operator' ? 'VNPT' : null,
  ...(role === 'subsystem' && { key }),
})

/** The policy written a second time, by hand: A everywhere, o own only, · not at all. Columns in the order of `roles`. */
const grid = `
                       lea off app chd cof ope adm sub kio vis non
  health.read           A   A   A   A   A   A   A   A   A   A   A
  sign-in.use           A   A   A   A   A   A   A   ·   A   A   A
  figure.read           A   A   A   A   A   A   A   ·   A   A   ·
  feed.read             A   A   A   A   A   A   A   ·   ·   A   ·
  collection.read       A   A   A   ·   ·   A   A   ·   ·   ·   ·
  payload.read          ·   A   A   ·   ·   ·   ·   ·   ·   ·   ·
  connector.read        ·   A   A   ·   ·   ·   A   ·   ·   ·   ·
  connector.change      ·   A   ·   ·   ·   ·   ·   ·   ·   ·   ·
  connector.confirm     ·   A   A   ·   ·   ·   ·   ·   ·   ·   ·
  quarantine.read       ·   A   A   o   o   ·   ·   ·   ·   ·   ·
  quarantine.decide     ·   A   ·   ·   ·   ·   ·   ·   ·   ·   ·
  submission.read       ·   A   A   o   o   ·   ·   o   ·   ·   ·
  submission.create     ·   A   ·   ·   o   ·   ·   o   ·   ·   ·
  correction.make       ·   A   ·   ·   o   ·   ·   ·   ·   ·   ·
  correction.approve    ·   A   A   ·   ·   ·   ·   ·   ·   ·   ·
  period.close          ·   ·   A   ·   ·   ·   ·   ·   ·   ·   ·
  validation.change     ·   A   ·   ·   ·   ·   ·   ·   ·   ·   ·
  target.change         ·   A   ·   ·   ·   ·   ·   ·   ·   ·   ·
  peer.change             ·   A   ·   ·   ·   ·   ·   ·   ·   ·   ·
  rebaseline.change       ·   A   ·   ·   ·   ·   ·   ·   ·   ·   ·
  annotation.change       ·   A   ·   o   o   ·   ·   ·   ·   ·   ·
  boundary.change       ·   ·   ·   ·   ·   ·   A   ·   ·   ·   ·
  unit.change           ·   A   ·   ·   ·   ·   ·   ·   ·   ·   ·
  unit.confirm          ·   A   A   ·   ·   ·   ·   ·   ·   ·   ·
  definition.change     ·   A   ·   ·   ·   ·   ·   ·   ·   ·   ·
  definition.confirm    ·   A   A   ·   ·   ·   ·   ·   ·   ·   ·
  connection.read       A   A   A   A   A   o   A   ·   ·   ·   ·
  connection.change     ·   ·   ·   ·   ·   ·   A   ·   ·   ·   ·
  heartbeat.push        ·   ·   ·   ·   ·   ·   ·   o   ·   ·   ·
  credential.change     ·   ·   ·   ·   ·   ·   A   ·   ·   ·   ·
  fault.read            A   A   A   ·   ·   ·   A   ·   ·   ·   ·
  fault.change          ·   A   ·   ·   ·   ·   A   ·   ·   ·   ·
  incident.read         A   A   A   o   o   o   A   ·   ·   ·   ·
  incident.acknowledge  ·   A   ·   ·   o   o   ·   ·   ·   ·   ·
  alert-setup.read      ·   A   ·   ·   ·   ·   A   ·   ·   ·   ·
  alert-setup.change    ·   ·   ·   ·   ·   ·   A   ·   ·   ·   ·
  maintenance.read      A   A   A   o   o   o   A   ·   ·   ·   ·
  maintenance.change    ·   A   ·   ·   ·   o   A   ·   ·   ·   ·
  wall.read             A   A   A   ·   ·   ·   A   ·   A   ·   ·
  report.read           A   A   A   o   o   ·   ·   ·   ·   ·   ·
  report.compose        ·   A   ·   ·   ·   ·   ·   ·   ·   ·   ·
  report.check          ·   A   A   ·   ·   ·   ·   ·   ·   ·   ·
  report.approve        ·   ·   A   ·   ·   ·   ·   ·   ·   ·   ·
  task.read             A   A   A   o   o   o   ·   ·   ·   ·   ·
  task.assign           A   A   ·   o   ·   ·   ·   ·   ·   ·   ·
  task.report           ·   A   ·   o   o   o   ·   ·   ·   ·   ·
  visit.read            A   A   A   o   o   ·   ·   ·   ·   ·   ·
  visit.plan            A   A   ·   ·   ·   ·   ·   ·   ·   ·   ·
  visit.fill            o   o   o   ·   ·   ·   ·   ·   ·   ·   ·
  session.read          o   o   o   o   o   o   A   ·   ·   ·   ·
  session.end           o   o   o   o   o   o   A   ·   ·   ·   ·
  user.read             ·   ·   ·   ·   ·   ·   A   ·   ·   ·   ·
  user.change           ·   ·   ·   ·   ·   ·   A   ·   ·   ·   ·
  api-key.read          ·   ·   ·   o   ·   ·   A   ·   ·   ·   ·
  api-key.change        ·   ·   ·   ·   ·   ·   A   ·   ·   ·   ·
  kiosk.read            ·   ·   ·   ·   ·   ·   A   ·   ·   ·   ·
  kiosk.change          ·   ·   ·   ·   ·   ·   A   ·   ·   ·   ·
  egress-rule.read      ·   ·   A   ·   ·   ·   A   ·   ·   ·   ·
  egress-rule.change    ·   ·   ·   ·   ·   ·   A   ·   ·   ·   ·
  egress-rule.approve   ·   ·   A   ·   ·   ·   A   ·   ·   ·   ·
  audit.read            ·   ·   A   o   ·   ·   A   ·   ·   ·   ·`

const cells = grid
  .trim()
  .split('\n')
  .slice(1)
  .flatMap((line) => {
    const [right, ...letters] = line.trim().split(/\s+/)
    return letters.map((letter, at) => ({ right: right as Right, role: roles[at]!, letter }))
  })

describe('the policy, cell by cell', () => {
  it('is written for every right and every role', () => {
    expect(cells.length).toBe(rightNames.length * roles.length)
    expect(new Set(cells.map((cell) => cell.right))).toEqual(new Set(rightNames))
  })

  it.each(cells)('$role, $right: $letter', ({ right, role, letter }) => {
    const identity = identityOf(role)
    expect(reachOf(identity, right) ?? 'none').toBe({ A: 'all', o: 'own', '·': 'none' }[letter])
    const byUnit = (unit: string) => can(identity, right, { unit, dataset: key.dataset, owner: null }).kind
    const byOwner = (owner: string) => can(identity, right, { owner }).kind
    if (letter === 'A') {
      expect([byUnit(own), byUnit(other), can(identity, right).kind]).toEqual(['allowed', 'allowed', 'allowed'])
    } else {
      // Whatever has no unit, and whatever has another's, is out of reach.
      expect([byUnit(other), byOwner('somebody-else'), can(identity, right).kind]).toEqual(Array(3).fill('refused'))
      expect(byUnit(own)).toBe(letter === 'o' && identity.unit === own ? 'allowed' : 'refused')
      if (role !== 'subsystem') expect(byOwner(`${role}-1`)).toBe(letter === 'o' ? 'allowed' : 'refused')
    }
  })
})

const cases: { rule: string; role: Role; right: Right; object?: Parameters<typeof can>[2]; as: 401 | 403 | 404 }[] = [
  { rule: 'signing in could help', role: 'none', right: 'figure.read', as: 401 },
  { rule: 'signing in could help a visitor too', role: 'visitor', right: 'collection.read', as: 401 },
  {
    rule: 'signing in could help, whatever is named',
    role: 'none',
    right: 'quarantine.read',
    object: { unit: own },
    as: 401,
  },
  { rule: 'a function one does not have', role: 'leader', right: 'user.read', as: 403 },
  {
    rule: 'another unit is in the comparison, but not to be handed in for',
    role: 'commune-officer',
    right: 'submission.create',
    object: { unit: other },
    as: 403,
  },
  {
    rule: 'a held-back record of another unit is invisible',
    role: 'commune-officer',
    right: 'quarantine.read',
    object: { unit: other },
    as: 404,
  },
  {
    rule: 'one’s own held-back record is seen and not decided on',
    role: 'commune-officer',
    right: 'quarantine.decide',
    object: { unit: own },
    as: 403,
  },
  {
    rule: 'deciding on an invisible record does not give it away',
    role: 'commune-head',
    right: 'quarantine.decide',
    object: { unit: other },
    as: 404,
  },
  {
    rule: 'the session of somebody else is invisible',
    role: 'officer',
    right: 'session.end',
    object: { owner: 'somebody-else' },
    as: 404,
  },
  {
    rule: 'a key of another unit is invisible',
    role: 'commune-head',
    right: 'api-key.read',
    object: { unit: other },
    as: 404,
  },
  {
    rule: 'a connection is seen, its credential is not to be set',
    role: 'operator',
    right: 'credential.change',
    as: 403,
  },
  {
    rule: 'whoever composed a report does not approve it',
    role: 'approver',
    right: 'report.approve',
    object: { author: 'approver-1' },
    as: 403,
  },
  {
    rule: 'whoever wrote a network rule does not approve it',
    role: 'administrator',
    right: 'egress-rule.approve',
    object: { author: 'administrator-1' },
    as: 403,
  },
]

describe('how a refusal is said', () => {
  it.each(cases)('$role, $right as $as: $rule', ({ role, right, object, as }) => {
    expect(can(identityOf(role), right, object)).toEqual({ kind: 'refused', as })
  })
})

describe('an operator', () => {
  const operator = identityOf('operator')
  const says = (identity: Identity, right: Right, object: Parameters<typeof can>[2]) => can(identity, right, object)

  it.each(['connection.read', 'incident.read', 'incident.acknowledge', 'task.read', 'task.report'] as const)(
    '%s: of the own provider only, and never by naming a unit',
    (right) => {
      expect(says(operator, right, { provider: 'VNPT' }).kind).toBe('allowed')
      expect(says(operator, right, { provider: 'Viettel' })).toEqual({ kind: 'refused', as: 404 })
      expect(says(operator, right, { provider: 'VNPT', unit: other }).kind).toBe('allowed')
      expect(says(operator, right, { unit: own }).kind).toBe('refused')
      expect(says(operator, right, {}).kind).toBe('refused')
    },
  )

  it('without a provider reaches nothing, and a provider on another role gives nothing', () => {
    const lost: Identity = { role: 'operator', id: 'x', unit: null }
    expect(says(lost, 'incident.read', { provider: null }).kind).toBe('refused')
    expect(says({ ...lost, provider: null }, 'incident.read', { provider: 'VNPT' }).kind).toBe('refused')
    const head: Identity = { ...identityOf('commune-head'), provider: 'VNPT' }
    expect(says(head, 'incident.read', { provider: 'VNPT' }).kind).toBe('refused')
  })
})

describe('API keys', () => {
  const right = 'submission.create'
  const hands = (identity: Identity, object: Parameters<typeof can>[2]) => can(identity, right, object).kind

  it('speak for their unit and dataset only, and must name both', () => {
    const subsystem = identityOf('subsystem')
    expect(hands(subsystem, { unit: own, dataset: 'dossier' })).toBe('allowed')
    expect(hands(subsystem, { unit: own, dataset: 'document' })).toBe('refused')
    expect(hands(subsystem, { unit: own })).toBe('refused')
    expect(hands(subsystem, { dataset: 'dossier' })).toBe('refused')
  })

  it('of a provincial subsystem speak for every unit, still for one dataset', () => {
    const province: Identity = { ...identityOf('subsystem'), unit: '*' }
    expect(hands(province, { unit: other, dataset: 'dossier' })).toBe('allowed')
    expect(hands(province, { unit: other, dataset: 'document' })).toBe('refused')
    expect(hands(province, { dataset: 'dossier' })).toBe('refused')
  })

  it('are narrowed by the rights they were given, and are nothing without them', () => {
    const reader: Identity = { ...identityOf('subsystem'), key: { dataset: 'dossier', rights: ['submission.read'] } }
    expect(hands(reader, { unit: own, dataset: 'dossier' })).toBe('refused')
    const { key: _, ...bare } = identityOf('subsystem')
    expect(rightNames.filter((each) => can(bare, each, { unit: own, dataset: 'dossier' }).kind === 'allowed')).toEqual(
      [],
    )
  })

  it('cannot be given to a person to widen a role', () => {
    const leader: Identity = { ...identityOf('leader'), key }
    expect(hands(leader, { unit: own, dataset: 'dossier' })).toBe('refused')
    expect(can(leader, 'figure.read').kind).toBe('refused')
  })
})

it('a unit role without a unit reaches nothing of its own', () => {
  const lost: Identity = { role: 'commune-officer', id: 'x', unit: null }
  expect(can(lost, 'quarantine.read', { unit: own }).kind).toBe('refused')
  expect(can(lost, 'quarantine.read', { unit: null }).kind).toBe('refused')
})

it('a person with the mark of a provincial key does not own every unit', () => {
  const odd: Identity = { role: 'commune-officer', id: 'x', unit: '*' }
  expect(can(odd, 'quarantine.read', { unit: own }).kind).toBe('refused')
})

it('every role is described in both languages', () => {
  expect(Object.keys(roleSaid).toSorted()).toEqual([...roles].toSorted())
  for (const said of Object.values(roleSaid)) {
    for (const text of Object.values(said)) expect(text.vi).not.toBe(text.en)
  }
})
