import type { AccountContract } from 'shared/account/account-contract.ts'
import type { identityContract } from 'shared/account/identity-contract.ts'
import type { Contract } from 'shared/contract.ts'
import type { FaultContract } from 'shared/probe/fault-contract.ts'
import type { Problem } from 'shared/problem.ts'
import type { Locale } from 'shared/text.ts'
import { attended, somebodyIsThere } from './attended.ts'
import { noteAnswer } from './offline/kept-answers.ts'

type Every = Contract & AccountContract & FaultContract & typeof identityContract
type Json<R> = R extends { content: { 'application/json': { schema: { _output: infer Output } } } } ? Output : never
/** The one answer that is none of the refusals. */
type Success<R> = R extends { 200: infer Ok } ? Json<Ok> : R extends { 201: infer Made } ? Json<Made> : undefined
type Reads = {
  [
    K in keyof Every as Every[K] extends { method: 'get'; responses: { 200: infer Ok } }
      ? Json<Ok> extends never
        ? never
        : K
      : never
  ]: Every[K]
}
/** What a machine alone does is no page's business. */
type OfMachines = 'pushHeartbeat'
type Changes = {
  [K in keyof Every as K extends OfMachines ? never : Every[K]['method'] extends 'get' ? never : K]: Every[K]
}

/** The routes that answer with JSON, by the name the contract gives them. */
export type Operation = keyof Reads
/** The routes that change something. */
export type Change = keyof Changes
export type Answer<O extends Operation | Change> = Success<Every[O]['responses']>

type Sent<O extends keyof Every, Part extends 'params' | 'query'> = Every[O] extends {
  request: Record<Part, { _input: infer Input }>
}
  ? Input
  : never
type Field<O extends keyof Every, Part extends 'params' | 'query', Optional extends boolean> = [Sent<O, Part>] extends [
  never,
]
  ? { [P in Part]?: never }
  : Optional extends true
    ? { [P in Part]?: Sent<O, Part> }
    : { [P in Part]: Sent<O, Part> }
type Body<O extends Change> = Every[O] extends {
  request: { body: { content: { 'application/json': { schema: { _input: infer Input } } } } }
}
  ? { body: Input }
  : { body?: never }
/** What a route is asked with: the places in its path, and its query. */
export type Asked<O extends Operation> = Field<O, 'params', false> & Field<O, 'query', true>
/** What a change is sent with: the places in its path, and its content. */
export type Order<O extends Change> = Field<O, 'params', false> & Body<O>

/** The compiler holds this table to the contract, so that no schema has to travel to the browser for its path. */
const paths: { [O in Operation]: Reads[O]['path'] } = {
  readHealth: '/api/health',
  readProvince: '/api/province',
  readProgress: '/api/progress',
  readPublished: '/api/published',
  listKpis: '/api/kpis',
  readKpi: '/api/kpis/{id}',
  readKpiValues: '/api/kpis/{id}/values',
  readKpiTrend: '/api/kpis/{id}/trend',
  readOverview: '/api/overview',
  readUnitKpis: '/api/units/{code}/kpis',
  readComparison: '/api/comparison',
  readKpiComparison: '/api/kpis/{id}/comparison',
  readControlChart: '/api/kpis/{id}/control-chart',
  readStanding: '/api/units/{code}/standing',
  listExceptions: '/api/exceptions',
  listPeerDefinitions: '/api/peer-definitions',
  listFeeds: '/api/feeds',
  readFeedDetail: '/api/feeds/{id}',
  readCompleteness: '/api/feeds/{id}/completeness',
  readBoard: '/api/connections',
  readConnection: '/api/connections/{id}',
  readSamples: '/api/connections/{id}/samples',
  readAvailability: '/api/availability',
  readPathGraph: '/api/path-graph',
  readFaults: '/api/simulator/faults',
  readSignInWays: '/api/account/ways',
  readMe: '/api/account/me',
  listOwnSessions: '/api/account/sessions',
  listPeople: '/api/account/people',
  listApiKeys: '/api/api-keys',
  listFactorResets: '/api/account/second-factor-resets',
  listKiosks: '/api/kiosks',
  listEgressRules: '/api/egress-rules',
  readAudit: '/api/audit',
  readAuditState: '/api/audit/state',
  listIncidents: '/api/incidents',
  readIncident: '/api/incidents/{id}',
  listIncidentBands: '/api/incident-bands',
  readScorecard: '/api/provider-scorecard',
  listMaintenance: '/api/maintenance',
  listChannels: '/api/alert-channels',
  listRosters: '/api/duty-rosters',
  listRules: '/api/alert-rules',
  listDeadLetters: '/api/alert-dead-letters',
  listSubmissions: '/api/submissions',
  readSubmission: '/api/submissions/{id}',
  listGivenDatasets: '/api/submission-datasets',
  readKnownCounts: '/api/submission-datasets/{id}/counts',
  listTargets: '/api/targets',
  readTargetHistory: '/api/targets/{kpi}/history',
  listReports: '/api/reports',
  readReport: '/api/reports/{id}',
  readReportDocument: '/api/reports/{id}/document',
  readReportChanges: '/api/reports/{id}/changes',
  readBoundaries: '/api/boundaries',
  listBoundaryVersions: '/api/boundary-versions',
}

const changes: { [O in Change]: readonly [Uppercase<Changes[O]['method']>, Changes[O]['path']] } = {
  draftReport: ['POST', '/api/reports'],
  refreshReport: ['POST', '/api/reports/{id}/refresh'],
  writePassage: ['POST', '/api/reports/{id}/passages'],
  commentReport: ['POST', '/api/reports/{id}/comments'],
  settleComment: ['POST', '/api/report-comments/{id}/settlement'],
  checkReport: ['POST', '/api/reports/{id}/check'],
  approveReport: ['POST', '/api/reports/{id}/approval'],
  issueReport: ['POST', '/api/reports/{id}/issue'],
  returnReport: ['POST', '/api/reports/{id}/return'],
  discardReport: ['POST', '/api/reports/{id}/discard'],
  supplementReport: ['POST', '/api/reports/{id}/supplement'],
  rebaseline: ['POST', '/api/rebaselines'],
  withdrawRebaseline: ['POST', '/api/rebaselines/{id}/withdrawal'],
  annotate: ['POST', '/api/annotations'],
  withdrawAnnotation: ['POST', '/api/annotations/{id}/withdrawal'],
  definePeers: ['POST', '/api/peer-definitions'],
  signIn: ['POST', '/api/account/sign-in'],
  passSecondFactor: ['POST', '/api/account/second-factor'],
  recover: ['POST', '/api/account/recovery'],
  signOut: ['POST', '/api/account/sign-out'],
  signInDemo: ['POST', '/api/account/demo'],
  signInSso: ['POST', '/api/account/sso'],
  beginEnrolment: ['POST', '/api/account/second-factor/enrolment'],
  confirmEnrolment: ['POST', '/api/account/second-factor/enrolment/confirmation'],
  changePassword: ['POST', '/api/account/password'],
  endOwnSession: ['DELETE', '/api/account/sessions/{id}'],
  endOtherSessions: ['DELETE', '/api/account/sessions'],
  readInvitation: ['POST', '/api/account/invitations/reading'],
  acceptInvitation: ['POST', '/api/account/invitations/acceptance'],
  invite: ['POST', '/api/account/invitations'],
  inviteAgain: ['POST', '/api/account/people/{id}/invitation'],
  changePerson: ['PUT', '/api/account/people/{id}/role'],
  disablePerson: ['POST', '/api/account/people/{id}/disabling'],
  enablePerson: ['POST', '/api/account/people/{id}/enabling'],
  endPersonSessions: ['DELETE', '/api/account/people/{id}/sessions'],
  createApiKey: ['POST', '/api/api-keys'],
  rotateApiKey: ['POST', '/api/api-keys/{id}/rotation'],
  endApiKey: ['POST', '/api/api-keys/{id}/end'],
  renewRecoveryCodes: ['POST', '/api/account/recovery-codes'],
  askFactorReset: ['POST', '/api/account/people/{id}/second-factor-reset'],
  grantFactorReset: ['POST', '/api/account/second-factor-resets/{id}/grant'],
  withdrawFactorReset: ['POST', '/api/account/second-factor-resets/{id}/withdrawal'],
  createKiosk: ['POST', '/api/kiosks'],
  bindKiosk: ['POST', '/api/kiosks/binding'],
  endKiosk: ['POST', '/api/kiosks/{id}/end'],
  proposeEgressRule: ['POST', '/api/egress-rules'],
  approveEgressRule: ['POST', '/api/egress-rules/{id}/approval'],
  withdrawEgressRule: ['POST', '/api/egress-rules/{id}/withdrawal'],
  switchFault: ['PUT', '/api/simulator/faults/{side}/{id}'],
  healFaults: ['POST', '/api/simulator/healing'],
  acknowledgeIncident: ['POST', '/api/incidents/{id}/acknowledgement'],
  assignIncident: ['POST', '/api/incidents/{id}/assignment'],
  commentIncident: ['POST', '/api/incidents/{id}/comments'],
  snoozeIncident: ['POST', '/api/incidents/{id}/snooze'],
  explainIncident: ['POST', '/api/incidents/{id}/resolution'],
  announceMaintenance: ['POST', '/api/maintenance'],
  changeMaintenance: ['PUT', '/api/maintenance/{id}'],
  cancelMaintenance: ['POST', '/api/maintenance/{id}/cancellation'],
  createChannel: ['POST', '/api/alert-channels'],
  changeChannel: ['PUT', '/api/alert-channels/{id}'],
  testChannel: ['POST', '/api/alert-channels/{id}/test'],
  createRoster: ['POST', '/api/duty-rosters'],
  changeRoster: ['PUT', '/api/duty-rosters/{id}'],
  createRule: ['POST', '/api/alert-rules'],
  changeRule: ['PUT', '/api/alert-rules/{id}'],
  resendLetter: ['POST', '/api/alert-dead-letters/{id}/resend'],
  submit: ['POST', '/api/submissions'],
  previewTarget: ['POST', '/api/targets/preview'],
  setTarget: ['POST', '/api/targets'],
  createUnitGroup: ['POST', '/api/unit-groups'],
  changeUnitGroup: ['PUT', '/api/unit-groups/{id}'],
  checkBoundaries: ['POST', '/api/boundaries/check'],
  importBoundaries: ['POST', '/api/boundaries'],
  restoreBoundaries: ['POST', '/api/boundary-versions'],
}

export const payloadUrl = (collection: number): string => `/api/collections/${collection}/payload`
export const auditExportUrl = '/api/audit/export'
export const evidenceUrl = (incident: string, form: 'html' | 'json'): string =>
  `/api/incidents/${incident}/evidence?form=${form}`

/** The API answered, and refused; `problem.instance` is the request id to quote. */
export class RefusedRequest extends Error {
  override name = 'RefusedRequest'
  readonly url: string
  readonly problem: Problem
  /** Seconds until it may be tried again, when the API names them. */
  readonly retryAfter: number | undefined
  constructor(url: string, problem: Problem, retryAfter?: number) {
    super(problem.detail ?? problem.title)
    this.url = url
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

/** No answer came, or none that could be read. */
export class UnansweredRequest extends Error {
  override name = 'UnansweredRequest'
  readonly url: string
  constructor(url: string, cause: unknown) {
    super(`no answer from ${url}`, { cause })
    this.url = url
  }
}

type Sendable = string | number | boolean | undefined

export function urlOf(
  path: string,
  params: Record<string, string | number> = {},
  query: Record<string, Sendable> = {},
): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])))
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value))
  return search.size > 0 ? `${filled}?${search}` : filled
}

export function get<O extends Operation>(operation: O, asked: Asked<O>, signal?: AbortSignal): Promise<Answer<O>> {
  const { params, query } = asked as { params?: Record<string, string | number>; query?: Record<string, Sendable> }
  const url = urlOf(paths[operation], params, query)
  return ask(url, { ...(signal && { signal }) }) as Promise<Answer<O>>
}

/** Orders a change; `lang` is the language a refusal is to be worded in. */
export function send<O extends Change>(
  operation: O,
  order: Order<O>,
  lang: Locale,
  idempotencyKey?: string,
): Promise<Answer<O>> {
  const [method, path] = changes[operation]
  const { params, body } = order as { params?: Record<string, string | number>; body?: unknown }
  const content = body === undefined ? {} : { body: JSON.stringify(body) }
  return ask(urlOf(path, params, { lang }), { method, ...content, idempotencyKey }) as Promise<Answer<O>>
}

/** A file goes as it is, by the browser's own reading: this page never holds it. */
export function sendFile<O extends Change>(
  operation: O,
  file: File,
  query: Record<string, Sendable>,
  lang: Locale,
  idempotencyKey?: string,
): Promise<Answer<O>> {
  const [method, path] = changes[operation]
  const url = urlOf(path, {}, { ...query, lang })
  return ask(url, { method, body: file, idempotencyKey }) as Promise<Answer<O>>
}

interface Sending {
  method?: string
  body?: string | File
  signal?: AbortSignal
  /** The same key sent again is the same change, done once. */
  idempotencyKey?: string | undefined
}

async function ask(url: string, { idempotencyKey, ...init }: Sending): Promise<unknown> {
  const type = init.body instanceof File ? 'application/octet-stream' : 'application/json'
  const kind = init.body === undefined ? {} : { 'content-type': type }
  const once = idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }
  const headers = { accept: 'application/json', ...kind, ...once, ...attended() }
  const response = await fetch(url, { ...init, headers }).catch((cause: unknown) => {
    if (init.signal?.aborted) throw cause
    throw new UnansweredRequest(url, cause)
  })
  // What the phone had kept says nothing of the server's clock, nor that it heard of anybody.
  if (!noteAnswer(response.headers)) {
    keepServerTime(response.headers.get('date'))
    if (somebodyIsThere()) attendedAt = Date.now()
  }
  if (response.status === 204) return undefined
  const body: unknown = await response.json().catch((cause: unknown) => {
    throw new UnansweredRequest(url, cause)
  })
  // A proxy in between may answer JSON that is no problem of ours; its status still says enough.
  if (!response.ok) {
    const wait = Number(response.headers.get('retry-after'))
    const unknown = { type: 'about:blank', title: response.statusText, status: response.status }
    throw new RefusedRequest(url, { ...unknown, ...(body as object) }, wait > 0 ? wait : undefined)
  }
  return body
}

let attendedAt = 0
/** When the server last answered something asked for while somebody was there: a sign of life to it. */
export const lastAttendedAt = (): number => attendedAt

let serverAheadMs = 0
function keepServerTime(date: string | null): void {
  const at = date === null ? Number.NaN : Date.parse(date)
  if (!Number.isNaN(at)) serverAheadMs = at - Date.now()
}
/** The server's clock to about a second (milliseconds): a reader's own may be wrong by hours. */
export const serverNow = (): number => Date.now() + serverAheadMs
