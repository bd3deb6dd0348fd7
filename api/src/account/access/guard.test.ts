import { sql } from 'kysely'
import type { Identity } from 'shared/account/identity.ts'
import type { routeRights } from 'shared/account/route-rights.ts'
import { identityContract } from 'shared/account/identity-contract.ts'
import { contract } from 'shared/contract.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Db, openDb } from '../../db/open.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { listAuditEntries } from '../audit/read-audit.ts'
import { currentIdentity } from './current.ts'
import { asAppRole, raiseWall } from './raise-wall.ts'
import { scopeOf, systemSettings } from './scope.ts'
import { openScopedDb } from './scoped-db.ts'
import { origin, testEdge, type TestEdge } from './test-edge.ts'

const [own, other] = ['13285', '13291']
const person = (role: Identity['role'], unit: string | null = null): Identity => ({ role, id: `${role}-1`, unit })
const people = {
  leader: person('leader'),
  officer: person('officer'),
  approver: person('approver'),
  head: person('commune-head', own),
  commune: person('commune-officer', own),
  operator: person('operator'),
  administrator: person('administrator'),
  kiosk: person('kiosk'),
}
type Who = keyof typeof people | 'key' | 'nobody'
const everybody: Who[] = [...(Object.keys(people) as Who[]), 'key', 'nobody']

let database: TestDatabase
/** As in production: the account that owns nothing, told of every request on whose behalf it asks. */
let db: Db
let system: Db
let edge: TestEdge
let key = ''
let now = new Date('2026-11-22T03:00:00Z')
beforeAll(async () => {
  database = await testDatabase()
  for (const code of [own, other])
    await sql`insert into unit (code, name, kind) values (${code}, ${code}, 'ward')`.execute(database.db)
  await sql`insert into dataset values ('dossier', '{}', 'daily', 'all-units')`.execute(database.db)
  await raiseWall(database.db, database.schema)
  db = openScopedDb({ url: asAppRole(database.url), schema: database.schema }, () => scopeOf(currentIdentity()))
  system = openDb({ url: asAppRole(database.url), schema: database.schema, settings: systemSettings })
  edge = testEdge({ db, system, now: () => now }, people)
  key = (await makeKey()).secret
})
afterAll(async () => {
  await db.destroy()
  await system.destroy()
  await database.close()
})

const as = (who: Who): Record<string, string> =>
  who === 'key' ? { authorization: `Bearer ${key}` } : { 'x-test-person': who }
const ask = async (who: Who, path: string, init: RequestInit = {}) =>
  edge.app.request(path, { ...init, headers: { ...as(who), ...(init.headers as Record<string, string>) } })
const post = (who: Who, path: string, body: unknown, headers: Record<string, string> = {}, method = 'post') =>
  ask(who, path, {
    method: method.toUpperCase(),
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', origin, 'sec-fetch-site': 'same-origin', ...headers },
  })

interface Made {
  key: { id: string; state: string; expiresAt: string; replaces: string | null }
  secret: string
}
const wanted = { name: 'Một cửa', unit: own, dataset: 'dossier', rights: ['submission.create'], days: 90 }
async function makeKey(more: Partial<typeof wanted> = {}): Promise<Made> {
  const response = await post('administrator', '/api/api-keys', { ...wanted, ...more })
  expect(response.status).toBe(201)
  return (await response.json()) as Made
}

describe('every operation × every identity × own, other, none', () => {
  const insiders: Who[] = ['leader', 'officer', 'approver', 'head', 'commune', 'operator', 'administrator']
  const department: Who[] = ['leader', 'officer', 'approver']
  const registrars: Who[] = ['leader', 'officer', 'approver', 'head', 'commune', 'operator']
  const may: Record<Exclude<keyof typeof routeRights, keyof typeof identityContract>, readonly Who[]> = {
    readHealth: everybody,
    readProvince: [...insiders, 'kiosk'],
    readProgress: [...insiders, 'kiosk'],
    readPublished: [...insiders, 'kiosk'],
    listKpis: [...insiders, 'kiosk'],
    readKpi: [...insiders, 'kiosk'],
    readKpiValues: [...insiders, 'kiosk'],
    readKpiTrend: [...insiders, 'kiosk'],
    readOverview: [...insiders, 'kiosk'],
    readUnitKpis: [...insiders, 'kiosk'],
    readComparison: [...insiders, 'kiosk'],
    readKpiComparison: [...insiders, 'kiosk'],
    readControlChart: [...insiders, 'kiosk'],
    readEarlyWarning: [...insiders, 'kiosk'],
    readStanding: [...insiders, 'kiosk'],
    listExceptions: [...insiders, 'kiosk'],
    readExplanation: [...insiders, 'kiosk'],
    listExplainedRecords: [...insiders, 'kiosk'],
    readDataHealth: insiders,
    readExcerpt: ['officer', 'approver'],
    listConnectors: ['officer', 'approver', 'administrator'],
    readConnector: ['officer', 'approver', 'administrator'],
    createConnector: ['officer'],
    changeConnector: ['officer'],
    switchConnector: ['officer'],
    decideConnector: ['officer', 'approver'],
    listSubsystems: ['officer', 'approver', 'administrator'],
    addSubsystem: ['officer'],
    changeSubsystem: ['officer'],
    tryConnector: ['officer'],
    rehearseConnector: ['officer'],
    listValidationRules: ['officer', 'approver', 'head', 'commune'],
    setValidationRule: ['officer'],
    listUnits: [...insiders, 'kiosk'],
    listKpiVersions: [...insiders, 'kiosk'],
    listVersionProposals: ['officer', 'approver'],
    previewKpiVersion: ['officer'],
    proposeKpiVersion: ['officer'],
    decideKpiVersion: ['officer', 'approver'],
    listUnitChanges: ['officer', 'approver'],
    previewUnitChange: ['officer'],
    proposeUnitChange: ['officer'],
    decideUnitChange: ['officer', 'approver'],
    listClosings: [...insiders, 'kiosk'],
    closePeriod: ['approver'],
    reopenPeriod: ['approver'],
    listChanges: [...insiders, 'kiosk'],
    listHeldRecords: ['officer', 'approver', 'head', 'commune'],
    decideQuarantine: ['officer'],
    listCorrections: ['officer', 'approver', 'head', 'commune'],
    makeCorrection: ['officer', 'commune'],
    reverseCorrection: ['officer', 'commune'],
    withdrawCorrection: ['officer', 'commune'],
    decideCorrection: ['officer', 'approver'],
    listPeerDefinitions: [...insiders, 'kiosk'],
    definePeers: ['officer'],
    rebaseline: ['officer'],
    withdrawRebaseline: ['officer'],
    annotate: ['officer', 'head', 'commune'],
    withdrawAnnotation: ['officer', 'head', 'commune'],
    listFeeds: insiders,
    readFeedDetail: ['leader', 'officer', 'approver', 'operator', 'administrator'],
    readCompleteness: insiders,
    readUnitCompleteness: insiders,
    readPayload: ['officer', 'approver'],
    listApiKeys: ['administrator', 'head'],
    createApiKey: ['administrator'],
    rotateApiKey: ['administrator'],
    endApiKey: ['administrator'],
    listKiosks: ['administrator'],
    createKiosk: ['administrator'],
    bindKiosk: [...insiders, 'kiosk', 'nobody'],
    endKiosk: ['administrator'],
    listEgressRules: ['administrator', 'approver'],
    proposeEgressRule: ['administrator'],
    approveEgressRule: ['administrator', 'approver'],
    withdrawEgressRule: ['administrator'],
    readAudit: ['administrator', 'approver', 'head'],
    readBoard: insiders,
    readConnection: insiders,
    readSamples: insiders,
    readAvailability: insiders,
    readPathGraph: insiders,
    // For keys that were given it alone; the key here hands in figures.
    pushHeartbeat: [],
    readAuditState: ['administrator', 'approver'],
    exportAudit: ['administrator', 'approver'],
    listReports: [...department, 'head', 'commune'],
    readReport: [...department, 'head', 'commune'],
    readReportDocument: [...department, 'head', 'commune'],
    readReportFile: [...department, 'head', 'commune'],
    readReportChanges: [...department, 'head', 'commune'],
    listReportTemplates: ['officer'],
    readReportTemplate: ['officer'],
    previewReportTemplate: ['officer'],
    saveReportTemplate: ['officer'],
    sendReport: ['officer'],
    writeReportFiles: ['officer', 'approver'],
    listReportDeadlines: ['officer', 'approver'],
    listReportRecipients: ['officer'],
    addReportRecipient: ['officer'],
    endReportRecipient: ['officer'],
    draftReport: ['officer'],
    refreshReport: ['officer'],
    writePassage: ['officer'],
    discardReport: ['officer'],
    supplementReport: ['officer'],
    commentReport: ['officer', 'approver'],
    settleComment: ['officer', 'approver'],
    checkReport: ['officer', 'approver'],
    returnReport: ['officer', 'approver'],
    approveReport: ['approver'],
    issueReport: ['approver'],
    listIncidents: insiders,
    readIncident: insiders,
    readEvidence: insiders,
    listIncidentBands: insiders,
    readScorecard: insiders,
    listMaintenance: insiders,
    readWall: ['leader', 'officer', 'approver', 'administrator', 'kiosk'],
    readWallDifficulties: ['leader', 'officer', 'approver', 'administrator', 'kiosk'],
    acknowledgeIncident: ['officer', 'commune', 'operator'],
    assignIncident: ['officer', 'commune', 'operator'],
    commentIncident: ['officer', 'commune', 'operator'],
    snoozeIncident: ['officer', 'commune', 'operator'],
    explainIncident: ['officer', 'commune', 'operator'],
    announceMaintenance: ['officer', 'administrator', 'operator'],
    changeMaintenance: ['officer', 'administrator', 'operator'],
    cancelMaintenance: ['officer', 'administrator', 'operator'],
    listChannels: ['officer', 'administrator'],
    listRosters: ['officer', 'administrator'],
    listRules: ['officer', 'administrator'],
    listDeadLetters: ['officer', 'administrator'],
    createChannel: ['administrator'],
    changeChannel: ['administrator'],
    testChannel: ['administrator'],
    createRoster: ['administrator'],
    changeRoster: ['administrator'],
    createRule: ['administrator'],
    changeRule: ['administrator'],
    resendLetter: ['administrator'],
    submit: ['officer', 'commune', 'key'],
    listSubmissions: ['officer', 'approver', 'head', 'commune'],
    readSubmission: ['officer', 'approver', 'head', 'commune'],
    listGivenDatasets: ['officer', 'commune', 'key'],
    lookAtSheet: ['officer', 'commune', 'key'],
    previewSheet: ['officer', 'commune', 'key'],
    submitSheet: ['officer', 'commune', 'key'],
    readSheetTemplate: ['officer', 'commune', 'key'],
    readKnownCounts: ['officer', 'commune', 'key'],
    listTargets: [...insiders, 'kiosk'],
    readTargetHistory: [...insiders, 'kiosk'],
    previewTarget: ['officer'],
    setTarget: ['officer'],
    createUnitGroup: ['officer'],
    changeUnitGroup: ['officer'],
    readBoundaries: [...insiders, 'kiosk'],
    listBoundaryVersions: [...insiders, 'kiosk'],
    checkBoundaries: ['administrator'],
    importBoundaries: ['administrator'],
    restoreBoundaries: ['administrator'],
    listDifficulties: registrars,
    readDifficulty: registrars,
    reportDifficulty: ['officer', 'head', 'commune', 'operator'],
    answerDifficulty: ['leader', 'officer', 'head'],
    replyDifficulty: ['officer', 'head', 'commune', 'operator'],
    assignDifficulty: ['leader', 'officer', 'head'],
    commentDifficulty: ['officer', 'head', 'commune', 'operator'],
    closeDifficulty: ['officer', 'head', 'commune', 'operator'],
    reopenDifficulty: ['officer', 'head', 'commune', 'operator'],
    mergeDifficulty: ['leader', 'officer', 'head'],
    listTasks: registrars,
    readTask: registrars,
    giveTask: ['leader', 'officer', 'head'],
    takeTask: ['officer', 'head', 'commune', 'operator'],
    noteTask: ['officer', 'head', 'commune', 'operator'],
    reportTask: ['officer', 'head', 'commune', 'operator'],
    acceptTask: ['leader', 'officer', 'head'],
    returnTask: ['leader', 'officer', 'head'],
    moveTask: ['leader', 'officer', 'head'],
    withdrawTask: ['leader', 'officer', 'head'],
    readFaultLateness: registrars,
    listVisitPlans: [...department, 'head', 'commune'],
    readVisitPlan: [...department, 'head', 'commune'],
    planVisits: ['leader', 'officer'],
    changeVisitRoute: ['leader', 'officer'],
    cancelVisitPlan: ['leader', 'officer'],
    readVisit: [...department, 'head', 'commune'],
    putVisitAnswers: department,
    endVisit: department,
    readVisitPhoto: [...department, 'head', 'commune'],
    putVisitPhoto: department,
    removeVisitPhoto: department,
    listVisitTemplates: [...department, 'head', 'commune'],
    setVisitTemplate: ['leader', 'officer'],
    listVisitPeople: ['leader', 'officer'],
  }
  const values: Record<string, string> = { id: 'abcdefabcdef', code: own }
  // The doors of signing in judge by what the browser holds, which is told by a header here.
  const judged = Object.entries(contract).filter(([name]) => !(name in identityContract))
  const cells = judged.flatMap(([name, { method, path }]) =>
    everybody.flatMap((who) =>
      (path.includes('{code}') ? [own, other, '99999'] : ['-']).map((unit) => ({
        name,
        who,
        method,
        unit,
        path: path.replaceAll(/\{(\w+)\}/g, (_, field: string) => (field === 'code' ? unit : values[field]!)),
        passes: may[name as keyof typeof may].includes(who),
      })),
    ),
  )
  it.each(cells)('$who $name $unit: $passes', async ({ who, method, path, unit, passes }) => {
    const response = method === 'get' ? await ask(who, path) : await post(who, path, {}, {}, method)
    if (passes) expect([200, 400, 404]).toContain(response.status)
    else {
      // A unit a machine may not even read of is not there for it.
      const isMachine = who === 'key' || who === 'kiosk'
      expect(response.status).toBe(who === 'nobody' ? 401 : isMachine && unit !== '-' ? 404 : 403)
      expect(response.headers.get('content-type')).toBe('application/problem+json')
    }
    // Nobody is ever given a cookie by a key or a refusal.
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(currentIdentity().role).toBe('none')
  })

  it('HEAD is judged as GET', async () => {
    expect((await ask('kiosk', '/api/feeds', { method: 'HEAD' })).status).toBe(403)
    expect((await ask('leader', '/api/feeds', { method: 'HEAD' })).status).toBe(200)
  })

  it('the head of a commune reads its own part of keys and trail, and is not told of the rest', async () => {
    await makeKey({ unit: other })
    const { keys } = (await (await ask('head', '/api/api-keys')).json()) as { keys: { unit: string }[] }
    expect(new Set(keys.map((each) => each.unit))).toEqual(new Set([own]))
    const trail = (await (await ask('head', '/api/audit?limit=200')).json()) as { entries: { unit: string }[] }
    expect(new Set(trail.entries.map((each) => each.unit))).toEqual(new Set([own]))
    expect((await ask('head', `/api/audit?unit=${other}`)).status).toBe(404)
    expect((await ask('head', `/api/audit?unit=${own}`)).status).toBe(200)
  })

  it('a refusal leaves an entry in the trail, what is allowed leaves none', async () => {
    const count = async () =>
      (await listAuditEntries(database.db, { outcome: 'denied', actor: 'leader-1', limit: 200 })).entries.length
    // So many refusals of one asker a minute are written down singly; those above have used them up.
    await sql`delete from rate_limit where key like 'denial:%'`.execute(database.db)
    const before = await count()
    await ask('leader', '/api/collections/1/payload')
    expect(await count()).toBe(before + 1)
    await ask('leader', '/api/overview')
    expect(await count()).toBe(before + 1)
  })
})

describe('an API key', () => {
  it('is shown once and then nowhere', async () => {
    const made = await makeKey()
    const listed = await (await ask('administrator', '/api/api-keys')).text()
    expect(listed).toContain(made.key.id)
    const secret = made.secret.slice(17)
    expect(listed).not.toContain(secret)
    for (const table of ['api_key', 'audit', 'rate_limit']) {
      const { rows } = await sql<{
        all: string
      }>`select coalesce(string_agg(t::text, ' '), '') as all from ${sql.table(table)} t`.execute(database.db)
      expect(rows[0]!.all).not.toContain(secret)
    }
    expect(edge.logged()).not.toContain(secret)
  })

  it('passes where its rights say, and its identity is what it was made for', async () => {
    const { passed } = (await (await ask('key', '/api/health')).json()) as { passed: Identity }
    expect(passed).toMatchObject({
      role: 'subsystem',
      unit: own,
      key: { dataset: 'dossier', rights: ['submission.create'] },
    })
  })

  it.each(['', 'Bearer', 'Bearer x', 'Basic dXNlcjpwYXNz', `Bearer nhs_${'a'.repeat(12)}_${'b'.repeat(43)}`])(
    'that is none is refused, whoever is signed in beside it: %j',
    async (authorization) => {
      const response = await ask('administrator', '/api/overview', { headers: { authorization } })
      expect(response.status).toBe(401)
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/)
    },
  )

  it('with any letter changed is refused', async () => {
    const { secret } = await makeKey()
    for (let at = 17; at < secret.length; at++) {
      const changed = secret.slice(0, at) + (secret[at] === 'A' ? 'B' : 'A') + secret.slice(at + 1)
      expect((await ask('nobody', '/api/health', { headers: { authorization: `Bearer ${changed}` } })).status).toBe(401)
    }
  })

  it.each(['?x=KEY', '?api_key=x', '?apikey=x', '?Access-Token=x', '/KEY', '?x=%6eEYhs', '#'])(
    'in an address is refused and not logged: %s',
    async (where) => {
      const { secret } = await makeKey()
      const escaped = `%6e${secret.slice(1)}`
      const path = `/api/overview${where.replace('KEY', secret).replace('%6eEYhs', escaped)}`
      const response = await ask('administrator', path, { headers: { authorization: `Bearer ${secret}` } })
      expect(response.status).toBe(where === '#' ? 403 : 400)
      const text = await response.text()
      expect(text).not.toContain(secret.slice(17))
      expect(edge.logged()).not.toContain(secret.slice(17))
    },
  )

  it('ended is dead at once', async () => {
    const made = await makeKey()
    const headers = { authorization: `Bearer ${made.secret}` }
    expect((await ask('nobody', '/api/health', { headers })).status).toBe(200)
    expect((await post('administrator', `/api/api-keys/${made.key.id}/end`, {})).status).toBe(200)
    expect((await ask('nobody', '/api/health', { headers })).status).toBe(401)
  })

  it('lives beside its successor for the overlap, and not a second longer', async () => {
    const old = await makeKey()
    const path = `/api/api-keys/${old.key.id}/rotation`
    const response = await post('administrator', path, { days: 30, overlapHours: 48 })
    const fresh = (await response.json()) as Made
    expect(fresh.key.replaces).toBe(old.key.id)
    const status = async (secret: string) =>
      (await ask('nobody', '/api/health', { headers: { authorization: `Bearer ${secret}` } })).status
    const made = now
    expect([await status(old.secret), await status(fresh.secret)]).toEqual([200, 200])
    expect((await post('administrator', path, { days: 30, overlapHours: 48 })).status).toBe(409)
    now = new Date(made.getTime() + 48 * 3_600_000 - 1)
    expect([await status(old.secret), await status(fresh.secret)]).toEqual([200, 200])
    now = new Date(made.getTime() + 48 * 3_600_000)
    expect([await status(old.secret), await status(fresh.secret)]).toEqual([401, 200])
    now = new Date(made.getTime() + 30 * 86_400_000)
    expect(await status(fresh.secret)).toBe(401)
    now = made
  })

  it('rotated twice at once has one successor', async () => {
    const old = await makeKey()
    const path = `/api/api-keys/${old.key.id}/rotation`
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => post('administrator', path, { days: 1, overlapHours: 1 })),
    )
    expect(answers.map((answer) => answer.status).toSorted((a, b) => a - b)).toEqual([201, 409, 409, 409, 409, 409])
  })

  it('is stamped as used, once a minute at most', async () => {
    const made = await makeKey()
    const headers = { authorization: `Bearer ${made.secret}` }
    const stamp = async () =>
      (
        await database.db
          .selectFrom('api_key')
          .select('last_used_at')
          .where('id', '=', made.key.id)
          .executeTakeFirstOrThrow()
      ).last_used_at
    const start = now
    expect(await stamp()).toBeNull()
    await ask('nobody', '/api/health', { headers })
    expect(await stamp()).toEqual(start)
    now = new Date(start.getTime() + 59_000)
    await ask('nobody', '/api/health', { headers })
    expect(await stamp()).toEqual(start)
    now = new Date(start.getTime() + 60_000)
    await ask('nobody', '/api/health', { headers })
    expect(await stamp()).toEqual(now)
    now = start
  })

  it.each([
    ['too long a life', { days: 366 }],
    ['a right no machine has', { rights: ['user.change'] }],
    ['no right at all', { rights: [] }],
    ['a unit there is not', { unit: '99999' }],
    ['a dataset there is not', { dataset: 'nonsense' }],
    ['a field nobody asked for', { role: 'administrator' }],
  ])('is not made with %s', async (_, more) => {
    expect((await post('administrator', '/api/api-keys', { ...wanted, ...more })).status).toBe(400)
  })
})

describe('a page of somebody else', () => {
  it.each([
    ['names its own origin', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }],
    ['names none', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['of a neighbouring host', { origin: 'https://x.nhipso.test', 'sec-fetch-site': 'same-site' }],
    ['claims ours, in a browser that knows better', { 'sec-fetch-site': 'cross-site' }],
    ['of another scheme', { origin: 'http://nhipso.test' }],
    ['of another port', { origin: 'https://nhipso.test:444' }],
  ])('%s and changes nothing', async (_, headers) => {
    const response = await post('administrator', '/api/api-keys', wanted, headers as Record<string, string>)
    expect(response.status).toBe(403)
  })

  it('silence is not ours', async () => {
    const headers = { ...as('administrator'), 'content-type': 'application/json' }
    const response = await edge.app.request('/api/api-keys', { method: 'POST', body: JSON.stringify(wanted), headers })
    expect(response.status).toBe(403)
  })
})

describe('too many requests', () => {
  it('are refused with the time to wait, each address by itself', async () => {
    const limited = testEdge({ db, system, now: () => now, limit: { burst: 30, perSecond: 0.5 } }, people)
    const from = async (address: string) =>
      limited.app.request('/api/health', { headers: { 'x-test-address': address } })
    const answers = await Promise.all(Array.from({ length: 50 }, () => from('198.51.100.7')))
    const passed = answers.filter((answer) => answer.status === 200).length
    expect(passed).toBeGreaterThanOrEqual(30)
    expect(passed).toBeLessThanOrEqual(31)
    const refused = answers.find((answer) => answer.status === 429)!
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
    expect(await refused.json()).toMatchObject({ status: 429 })
    expect((await from('198.51.100.8')).status).toBe(200)
    // Another process has the same limit, not one of its own.
    const second = testEdge({ db, system, now: () => now, limit: { burst: 30, perSecond: 0.5 } }, people)
    expect((await second.app.request('/api/health', { headers: { 'x-test-address': '198.51.100.7' } })).status).toBe(
      429,
    )
  })
})
