import type { OpenAPIHono } from '@hono/zod-openapi'
import {
  exportAudit as exportAuditRoute,
  readAudit,
  readAuditState as readStateRoute,
} from 'shared/account/audit-contract.ts'
import type { Db } from '../../db/open.ts'
import { makeDoors } from '../../http/doors.ts'
import { currentIdentity } from '../access/current.ts'
import { demand, ownUnitOf } from '../access/demand.ts'
import { exportAudit } from './export-audit.ts'
import { listAuditEntries } from './read-audit.ts'
import { readAuditState } from './read-audit-state.ts'

export function auditDoors({ db }: { db: Db }): OpenAPIHono {
  const doors = makeDoors()
  doors.openapi(readAudit, async (c) => {
    const asked = c.req.valid('query')
    const unit = ownUnitOf(currentIdentity(), 'audit.read')
    if (unit !== null && asked.unit !== undefined) demand('audit.read', { unit: asked.unit })
    return c.json(await listAuditEntries(db, unit === null ? asked : { ...asked, unit }), 200)
  })

  doors.openapi(readStateRoute, async (c) => {
    demand('audit.read')
    return c.json(await readAuditState(db), 200)
  })

  doors.openapi(exportAuditRoute, (c) => {
    demand('audit.read')
    const { from } = c.req.valid('query')
    const lines = ReadableStream.from(encode(exportAudit(db, from)))
    const headers = {
      'content-type': 'application/x-ndjson',
      'content-disposition': 'attachment; filename="nhip-so-audit.jsonl"',
      'cache-control': 'no-store',
    }
    return c.body(lines, 200, headers) as never
  })
  return doors
}

async function* encode(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  for await (const line of lines) yield encoder.encode(line)
}
