import type { AccountContract } from 'shared/account/account-contract.ts'
import type { identityContract } from 'shared/account/identity-contract.ts'
import type { Contract } from 'shared/contract.ts'
import type { FaultContract } from 'shared/probe/fault-contract.ts'

/** Every route there is for a page, by its name. */
export type Every = Contract & AccountContract & FaultContract & typeof identityContract
export type Json<R> = R extends { content: { 'application/json': { schema: { _output: infer Output } } } }
  ? Output
  : never
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
/** The compiler holds this table to the contract, so that no schema has to travel to the browser for its path. */
export const paths: { [O in Operation]: Reads[O]['path'] } = {
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
  readExplanation: '/api/kpis/{id}/explanation',
  listExplainedRecords: '/api/kpis/{id}/explained-records',
  readExcerpt: '/api/collections/{id}/excerpt',
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

export const changes: { [O in Change]: readonly [Uppercase<Changes[O]['method']>, Changes[O]['path']] } = {
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
