import { type DefaultTargets, defaultRules } from 'shared/alert/default-rules.ts'
import { sql } from 'kysely'
import type { Db } from '../db/open.ts'

/**
 * Gives a province that has no rules the ones to begin with; what somebody has written is never touched. Where there is
 * no way out yet they reach nobody, and pages alone show what happens.
 */
export async function layDefaultRules(
  db: Db,
  targets: DefaultTargets = { group: [], duty: [] },
): Promise<'laid' | 'stood'> {
  const lay = async (trx: Db) => {
    // Of several that begin at once, one lays them.
    await sql`select pg_advisory_xact_lock(hashtext('default rules ' || current_schema()))`.execute(trx)
    if (await trx.selectFrom('alert_rule').select('id').limit(1).executeTakeFirst()) return 'stood'
    const rules = defaultRules(targets)
    await trx
      .insertInto('alert_rule')
      .values(rules.map(({ definition, ...rule }) => ({ ...rule, definition: JSON.stringify(definition) })))
      .execute()
    return 'laid'
  }
  return db.isTransaction ? lay(db) : db.transaction().execute(lay)
}

/** Whether anything would leave the house: a way that is switched on, and a rule that leads to it. */
export async function hasWayOut(db: Db): Promise<boolean> {
  const channels = await db.selectFrom('channel').select('id').where('enabled', '=', true).execute()
  if (channels.length === 0) return false
  const rules = await db.selectFrom('alert_rule').select('definition').where('enabled', '=', true).execute()
  return rules.some(({ definition }) => definition.to.length > 0)
}
