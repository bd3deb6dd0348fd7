import type { OpenAPIHono } from '@hono/zod-openapi'
import { makeDoors } from '../../http/doors.ts'
import { factorDoors } from './factor-doors.ts'
import { makeIdentify } from './identify.ts'
import type { IdentityDeps } from './identity-deps.ts'
import { otherSite } from './identity-refusal.ts'
import { ownDoors } from './own-doors.ts'
import { peopleDoors } from './people-doors.ts'
import { comesFromOurPage } from '../access/same-origin.ts'
import { signInDoors } from './sign-in-doors.ts'

/** Every door of `identity-contract.ts`. */
export function identityDoors(deps: IdentityDeps): OpenAPIHono {
  const doors = makeDoors()
  doors.use('/api/account/*', async (c, next) => {
    const asked = { method: c.req.method, origin: c.req.header('origin'), site: c.req.header('sec-fetch-site') }
    if (!comesFromOurPage(asked, deps.settings)) throw otherSite()
    c.header('cache-control', 'no-store')
    await next()
  })
  const identify = makeIdentify(deps)
  doors.route('/', signInDoors(deps, identify))
  doors.route('/', ownDoors(deps, identify))
  doors.route('/', peopleDoors(deps, identify))
  doors.route('/', factorDoors(deps, identify))
  return doors
}
