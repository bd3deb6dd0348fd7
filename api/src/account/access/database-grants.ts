import { sql } from 'kysely'
import type { Right } from 'shared/account/right.ts'
import { accessSays } from 'shared/messages/account-policy.ts'
import type { Db } from '../../db/open.ts'
import { Refusal } from '../../http/refusal.ts'

/**
 * The database's own word on whether who asks has a right everywhere, for what a door then sums up by the program's
 * access: no row of such an answer is anybody's, so no row policy could refuse it. A connection that was never told who
 * asks is the owner's, which no request has.
 */
export async function demandOfDatabase(db: Db, right: Right): Promise<void> {
  const { rows } = await sql<{ may: boolean }>`
    select coalesce(array['system', ${right}] && string_to_array(current_setting('app.all', true), ','), true) as may
  `.execute(db)
  if (!rows[0]?.may) throw new Refusal(403, accessSays.notYours)
}
