import { sql } from 'kysely'
import type { Db } from './open.ts'

/** Whoever sets targets stands in line, so that nobody sets one over another they have not seen. */
export async function lockTargets(trx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('nhipso target'))`.execute(trx)
}
