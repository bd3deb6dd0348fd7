import type { OpenAPIHono } from '@hono/zod-openapi'
import { measuresOfTest } from 'shared/feed/validation/validation-rule.ts'
import { validationContract as contract } from 'shared/feed/validation/validation-contract.ts'
import { validationSays } from 'shared/messages/validation.ts'
import { currentAsker, currentIdentity } from '../../account/access/current.ts'
import { ownUnitOf } from '../../account/access/demand.ts'
import { appendAudit } from '../../account/audit/append-audit.ts'
import { makeDoors } from '../../http/doors.ts'
import { badRequest, Refusal } from '../../http/refusal.ts'
import type { ServingDeps } from '../../serving-deps.ts'
import { insertRule } from './rule-store.ts'
import { describeRules } from './describe-rules.ts'

/** The rules of doubt, and setting them. */
export function validationDoors({
  db,
  system,
  keyring,
  now,
}: Pick<ServingDeps, 'db' | 'system' | 'keyring' | 'now'>): OpenAPIHono {
  const doors = makeDoors()

  doors.openapi(contract.listValidationRules, async (c) => {
    ownUnitOf(currentIdentity(), 'quarantine.read')
    const measures = await db.selectFrom('measure').select(['id', 'name', 'dataset']).orderBy('id').execute()
    return c.json({ rules: await describeRules(db, now()), measures }, 200)
  })

  doors.openapi(contract.setValidationRule, async (c) => {
    const { basedOn, reason, ...rule } = c.req.valid('json')
    const measures = measuresOfTest(rule.test)
    const known = await db.selectFrom('measure').select('id').where('id', 'in', measures).execute()
    const unknown = measures.find((measure) => !known.some(({ id }) => id === measure))
    if (unknown !== undefined)
      throw badRequest({ at: 'body.test', detail: validationSays.noSuchMeasure, parameters: { measure: unknown } })
    await db.transaction().execute(async (trx) => {
      const version = await insertRule(trx, rule, basedOn, { reason, by: currentIdentity().id, at: now() })
      if (version === null) throw new Refusal(409, validationSays.setMeanwhile)
      await appendAudit(trx, keyring, {
        asker: currentAsker(),
        action: 'validation.set',
        objectType: 'validation',
        objectId: rule.id,
        after: rule,
      })
    })
    const rules = await describeRules(system, now())
    return c.json({ rule: rules.find(({ id }) => id === rule.id)! }, 201)
  })

  return doors
}
