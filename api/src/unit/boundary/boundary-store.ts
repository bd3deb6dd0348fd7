import { sql } from 'kysely'
import type { BoundaryReport, BoundaryShapes } from 'shared/unit/boundary.ts'
import type { Db } from '../../db/open.ts'
import type { UnitKnown } from './match-units.ts'

export interface BoundaryVersion {
  version: number
  recordedAt: string
  holds: boolean
  shapes: boolean
  report: BoundaryReport
}

/** The shapes that hold now; none where nothing was imported, or where it was taken off the map. */
export async function readShapes(db: Db): Promise<{ version: number | null; shapes: BoundaryShapes }> {
  const newest = await db
    .selectFrom('boundary_set')
    .select(['version', 'shapes'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { version: newest?.shapes ? newest.version : null, shapes: newest?.shapes ?? {} }
}

export async function listVersions(db: Db): Promise<BoundaryVersion[]> {
  const { rows } = await sql<BoundaryVersion>`
    select version, to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt",
      version = max(version) over () as holds, shapes is not null as shapes, report
    from boundary_set order by version desc limit 200`.execute(db)
  return rows
}

export const findVersion = (db: Db, version: number) =>
  db.selectFrom('boundary_set').selectAll().where('version', '=', version).executeTakeFirst()

export const listKnownUnits = (db: Db): Promise<UnitKnown[]> =>
  db.selectFrom('unit').select(['code', 'name', 'kind', 'lat', 'lon']).orderBy('code').execute()

interface Kept {
  shapes: BoundaryShapes | null
  report: BoundaryReport
  by: string | null
  at: Date
}

/** Adds a version, which holds from now on; those before it stay. */
export async function keepBoundaries(trx: Db, { shapes, report, by, at }: Kept): Promise<BoundaryVersion> {
  await sql`select pg_advisory_xact_lock(hashtext('nhipso boundary'))`.execute(trx)
  const { version } = await trx
    .insertInto('boundary_set')
    .values({
      digest: report.digest,
      shapes: shapes && JSON.stringify(shapes),
      report: JSON.stringify(report),
      recorded_at: at,
      recorded_by: by,
    })
    .returning('version')
    .executeTakeFirstOrThrow()
  return { version, recordedAt: at.toISOString(), holds: true, shapes: shapes !== null, report }
}
