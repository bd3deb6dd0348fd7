import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { boundarySays, fileFaultTexts } from 'shared/messages/boundary.ts'
import { boundaryContract as contract } from 'shared/unit/boundary-contract.ts'
import { currentAsker } from '../../account/access/current.ts'
import { demand } from '../../account/access/demand.ts'
import { appendAudit } from '../../account/audit/append-audit.ts'
import type { Db } from '../../db/open.ts'
import type { Deps } from '../../deps.ts'
import { makeDoors } from '../../http/doors.ts'
import { badRequest, notFound, Refusal } from '../../http/refusal.ts'
import {
  type BoundaryVersion,
  findVersion,
  keepBoundaries,
  listKnownUnits,
  listVersions,
  readShapes,
} from './boundary-store.ts'
import { mostBytes, readApart } from './read-apart.ts'
import type { ReadBoundaries } from './read-boundaries.ts'

/** Real boundaries for the map: a file is looked at first and kept when its report was read; nothing is written over. */
export function boundaryDoors({ db, keyring, now, env }: Pick<Deps, 'db' | 'keyring' | 'now' | 'env'>): OpenAPIHono {
  const doors = makeDoors()
  let reading = false

  doors.openapi(contract.readBoundaries, async (c) => {
    const { version, shapes } = await readShapes(db)
    return c.json({ version, shapes }, 200)
  })

  doors.openapi(contract.listBoundaryVersions, async (c) => c.json({ versions: await listVersions(db) }, 200))

  doors.openapi(contract.checkBoundaries, async (c) => {
    demand('boundary.change')
    const { report, shapes } = await readFile(c)
    return c.json({ report: report, shapes }, 200)
  })

  doors.openapi(contract.importBoundaries, async (c) => {
    demand('boundary.change')
    const { digest } = c.req.valid('query')
    const { report, shapes } = await readFile(c)
    if (report.digest !== digest) throw new Refusal(409, boundarySays.otherFile)
    const kept = await db.transaction().execute(async (trx) => {
      const version = await keepBoundaries(trx, { shapes, report, by: currentAsker().identity.id, at: now() })
      await audit(trx, 'boundary.import', version)
      return version
    })
    return c.json({ version: kept }, 201)
  })

  doors.openapi(contract.restoreBoundaries, async (c) => {
    demand('boundary.change')
    const { version: asked } = c.req.valid('json')
    const kept = await db.transaction().execute(async (trx) => {
      const [holding] = await listVersions(trx)
      if (asked === null ? !holding?.shapes : asked === holding?.version)
        throw new Refusal(409, boundarySays.holdsAlready)
      const before = await findVersion(trx, asked ?? holding!.version)
      if (!before) throw notFound(boundarySays.noSuchVersion)
      const shapes = asked === null ? null : before.shapes
      if (asked !== null && shapes === null) throw notFound(boundarySays.noSuchVersion)
      const version = await keepBoundaries(trx, {
        shapes,
        report: before.report,
        by: currentAsker().identity.id,
        at: now(),
      })
      await audit(trx, asked === null ? 'boundary.withdraw' : 'boundary.import', version)
      return version
    })
    return c.json({ version: kept }, 201)
  })

  return doors

  /** One file at a time: reading one takes a core and some hundred megabytes for a moment. */
  async function readFile(c: Context): Promise<Extract<ReadBoundaries, { kind: 'read' }>> {
    const body = c.req.raw.body
    if (body === null) throw badRequest({ at: 'body', detail: fileFaultTexts['not-geojson'] })
    if (Number(c.req.header('content-length') ?? 0) > mostBytes) throw new Refusal(413, fileFaultTexts['too-large'])
    if (reading) throw new Refusal(409, boundarySays.busy)
    reading = true
    try {
      const limits = { seconds: 20, megabytes: 512, checkout: env.checkout }
      const read = await readApart(body, await listKnownUnits(db), limits)
      if (read.kind === 'read') return read
      const { why, detail } = read
      if (why === 'too-large') throw new Refusal(413, fileFaultTexts[why])
      throw badRequest({ at: 'body', detail: fileFaultTexts[why], parameters: { detail } })
    } finally {
      reading = false
    }
  }

  async function audit(trx: Db, action: string, { version, report }: BoundaryVersion): Promise<void> {
    await appendAudit(trx, keyring, {
      asker: currentAsker(),
      action,
      objectType: 'boundary',
      objectId: String(version),
      after: report,
      detail: { version, units: report.matched.length, digest: report.digest },
    })
  }
}
