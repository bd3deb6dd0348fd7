import type { Contract } from '../contract.ts'
import type { AccountContract } from './account-contract.ts'
import type { AccessObject } from './identity.ts'
import type { Right } from './right.ts'

/** What a route asks of whoever comes, and where in its path or query the object stands. */
export interface RouteRight {
  right: Right
  /** `path.code`, `query.unit`: where the unit is named. A query not given names nothing. */
  unit?: `${'path' | 'query'}.${string}`
  /**
   * The object's unit is known only once it is read, or the answer is a list: whoever has the right for anything may
   * come in. The door asks again with the object (`demand`), and the second wall shows it no row of another unit.
   */
  judgedByDoor?: true
}

/** The right of every route. A route without one does not compile. */
export const routeRights: Readonly<Record<keyof Contract | keyof AccountContract, RouteRight>> = {
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
}

/** The object a request names, as far as its address says. */
export function objectOf(route: RouteRight, path: Record<string, string>, query: URLSearchParams): AccessObject {
  if (!route.unit) return {}
  const [where, name] = route.unit.split('.') as ['path' | 'query', string]
  const unit = where === 'path' ? path[name] : query.get(name)
  return unit ? { unit } : {}
}
