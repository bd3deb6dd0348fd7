import type { OpenAPIHono } from '@hono/zod-openapi'
import { readAudit } from 'shared/account/audit-contract.ts'
import type { Db } from '../../db/open.ts'
import { makeDoors } from '../../http/doors.ts'
import { currentIdentity } from '../access/current.ts'
import { demand, ownUnitOf } from '../access/demand.ts'
import { listAuditEntries } from './read-audit.ts'

export function auditDoors({ db }: { db: Db }): OpenAPIHono {
  const doors = makeDoors()
  doors.openapi(readAudit, async (c) => {
    const asked = c.req.valid('query')
    const unit = ownUnitOf(currentIdentity(), 'audit.read')
    if (unit !== null && asked.unit !== undefined) demand('audit.read', { unit: asked.unit })
    return c.json(await listAuditEntries(db, unit === null ? asked : { ...asked, unit }), 200)
  })
  return doors
}
