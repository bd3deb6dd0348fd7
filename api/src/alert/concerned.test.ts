import type { Identity } from 'shared/account/identity.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { currentIdentity, runAs } from '../account/access/current.ts'
import { asAppRole, raiseWall } from '../account/access/raise-wall.ts'
import { scopeOf } from '../account/access/scope.ts'
import { openScopedDb } from '../account/access/scoped-db.ts'
import { testKeyring } from '../account/secret/test-keyring.ts'
import type { Db } from '../db/open.ts'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { problemOf } from '../http/problem.ts'
import { loadWatched, testConnection, testNode } from '../probe/keep/test-watched.ts'
import { alertDoors } from './alert-doors.ts'
import { raiseFromDetection } from './raise-from-detection.ts'
import { detected, sendDeps } from './test-alerts.ts'

/**
 * A segment with two communes behind it dies; a third hangs elsewhere. Its incident is nobody's own unit, and concerns
 * two. Asked through the doors without row policies (the first wall), of the database alone (the second), and through both.
 */
const [north, south, far] = ['13285', '13318', 'H42.1'] as const
const who = {
  officer: { role: 'officer', id: 'can-bo', unit: null },
  north: { role: 'commune-head', id: 'chu-tich', unit: north },
  south: { role: 'commune-officer', id: 'xa', unit: south },
  far: { role: 'commune-officer', id: 'xa-khac', unit: far },
  vnpt: { role: 'operator', id: 'vnpt', unit: null, provider: 'vnpt' },
  viettel: { role: 'operator', id: 'viettel', unit: null, provider: 'viettel' },
} satisfies Record<string, Identity>
type Who = keyof typeof who

let at: TestDatabase
let app: Db
const now = Date.parse('2026-11-23T02:00:00Z')
const minute = 60_000
const segment = ['soc', 'core', 'segment']

beforeAll(async () => {
  at = await testDatabase()
  const nodes = [
    testNode('segment', { kind: 'segment', parents: ['core'], provider: 'vnpt' }),
    testNode('line-south', { kind: 'line', parents: ['segment'], unit: south, provider: 'viettel' }),
  ]
  const watched = [
    testConnection('n1', { unit: north, path: segment }),
    testConnection('n2', { unit: north, path: segment }),
    testConnection('s1', { unit: south, path: [...segment, 'line-south'], provider: 'viettel' }),
    testConnection('f1', { unit: far }),
  ]
  await loadWatched(at.db, watched, nodes)
  await raiseWall(at.db, at.schema)
  app = openScopedDb({ url: asAppRole(at.url), schema: at.schema, connections: 2 }, () => scopeOf(currentIdentity()))
  const root = (t: number, id: string, members: string[]) =>
    detected(now + t * minute, 'opened', id, { scope: 'root', state: 'down', members })
  const raise = (events: ReturnType<typeof root>[]) =>
    at.db.transaction().execute((trx) => raiseFromDetection(trx, events, new Date(now + 10 * minute)))
  // The line of the south died first: the segment does not name what hangs on it, and takes it in.
  await raise([root(0, 'line-south', ['s1'])])
  await raise([detected(now + minute, 'opened', 'n1'), root(2, 'segment', ['n1', 'n2'])])
})
afterAll(async () => {
  await app.destroy()
  await at.close()
})

const walls = { 'the first wall': () => at.db, 'both walls': () => app }

function asking(db: Db) {
  const doors = alertDoors({
    ...sendDeps(db, { now: () => new Date(now + 20 * minute), ports: [], keyring: testKeyring() }),
    system: at.db,
  })
  doors.onError((error, c) => {
    const { problem } = problemOf(error, 'en', 'r')
    return c.json(problem, problem.status as 400)
  })
  return (as: Who, path: string, method = 'GET', body?: object) =>
    runAs({ identity: who[as], address: null, requestId: null }, async () => {
      const response = await doors.request(path, {
        method,
        ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      })
      const text = await response.text()
      return { status: response.status, json: text.startsWith('{') ? JSON.parse(text) : null }
    })
}

describe.each(Object.entries(walls))('a segment is dead: behind %s', (_, db) => {
  const listed = async (as: Who, more = '') =>
    (await asking(db())(as, `/api/incidents?phase=open${more}`)).json.incidents.map(
      ({ object }: { object: string }) => object,
    )

  test('whoever has a connection behind it sees the one incident it is, and nobody else', async () => {
    const seen = await Promise.all((Object.keys(who) as Who[]).map(async (as) => [as, await listed(as)]))
    expect(Object.fromEntries(seen)).toEqual({
      officer: ['segment'],
      north: ['segment'],
      south: ['segment'],
      far: [],
      vnpt: ['segment'],
      viettel: [],
    })
    expect((await asking(db())('north', '/api/incidents')).json.open).toMatchObject({ major: 1 })
    // A company keeps to its own, also among what is taken in.
    expect(await listed('viettel', '&suppressed=yes')).toEqual(['line-south'])
  })

  test('the Department finds it under each unit it concerns', async () => {
    expect(await listed('officer', `&unit=${north}`)).toEqual(['segment'])
    expect(await listed('officer', `&unit=${south}`)).toEqual(['segment'])
    expect(await listed('officer', `&unit=${far}`)).toEqual([])
  })

  test('its page shows each what is theirs of it', async () => {
    const [{ id }] = (await asking(db())('officer', '/api/incidents?phase=open')).json.incidents
    const page = async (as: Who) => {
      const { status, json } = await asking(db())(as, `/api/incidents/${id}`)
      if (status !== 200) return status
      return {
        members: json.members.map((member: { id: string }) => member.id),
        units: json.members.map((member: { unit: string }) => member.unit),
        timeline: json.timeline
          .filter(({ kind }: any) => kind !== 'commented')
          .map(({ kind, body }: any) => [kind, body.name?.vi].filter(Boolean).join(' ')),
        mayAct: json.mayAct,
      }
    }
    expect(await page('north')).toEqual({
      members: ['n1', 'n2'],
      units: [north, north],
      timeline: ['opened', 'took-in n1'],
      mayAct: false,
    })
    expect(await page('south')).toEqual({
      members: ['s1'],
      units: [south],
      timeline: ['opened', 'took-in line-south'],
      mayAct: false,
    })
    expect(await page('officer')).toMatchObject({ members: ['n1', 'n2', 's1'], mayAct: true })
    // Another company's connection hangs on its segment: whose it is, is said all the same.
    expect(await page('vnpt')).toMatchObject({
      members: ['n1', 'n2', 's1'],
      units: [north, north, south],
      mayAct: true,
    })
    expect([await page('far'), await page('viettel')]).toEqual([404, 404])
  })

  test('its bands lie over their figures', async () => {
    const bands = async (as: Who) =>
      (await asking(db())(as, '/api/incident-bands?from=2026-11-23&to=2026-11-23')).json.bands.length
    expect([await bands('north'), await bands('south'), await bands('far')]).toEqual([1, 1, 0])
  })

  test('they read it: acts are for whose it is', async () => {
    const [{ id }] = (await asking(db())('officer', '/api/incidents?phase=open')).json.incidents
    const comment = async (as: Who) =>
      (await asking(db())(as, `/api/incidents/${id}/comments`, 'POST', { text: 'Đã cử người' })).status
    expect([await comment('south'), await comment('far'), await comment('viettel')]).toEqual([403, 404, 404])
    expect([await comment('vnpt'), await comment('officer')]).toEqual([200, 200])
  })
})

describe('a segment is dead: behind the second wall alone', () => {
  const own = (as: Who) =>
    runAs({ identity: who[as], address: null, requestId: null }, async () => ({
      incidents: (await app.selectFrom('incident').select('object').orderBy('object').execute()).map(
        (row) => row.object,
      ),
      members: (await app.selectFrom('incident_member').select('member').distinct().orderBy('member').execute()).map(
        (row) => row.member,
      ),
      lines: (
        await app
          .selectFrom('incident_event as e')
          .innerJoin('incident as i', 'i.id', 'e.incident')
          .select('i.object')
          .distinct()
          .orderBy('i.object')
          .execute()
      ).map((row) => row.object),
    }))
  test.each<[Who, string[], string[]]>([
    ['officer', ['line-south', 'n1', 'segment'], ['n1', 'n2', 's1']],
    ['north', ['n1', 'segment'], ['n1', 'n2']],
    ['south', ['line-south', 'segment'], ['s1']],
    ['far', [], []],
    ['vnpt', ['n1', 'segment'], ['n1', 'n2', 's1']],
    ['viettel', ['line-south'], ['s1']],
  ])('%s', async (as, incidents, members) => {
    expect(await own(as)).toEqual({ incidents, members, lines: incidents })
  })

  test('a commune changes nothing of it, and adds no line', async () => {
    const attempt = (work: () => Promise<unknown>) =>
      runAs({ identity: who.south, address: null, requestId: null }, work)
    const { id } = await at.db
      .selectFrom('incident')
      .select('id')
      .where('object', '=', 'segment')
      .executeTakeFirstOrThrow()
    const changed = await attempt(() =>
      app.updateTable('incident').set({ assignee: 'x' }).where('id', '=', id).returning('id').execute(),
    )
    expect(changed).toEqual([])
    const line = { incident: id, seq: 99, at: new Date(now), kind: 'commented', unit: south, body: '{}' } as const
    await expect(attempt(() => app.insertInto('incident_event').values(line).execute())).rejects.toThrow(
      'row-level security',
    )
  })
})
