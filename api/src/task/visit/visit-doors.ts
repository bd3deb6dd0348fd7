import type { OpenAPIHono } from '@hono/zod-openapi'
import { visitContract as contract } from 'shared/task/visit/visit-contract.ts'
import { currentAsker, currentIdentity } from '../../account/access/current.ts'
import { demand } from '../../account/access/demand.ts'
import { makeDoors } from '../../http/doors.ts'
import type { RegisterDeps } from '../register-deps.ts'
import { cancelPlan, changeRoute, planVisits } from './plan-visits.ts'
import { readPeople, readPlan, readPlans, readVisit } from './read-visit.ts'
import { endVisit, takeAnswers } from './take-answers.ts'
import { findPhoto, removePhoto, takePhoto, takePhotoBytes } from './take-photo.ts'
import { listTemplates, setTemplate } from './visit-template-store.ts'

/** Working groups: where they go, what they ask, and what was answered there. */
export function visitDoors(deps: RegisterDeps): OpenAPIHono {
  const { db, system } = deps
  const doors = makeDoors()
  const planOf = (id: string) => readPlan(deps, currentIdentity(), id)
  const visitOf = (id: string) => readVisit(deps, currentIdentity(), id)

  doors.openapi(contract.listVisitPlans, async (c) => c.json({ plans: await readPlans(deps, currentIdentity()) }, 200))
  doors.openapi(contract.readVisitPlan, async (c) => c.json(await planOf(c.req.valid('param').id), 200))
  doors.openapi(contract.planVisits, async (c) =>
    c.json(await planOf(await planVisits(deps, currentAsker(), c.req.valid('json'))), 201),
  )
  doors.openapi(contract.changeVisitRoute, async (c) => {
    const { id } = c.req.valid('param')
    await changeRoute(deps, currentAsker(), id, c.req.valid('json'))
    return c.json(await planOf(id), 200)
  })
  doors.openapi(contract.cancelVisitPlan, async (c) => {
    const { id } = c.req.valid('param')
    await cancelPlan(deps, currentAsker(), id, c.req.valid('json').text)
    return c.json(await planOf(id), 200)
  })

  doors.openapi(contract.readVisit, async (c) => c.json(await visitOf(c.req.valid('param').id), 200))
  doors.openapi(contract.putVisitAnswers, async (c) => {
    const { id } = c.req.valid('param')
    await takeAnswers(deps, currentAsker(), id, c.req.valid('json').edits)
    return c.json(await visitOf(id), 200)
  })
  doors.openapi(contract.endVisit, async (c) => {
    const { id } = c.req.valid('param')
    await endVisit(deps, currentAsker(), id)
    return c.json(await visitOf(id), 200)
  })

  doors.openapi(contract.readVisitPhoto, async (c) => {
    const { id } = c.req.valid('param')
    const { image } = await findPhoto(db, id)
    return c.body(new Uint8Array(image), 200, {
      'content-type': 'image/jpeg',
      'content-disposition': `inline; filename="anh-${id}.jpg"`,
      'cache-control': 'private, no-store',
    }) as never
  })
  doors.openapi(contract.putVisitPhoto, async (c) => {
    const { visit, question } = c.req.valid('query')
    const bytes = await takePhotoBytes(c)
    await takePhoto(deps, currentAsker(), { id: c.req.valid('param').id, visit, question, bytes })
    return c.json(await visitOf(visit), 200)
  })
  doors.openapi(contract.removeVisitPhoto, async (c) =>
    c.json(await visitOf(await removePhoto(deps, currentAsker(), c.req.valid('param').id)), 200),
  )

  doors.openapi(contract.listVisitTemplates, async (c) => c.json({ templates: await listTemplates(db) }, 200))
  doors.openapi(contract.setVisitTemplate, async (c) =>
    c.json(await setTemplate(deps, currentAsker(), c.req.valid('json')), 201),
  )
  doors.openapi(contract.listVisitPeople, async (c) => {
    demand('visit.plan')
    return c.json({ people: await readPeople(system) }, 200)
  })
  return doors
}
