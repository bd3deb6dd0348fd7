import { randomUUID } from 'node:crypto'
import type { Identity } from 'shared/account/identity.ts'
import { can, reachOf } from 'shared/account/policy.ts'
import { objectOf, type RouteRight } from 'shared/account/route-right.ts'
import { routeRights } from 'shared/account/route-rights.ts'
import { insertKey } from '../account/api-key/api-key-store.ts'
import { makeKeyText } from '../account/api-key/key-text.ts'
import { appendAudit } from '../account/audit/append-audit.ts'
import { proposeRule } from '../http/egress/egress-rule-store.ts'
import { laySubsystem } from '../subsystem/test-lay-subsystem.ts'
import { layConnector } from '../feed/connector/test-definition.ts'
import { createPerson } from '../account/identity/person-store.ts'
import { newToken } from '../account/identity/token.ts'
import { insertKiosk } from '../account/kiosk/kiosk-store.ts'
import { layAlerts } from '../alert/test-lay-alerts.ts'
import type { Operation } from '../fuzz/operation.ts'
import { draftReport } from '../report/draft-report.ts'
import { commentReport } from '../report/write-in-report.ts'
import { layRegister } from '../task/test-lay-register.ts'
import { layVisits } from '../task/visit/test-lay-visits.ts'
import { testConnection } from '../probe/keep/test-watched.ts'
import { layBesideCharts } from './test-beside-charts.ts'
import { fromAbove } from './from-above.ts'
import { laySubmission } from './test-lay-submission.ts'
import { other, own, type TestProgram } from './test-program.ts'
import { layChange, nowhere } from './test-lay-change.ts'
import { layVersion } from './test-lay-version.ts'

/** Whose object is asked for. Where a route names none, there is one cell. */
export type Whose = 'own' | 'other' | 'missing' | 'none'

/** What an answer must not hold for whoever may not see another unit's. */
export const canaryOf = (unit: string): string => `CANARY-${unit}`
const missing = '00000000-0000-4000-8000-00000000dead'

/** An object of each sort that a path can name, own, another's and one that is not there. */
export type Objects = Record<string, Partial<Record<Whose, string>>>

/** Beside the figures: keys, entries, people, displays, rules, some of one's own unit and some of another's. */
export async function layObjects({ deps, database, ids }: TestProgram): Promise<Objects> {
  const { system, keyring, now } = deps
  const keys: Record<string, string> = {}
  const persons: Record<string, string> = {}
  for (const unit of [own!, other!]) {
    const text = makeKeyText()
    const given = { name: canaryOf(unit), unit, dataset: 'dossier', rights: ['submission.create' as const], days: 300 }
    await insertKey(system, keyring, { text, given, by: null }, now())
    keys[unit] = text.id
    const person = { role: 'commune-officer', unit, provider: null, name: canaryOf(unit) } as const
    persons[unit] = (await createPerson(system, { ...person, email: `${unit}@nhipso.test` }, now()))!
    await system.transaction().execute((trx) =>
      appendAudit(trx, keyring, {
        asker: { identity: { role: 'officer', id: 'o', unit: null }, address: null, requestId: null },
        action: 'unit.change',
        objectType: 'unit',
        objectId: canaryOf(unit),
        unit,
      }),
    )
  }
  const kiosk = await insertKiosk(
    system,
    { name: canaryOf(other!), days: 30, by: null, linkHash: newToken().hash },
    now(),
  )
  const rule = { cidr: '10.30.0.0/16', ports: [443], reason: 'Trục LGSP của tỉnh', by: 'somebody' }
  const id = randomUUID()
  await proposeRule(system, { ...rule, id, expiresAt: new Date(now().getTime() + 86_400_000) }, now())
  const { id: collection } = await database.db
    .selectFrom('collection')
    .select('id')
    .orderBy('id')
    .executeTakeFirstOrThrow()
  // One of the operator's own provider and one of another's.
  for (const provider of ['VNPT', 'Viettel']) {
    const {
      id: name,
      unit,
      subsystem,
      kind,
      vantage,
      ...rest
    } = testConnection(`line-${provider.toLowerCase()}`, { provider, unit: own! })
    const row = { id: name, unit, subsystem, kind, vantage, provider, enabled: true }
    const definition = JSON.stringify({ ...row, ...rest, name: { vi: provider, en: provider } })
    await system
      .insertInto('watched_connection')
      .values({ ...row, definition })
      .execute()
  }
  for (const [name, unit] of [
    ['nhip-own', own!],
    ['nhip-other', other!],
  ] as const) {
    const { kind: _, target: __, ...rest } = testConnection(name, { unit })
    const config = { ...rest, kind: 'heartbeat' as const, target: { dataset: 'dossier', graceS: 60 } }
    const { subsystem, vantage, provider } = config
    await system
      .insertInto('watched_connection')
      .values({
        id: name,
        unit,
        subsystem,
        kind: 'heartbeat',
        vantage,
        provider,
        enabled: true,
        definition: JSON.stringify(config),
      })
      .execute()
  }
  const group = { id: randomUUID(), version: 1, name: 'Ven biển', units: [own!], recorded_at: now() }
  await system.insertInto('unit_group').values(group).execute()
  const handedIn: Record<string, string> = {}
  for (const unit of [own!, other!])
    handedIn[unit] = await laySubmission(system, { unit, reason: canaryOf(unit) }, now())
  const beside = await layBesideCharts(system, now())
  const report = await layReport(deps)
  const laid = { own: own!, other: other!, canary: canaryOf(other!), now: now() }
  return {
    'kpis.id': { own: 'T02', missing: 'T98' },
    'units.code': { own: own!, other: other!, missing: '99999' },
    'subsystems.id': { own: await laySubsystem(system, now()), missing: 'nothing' },
    'feeds.id': { own: 'dossier', missing: 'nothing' },
    ...(await layConnector(system, now())),
    'collections.id': { own: String(collection), missing: '999999' },
    'api-keys.id': { own: keys[own!]!, other: keys[other!]!, missing: 'zzzzzzzzzzzz' },
    'kiosks.id': { own: kiosk.id, missing },
    ...(await layAlerts(system, laid)),
    'egress-rules.id': { own: id, missing },
    'people.id': { own: persons[own!]!, other: persons[other!]!, missing },
    'submissions.id': { own: handedIn[own!]!, other: handedIn[other!]!, missing },
    'submission-datasets.id': { own: 'dossier', missing: 'nothing' },
    'targets.kpi': { own: 'T02', missing: 'T98' },
    'rebaselines.id': { own: beside.rebaseline, missing },
    'annotations.id': { own: beside.annotations[own!]!, other: beside.annotations[other!]!, missing },
    'reports.id': { own: report.id, missing },
    'report-templates.id': { own: 'dinh-ky', missing: 'nothing' },
    'report-recipients.id': { missing },
    'report-comments.id': { own: report.comment, missing },
    'unit-groups.id': { own: group.id, missing },
    'second-factor-resets.id': { missing },
    ...(await layCorrections(system, now())),
    ...(await layChange(system, other!, now())),
    ...(await layVersion(system, now())),
    ...(await layRegister(system, laid)),
    ...(await layVisits(system, { ...laid, people: [ids.leader, ids.officer, ids.approver] })),
    'connections.id': { own: 'line-vnpt', other: 'line-viettel', missing: 'nothing' },
    'heartbeats.id': { own: 'nhip-own', other: 'nhip-other', missing: 'nothing' },
    // One's own is made for each cell, for it ends with it.
    'sessions.id': { missing },
    'callback.provider': { own: 'province', missing: 'other' },
  }
}

/** A draft of the Department's own, and a comment that somebody made on it. */
async function layReport({ system, keyring, now }: TestProgram['deps']): Promise<{ id: string; comment: string }> {
  const reports = { db: system, keyring, now }
  const asker = { identity: { role: 'officer', id: 'o', unit: null }, address: null, requestId: null } as const
  const query = { template: 'dinh-ky', from: '2025-06-01', to: '2025-07-31', until: [], asOf: undefined } as const
  const id = await draftReport({ ...reports, publicUrl: 'https://nhipso.test' }, asker, {
    query: { ...query, locale: 'vi' },
  })
  await commentReport(reports, asker, { id, passage: null, text: 'Xem lại', locale: 'vi' })
  const { id: comment } = await system.selectFrom('report_comment').select('id').executeTakeFirstOrThrow()
  return { id, comment }
}

/** A closed period, and what somebody proposed for each of two units. */
async function layCorrections(system: TestProgram['deps']['system'], at: Date) {
  const closing = { calendar: 'iso-week', key: '2025-W20', from_day: '2025-05-12', to_day: '2025-05-18' } as const
  const { id: closed } = await system
    .insertInto('period_closing')
    .values({ ...closing, version: 0, closed_at: at, closed_by: 'somebody' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const proposed: Record<string, string> = {}
  for (const unit of [own!, other!]) {
    const proposal = { records: [{ unit, day: '2025-05-13', counts: { dossiers_received: 1 }, before: null }] }
    const { id } = await system
      .insertInto('submission')
      .values({
        kind: 'correction',
        act: 'correction',
        dataset: 'dossier',
        unit,
        actor: canaryOf(unit),
        actor_kind: 'person',
        reason: canaryOf(unit),
        idempotency_key: randomUUID(),
        fingerprint: Buffer.alloc(32),
        file_name: null,
        received_at: at,
        state: 'proposed',
        proposal: JSON.stringify(proposal),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    proposed[unit] = id
  }
  return {
    'closings.id': { own: closed, missing: nowhere },
    'corrections.id': { own: proposed[own!]!, other: proposed[other!]!, missing: nowhere },
  }
}

export interface Cell {
  operation: Operation
  whose: Whose
  path: string
  query: URLSearchParams
}

/** Every way an operation can be asked: its path and its unit filled with what is one's own, another's and nobody's. */
export function cellsOf(operation: Operation, objects: Objects): Cell[] {
  const name = /\{(\w+)\}/.exec(operation.path)?.[1]
  if (name !== undefined) {
    const parts = operation.path.split('/')
    const sort = `${parts[parts.indexOf(`{${name}}`) - 1]}.${name}`
    const values = objects[sort]
    if (!values) throw new Error(`${operation.id}: there is no object for ${sort}; add one to layObjects`)
    return (Object.entries(values) as [Whose, string][]).map(([whose, value]) => ({
      operation,
      whose,
      path: operation.path.replace(`{${name}}`, value),
      query: new URLSearchParams(),
    }))
  }
  const { path } = operation
  const plain: Cell = { operation, whose: 'none', path, query: new URLSearchParams() }
  if (!operation.parameters.some((one) => one.in === 'query' && one.name === 'unit')) return [plain]
  const named = { own, other, missing: '99999' } as const
  const byUnit = (Object.entries(named) as [Whose, string][]).map(([whose, unit]) => {
    return { operation, whose, path, query: new URLSearchParams({ unit }) }
  })
  return [plain, ...byUnit]
}

export function rightOf(id: string): RouteRight {
  const right = (routeRights as Record<string, RouteRight | undefined>)[id]
  if (!right) throw new Error(`${id} has no right`)
  return right
}

/** What the policy says of a cell, worked out without the program: let through, or refused as what. */
export function expectedOf({ operation, whose, path, query }: Cell, identity: Identity): 'passes' | 401 | 403 | 404 {
  const right = rightOf(operation.id)
  const reach = reachOf(identity, right.right)
  // What a door names to a key is its own or is not there.
  if (right.judgedByDoor && identity.key && reach === 'own' && whose === 'other') return 404
  // What is written beside a chart everybody sees; who wrote beside it may take it back.
  if (operation.id === 'withdrawAnnotation' && reach === 'own' && whose === 'other') return 403
  // What the Department has given or has to answer is not the head's to settle, though it be of the same commune.
  if (fromAbove.has(operation.id) && reach === 'own' && whose === 'own' && identity.unit) return 403
  // Whoever does not go along writes nothing. A new photo's address names no visit; its query does, for its door.
  if (right.right === 'visit.fill' && operation.id !== 'putVisitPhoto' && reach && whose === 'other') return 403
  const unit = query.get('unit')
  // What people put right is listed to people; a machine reads what it handed in itself.
  if (operation.id === 'listCorrections' && identity.key && unit === null) return 403
  if (right.judgedByDoor && (reach === 'all' || (reach === 'own' && unit === null))) return 'passes'
  // A contractor has no unit: whatever is named, the database shows what the contractor runs.
  if (right.judgedByDoor && reach === 'own' && identity.unit === null) return 'passes'
  // A list asked for a unit by name is judged with that unit, by the door.
  if (right.judgedByDoor && reach === 'own')
    return can(identity, right.right, { unit }).kind === 'allowed' ? 'passes' : 404
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, field]) => field!)
  const values = new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '([^/]+)')}$`).exec(path)?.slice(1) ?? []
  const named = Object.fromEntries(names.map((field, at) => [field, values[at] ?? '']))
  const answer = can(identity, right.right, objectOf(right, named, query))
  return answer.kind === 'allowed' ? 'passes' : answer.as
}

/** Whether somebody may know of another unit's records by this route at all. */
export const seesAll = (operation: Operation, identity: Identity): boolean =>
  reachOf(identity, rightOf(operation.id).right) === 'all'
