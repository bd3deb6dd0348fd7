import { randomUUID } from 'node:crypto'
import { accessSays } from 'shared/messages/account-policy.ts'
import { routeRights } from 'shared/account/route-rights.ts'
import { testDefinition } from '../feed/connector/test-definition.ts'
import { testDatabase } from '../db/test-database.ts'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { alertBodies } from '../alert/test-lay-alerts.ts'
import { type OpenApi, type Operation, operationsOf } from '../fuzz/operation.ts'
import { redefinition } from './test-lay-version.ts'
import { canaryOf, type Cell, cellsOf, expectedOf, layObjects, type Objects, seesAll } from './cells.ts'
import { sampleOf } from './sample-body.ts'
import { identities, other, own, people, type TestProgram, testProgram, type Who } from './test-program.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let program: TestProgram
let document: OpenApi
let operations: Operation[]
let objects: Objects
beforeAll(async () => {
  program = await testProgram(await testDatabase())
  objects = await layObjects(program)
  document = (await (await program.ask('administrator', 'GET', '/api/openapi.json')).json()) as OpenApi
  operations = operationsOf(document)
})
afterAll(() => program.close())

/** A change of a day to come that takes nothing from anybody. */
const renamed = {
  kind: 'rename',
  day: '2031-01-01',
  from: [own],
  to: [{ unit: own, share: null }],
  made: [
    { code: own, name: 'Tên mới', kind: 'ward', formerProvince: null, tile: null, areaKm2: null, lat: null, lon: null },
  ],
}

/** What has to be said besides what the schema asks for, so that somebody gets through. */
const described = {
  name: { vi: 'Lịch công tác', en: 'Work calendar' },
  kind: 'documents',
  level: 'province',
  provider: null,
  contact: 'Phòng Công nghệ thông tin, 0229 000 000',
  reason: 'Hệ thống mới',
}
const better: Record<string, (round: number) => object> = {
  createApiKey: () => ({ name: 'Một cửa', unit: other, dataset: 'dossier', rights: ['submission.read'], days: 3 }),
  proposeEgressRule: () => ({ cidr: '10.40.0.0/16', ports: [443], reason: 'Kho dữ liệu của tỉnh', days: 3 }),
  invite: (round) => ({ email: `moi-${round}@nhipso.test`, name: 'Người Mới', role: 'leader' }),
  changePerson: () => ({ role: 'commune-officer', unit: other }),
  askFactorReset: () => ({ reason: 'Mất điện thoại khi đi công tác' }),
  createKiosk: () => ({ name: 'Phòng họp', days: 3 }),
  previewTarget: () => ({ ...wholePlan, steps: [step(60)] }),
  setTarget: (round) => ({ ...wholePlan, key: other, level: 'unit', steps: [step(round % 100)] }),
  createUnitGroup: (round) => ({ name: `Nhóm ${round}`, units: [other] }),
  changeUnitGroup: () => ({ name: 'Ven biển', units: [other], basedOn: 1 }),
  rebaseline: (round) => ({
    kpi: 'T02',
    unit: null,
    from: `2025-07-${String(1 + (round % 27)).padStart(2, '0')}`,
    reason: 'Đổi cách đếm từ ngày này',
  }),
  annotate: () => ({
    kpi: 'T02',
    unit: own,
    kind: 'event',
    from: '2025-07-20',
    to: '2025-07-21',
    text: 'Mất điện diện rộng',
  }),
  submit: () => ({ dataset: 'dossier', records: [{ unit: own, day: '2025-08-01', counts: { dossiers_received: 3 } }] }),
  definePeers: () => ({
    from: '2025-08-15',
    basis: { from: '2025-07-15', to: '2025-08-14' },
    reason: 'Xếp lại nhóm so sánh',
  }),
  draftReport: (round) => ({
    template: 'dinh-ky',
    from: '2025-07-01',
    to: `2025-07-${String(1 + (round % 27)).padStart(2, '0')}`,
  }),
  previewReportTemplate: () => ({ letterhead, layout: [], from: '2025-07-01', to: '2025-07-10' }),
  saveReportTemplate: (round) => ({
    name: { vi: `Báo cáo định kỳ ${round}`, en: `Periodic report ${round}` },
    letterhead,
    layout: [],
    basedOn: 1,
    reason: 'Đổi nơi nhận',
  }),
  addReportRecipient: (round) => ({ template: 'dinh-ky', address: `noi-nhan-${round}@nhipso.test`, form: 'link' }),
  writePassage: () => ({ passage: 'next', text: null, basedOn: 0 }),
  commentReport: () => ({ passage: null, text: 'Xem lại số liệu tuần cuối' }),
  previewKpiVersion: () => ({ ...redefinition, from: '2031-01-01' }),
  // Each round on a day of its own: of one and the same day, the second would say nothing of rights.
  proposeKpiVersion: (round) => ({
    ...redefinition,
    from: `203${1 + (round % 9)}-02-01`,
    basis: 'Quyết định số 1',
    reason: 'Đổi cách làm tròn',
  }),
  decideKpiVersion: () => ({ decision: 'confirmed', reason: 'Đã đối chiếu quyết định' }),
  previewUnitChange: () => renamed,
  proposeUnitChange: () => ({ ...renamed, basis: 'Nghị quyết số 1', reason: 'Đổi tên theo nghị quyết' }),
  decideUnitChange: () => ({ decision: 'confirmed', reason: 'Đã đối chiếu nghị quyết' }),
  closePeriod: (round) => ({ calendar: 'iso-week', period: `2025-W${27 + (round % 5)}` }),
  createConnector: (round) => ({ id: `nguon-${round}`, definition: sound(), reason: 'Hệ thống mới' }),
  changeConnector: () => ({ basedOn: 1, definition: sound(), reason: 'Đổi lịch hỏi' }),
  switchConnector: () => ({ on: false, takesOver: false, reason: 'Chưa dùng' }),
  decideConnector: () => ({ decision: 'confirmed', reason: 'Đã đối chiếu với đơn vị vận hành' }),
  addSubsystem: (round) => ({ id: `he-thong-${round}`, ...described }),
  changeSubsystem: () => ({ basedOn: 1, ...described }),
  tryConnector: () => ({ definition: sound() }),
  rehearseConnector: () => ({ feed: 'dossier', definition: sound() }),
  setValidationRule: (round) => ({
    id: `rule-${round}`,
    basedOn: 0,
    name: { vi: 'Số hồ sơ khác thường', en: 'Unusual dossiers' },
    test: { kind: 'usual', measure: 'dossiers_received', z: 8, atLeast: 50 },
    severity: 'warn',
    enabled: true,
    reason: 'Theo dõi số hồ sơ',
  }),
  decideCorrection: () => ({ decision: 'refuse', reason: 'Chưa có căn cứ' }),
  makeCorrection: () => ({
    dataset: 'dossier',
    records: [{ unit: own, day: '2025-07-20', counts: { dossiers_received: 1 } }],
    reason: 'Nhập nhầm sổ',
  }),
  giveTask: () => ({ kind: 'remedy', title: 'Bổ sung máy chủ', unit: own, workingDays: 5 }),
  planVisits: () => ({
    title: 'Đoàn khảo sát đợt 2',
    leader: program.ids.officer,
    from: '2026-12-01',
    to: '2026-12-02',
    template: 'chuyen-doi-so',
    units: [own],
  }),
  changeVisitRoute: () => ({ stops: [{ visit: objects['visit-stops.id']!.own, day: '2025-09-10' }], basedOn: 0 }),
  putVisitAnswers: () => ({
    edits: [{ id: randomUUID(), question: 'may-tinh', value: 4, madeAt: '2025-09-10T02:00:00Z' }],
  }),
  setVisitTemplate: (round) => ({
    id: `mau-${round}`,
    name: { vi: 'Mẫu thử', en: 'A trial' },
    questions: [{ id: 'mot', kind: 'text', text: 'Có gì khó khăn?' }],
    basedOn: 0,
  }),
  ...alertBodies,
}
const letterhead = {
  superior: 'UBND tỉnh Ninh Bình',
  issuer: 'Sở Khoa học và Công nghệ',
  symbol: '/BC-SKHCN',
  place: 'Ninh Bình',
  addressees: ['Ủy ban nhân dân tỉnh Ninh Bình'],
  recipients: ['Như trên', 'Lưu: VT'],
  authority: ['GIÁM ĐỐC'],
}
function sound() {
  return testDefinition('dossier', 'dossier-json')
}
const step = (value: number) => {
  const open = { from: '2026-01-01', to: null, instrument: null, note: null }
  return { comparator: 'at-least', value, ...open }
}
const wholePlan = { kpi: 'T02', level: 'province', key: '', basis: 'KH 12/KH-UBND', reason: null, basedOn: null }
/** What nobody gets through without knowing a secret, or having done a step first. */
const secrets = [
  'signIn',
  'passSecondFactor',
  'recover',
  'confirmEnrolment',
  'beginEnrolment',
  'changePassword',
  'readInvitation',
  'acceptInvitation',
  'renewRecoveryCodes',
  'signInDemo',
  'signInSso',
  'returnFromSso',
  'bindKiosk',
  'askFactorReset',
  'grantFactorReset',
  'withdrawFactorReset',
  // A step of a report's life supposes the one before, by somebody else: told as a story in `report-life.test.ts`.
  'checkReport',
  'approveReport',
  'issueReport',
  'returnReport',
  'discardReport',
  'supplementReport',
  // It wants an issued report, and somebody who has not been sent it.
  'sendReport',
  'refreshReport',
  // It wants the revision as it stands, which others here change.
  'writeReportFiles',
  'settleComment',
  // It wants a unit and a day, which `submission-doors` names.
  'readKnownCounts',
  // It wants a photo, which `visit.test` hands it.
  'putVisitPhoto',
  // These want a file, which `sheet-doors` hands them.
  'lookAtSheet',
  'previewSheet',
  'submitSheet',
  'endReportRecipient',
  // It wants a file, which `boundary-doors` hands it.
  'checkBoundaries',
  'importBoundaries',
  'restoreBoundaries',
  // They want figures, held records and proposals, which `correction` and `explanation` hand them.
  'decideQuarantine',
  'makeCorrection',
  'reverseCorrection',
  'withdrawCorrection',
  'readExcerpt',
  // It wants answers that were kept, which `connector-doors` hands it.
  'rehearseConnector',
  'listExplainedRecords',
  // Each follows another act, and the first who may withdraws the task; `register.test` walks them in their order.
  'mergeDifficulty',
  'takeTask',
  'noteTask',
  'reportTask',
  'acceptTask',
  'returnTask',
  // One's own, made for the purpose: below.
  'endOwnSession',
]

let round = 0
const statuses = new Map<string, Set<number>>()
let asked = 0

/** One cell, asked through the program as it is mounted: what does not agree with the policy. */
async function tryCell(who: Who, { operation, whose, path, query }: Cell): Promise<string[]> {
  const { id, method } = operation
  const identity = program.identityOf(who)
  const where = `${who} ${method} ${path}?${query.toString()} (${whose})`
  query.set('lang', 'en')
  const schema = operation.bodies['application/json']
  round += 1
  const body = schema && (better[id]?.(round) ?? sampleOf(document, schema))
  const response = await program.ask(who, method, `${path}?${query.toString()}`, {
    ...(body !== undefined && { body }),
  })
  const text = await response.text()
  asked += 1
  statuses.set(id, (statuses.get(id) ?? new Set()).add(response.status))
  const faults: string[] = []
  const expected = expectedOf({ operation, whose, path, query }, identity)
  const refused = guardSaid(response.status, text)
  if (expected === 'passes' ? refused !== null : refused !== expected)
    faults.push(`${where}: ${response.status} ${text.slice(0, 120)}, expected ${expected}`)
  if (who === 'operator' && whose === 'other' && path.startsWith('/api/connections/') && response.status !== 404)
    faults.push(`${where}: ${response.status} for what another provider runs`)
  if (response.status >= 500 && response.status !== 503) faults.push(`${where}: ${response.status}`)
  if (expected === 'passes' && whose === 'missing' && response.ok && operation.path.includes('{'))
    faults.push(`${where}: ${response.status} for what is not there`)
  if (!seesAll(operation, identity) && text.includes(canaryOf(other!)))
    faults.push(`${where}: shows ${canaryOf(other!)}`)
  if (
    response.headers.get('set-cookie') &&
    !/sign-in|sso|demo|second-factor|recovery|password|binding|sign-out|invitations/.test(path)
  )
    faults.push(`${where}: gives a cookie`)
  return faults
}

/** The status, if it was the edge or a door's demand that refused by rights; null when something else answered. */
function guardSaid(status: number, text: string): number | null {
  if (![401, 403, 404].includes(status)) return null
  const { detail } = JSON.parse(text) as { detail: string }
  const said = [accessSays.signIn, accessSays.notYours, accessSays.noSuchThing].map(({ en }) => en)
  return said.includes(detail) ? status : null
}

describe('every operation × every identity × own, another’s, missing', () => {
  test('every operation of the document has a right, and an object for each of its paths', () => {
    const without = operations.filter(({ id }) => id !== 'readOpenApi' && !(id in routeRights)).map(({ id }) => id)
    expect(without).toEqual([])
    expect(operations.flatMap((operation) => cellsOf(operation, objects)).length).toBeGreaterThan(operations.length)
  })

  test.each(identities)('%s', async (who) => {
    const faults: string[] = []
    for (const operation of operations)
      for (const cell of cellsOf(operation, objects)) faults.push(...(await tryCell(who, cell)))
    expect(faults).toEqual([])
  })

  test('one’s own session ends, another’s is not there', async () => {
    for (const who of people) {
      const [mine, theirs] = [
        await program.session(program.ids[who]),
        await program.session(who === 'leader' ? program.ids.officer : program.ids.leader),
      ]
      const cookie = await program.cookieOf(who)
      const end = (id: string) => program.ask(who, 'DELETE', `/api/account/sessions/${id}`, { cookie })
      expect([who, (await end(theirs.id)).status, (await end(mine.id)).status]).toEqual([who, 404, 204])
    }
  })

  test('somebody got through every operation that needs no secret; else its cells would say nothing', () => {
    const reached = (id: string) => [...(statuses.get(id) ?? [])].some((status) => status < 300)
    expect(operations.map(({ id }) => id).filter((id) => !reached(id) && !secrets.includes(id))).toEqual([])
    expect(asked).toBeGreaterThan(operations.length * identities.length)
  })
})
