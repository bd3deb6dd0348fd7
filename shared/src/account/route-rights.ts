import type { Contract } from '../contract.ts'
import { identityRouteRights } from './identity-route-rights.ts'
import type { RouteRight } from './route-right.ts'

/** The right of every route. A route without one does not compile. */
export const routeRights: Readonly<Record<keyof Contract, RouteRight>> = {
  readHealth: { right: 'health.read' },
  readProvince: { right: 'figure.read' },
  readProgress: { right: 'feed.read' },
  readPublished: { right: 'figure.read' },
  listKpis: { right: 'figure.read' },
  readKpi: { right: 'figure.read' },
  readKpiValues: { right: 'figure.read', unit: 'query.unit' },
  readKpiTrend: { right: 'figure.read', unit: 'query.unit' },
  readOverview: { right: 'figure.read' },
  readUnitKpis: { right: 'figure.read', unit: 'path.code' },
  listFeeds: { right: 'feed.read' },
  readFeedDetail: { right: 'collection.read' },
  readCompleteness: { right: 'feed.read' },
  readPayload: { right: 'payload.read' },
  // A contractor comes in and sees the contractor's own: the row policy of `watched_connection` names the provider.
  readBoard: { right: 'connection.read', judgedByDoor: true },
  readConnection: { right: 'connection.read', judgedByDoor: true },
  readSamples: { right: 'connection.read', judgedByDoor: true },
  readAvailability: { right: 'connection.read', unit: 'query.unit', judgedByDoor: true },
  readPathGraph: { right: 'connection.read', judgedByDoor: true },
  listApiKeys: { right: 'api-key.read', judgedByDoor: true },
  createApiKey: { right: 'api-key.change' },
  rotateApiKey: { right: 'api-key.change' },
  endApiKey: { right: 'api-key.change' },
  listKiosks: { right: 'kiosk.read' },
  createKiosk: { right: 'kiosk.change' },
  bindKiosk: { right: 'sign-in.use' },
  endKiosk: { right: 'kiosk.change' },
  listEgressRules: { right: 'egress-rule.read' },
  proposeEgressRule: { right: 'egress-rule.change' },
  approveEgressRule: { right: 'egress-rule.approve' },
  withdrawEgressRule: { right: 'egress-rule.change' },
  readAudit: { right: 'audit.read', judgedByDoor: true },
  // A chain with gaps proves nothing, so it is for those who may read all of it.
  exportAudit: { right: 'audit.read' },
  ...identityRouteRights,
}
