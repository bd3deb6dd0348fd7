import { defaultValidationRules } from 'shared/feed/validation/default-rules.ts'
import { measuresOfTest } from 'shared/feed/validation/validation-rule.ts'
import type { Db } from '../../db/open.ts'
import { insertRule } from './rule-store.ts'

/** A province that has set no rule yet begins with these, as far as it has the measures; afterwards they are its own. */
export async function layValidationRules(db: Db, now: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const known = await trx.selectFrom('validation_rule').select('id').limit(1).executeTakeFirst()
    if (known) return 0
    const measures = new Set((await trx.selectFrom('measure').select('id').execute()).map(({ id }) => id))
    const laid = defaultValidationRules.filter(({ test }) => measuresOfTest(test).every((one) => measures.has(one)))
    for (const rule of laid) await insertRule(trx, rule, 0, { reason: null, by: null, at: now })
    return laid.length
  })
}
