import { expect, it } from 'vitest'
import { contract } from '../contract.ts'
import { objectOf } from './route-right.ts'
import { routeRights } from './route-rights.ts'

const routes = Object.entries(contract)

it('every route has a right, and no right is left without its route', () => {
  expect(Object.keys(routeRights).toSorted()).toEqual(routes.map(([name]) => name).toSorted())
})

/** What is read only to do something with it is for whoever may do that. */
const beforeDoing: Readonly<Record<string, string>> = {
  listGivenDatasets: 'submission.create',
  readKnownCounts: 'submission.create',
  readSheetTemplate: 'submission.create',
  listReportTemplates: 'report.compose',
  readReportTemplate: 'report.compose',
  listReportDeadlines: 'report.check',
  listReportRecipients: 'report.compose',
  listUnitChanges: 'unit.confirm',
  listVersionProposals: 'definition.confirm',
  listVisitPeople: 'visit.plan',
}

it('a route that reads is given a right to read', () => {
  const wrong = routes.filter(([name, route]) => {
    const { right } = routeRights[name as keyof typeof routeRights]
    if (name in beforeDoing) return right !== beforeDoing[name]
    // Signing in both asks and does.
    return right !== 'sign-in.use' && right.endsWith('.read') !== (route.method === 'get')
  })
  expect(wrong.map(([name]) => name)).toEqual([])
})

it('the place a unit is said to stand at exists in the declaration', () => {
  const wrong = routes.filter(([name, route]) => {
    const place = routeRights[name as keyof typeof routeRights].unit
    if (!place) return false
    const [where, field] = place.split('.') as [string, string]
    const request = (route as { request?: { query?: { shape: object } } }).request
    return where === 'path' ? !route.path.includes(`{${field}}`) : !(field in (request?.query?.shape ?? {}))
  })
  expect(wrong.map(([name]) => name)).toEqual([])
})

it('the object is read from where the route says, and from nowhere else', () => {
  const query = new URLSearchParams('unit=13291')
  expect(objectOf(routeRights.readUnitKpis, { code: '13285' }, query)).toEqual({ unit: '13285' })
  expect(objectOf(routeRights.readKpiValues, { id: 'T02' }, query)).toEqual({ unit: '13291' })
  expect(objectOf(routeRights.readKpiValues, { id: 'T02' }, new URLSearchParams())).toEqual({})
  expect(objectOf(routeRights.readOverview, {}, query)).toEqual({})
})
