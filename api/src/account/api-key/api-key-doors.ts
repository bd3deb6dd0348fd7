import type { OpenAPIHono } from '@hono/zod-openapi'
import { createApiKey, endApiKey, listApiKeys, rotateApiKey } from 'shared/account/api-key-contract.ts'
import { makeDoors } from '../../http/doors.ts'
import { currentAsker, currentIdentity } from '../access/current.ts'
import { demand, ownUnitOf } from '../access/demand.ts'
import { listKeys } from './api-key-store.ts'
import { endKey, type KeyDeps, makeApiKey, rotateKey } from './change-key.ts'

export function apiKeyDoors(deps: KeyDeps): OpenAPIHono {
  const doors = makeDoors()

  doors.openapi(listApiKeys, async (c) => {
    const unit = ownUnitOf(currentIdentity(), 'api-key.read')
    const keys = await listKeys(deps.db, deps.now())
    return c.json({ keys: keys.filter((key) => unit === null || key.unit === unit) }, 200)
  })

  doors.openapi(createApiKey, async (c) => {
    demand('api-key.change')
    const { key, secret } = await makeApiKey(deps, currentAsker(), c.req.valid('json'))
    return c.json({ key, secret: secret.reveal() }, 201, { 'cache-control': 'no-store' })
  })

  doors.openapi(rotateApiKey, async (c) => {
    demand('api-key.change')
    const asked = { ...c.req.valid('param'), ...c.req.valid('json') }
    const { key, secret } = await rotateKey(deps, currentAsker(), asked)
    return c.json({ key, secret: secret.reveal() }, 201, { 'cache-control': 'no-store' })
  })

  doors.openapi(endApiKey, async (c) => {
    demand('api-key.change')
    return c.json({ key: await endKey(deps, currentAsker(), c.req.valid('param').id) }, 200)
  })

  return doors
}
