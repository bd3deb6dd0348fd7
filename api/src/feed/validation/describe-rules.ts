import { sql } from 'kysely'
import type { ValidationRuleAnswer } from 'shared/feed/validation/validation-contract.ts'
import type { Db } from '../../db/open.ts'

const countedDays = 30

/** Every rule as it stands, with what it has found lately. */
export async function describeRules(db: Db, now: Date): Promise<ValidationRuleAnswer[]> {
  const since = new Date(now.getTime() - countedDays * 86_400_000)
  const { rows } = await sql<Omit<ValidationRuleAnswer, 'recordedAt'> & { recordedAt: Date }>`
    select distinct on (r.id) r.id, r.version, r.name, r.test, r.severity, r.enabled, r.reason, r.recorded_at as "recordedAt", r.recorded_by as "recordedBy",
      (select count(*)::int from quarantine q join collection c on c.id = q.collection
        where q.validation like r.id || '@%' and c.asked_at >= ${since}) as held,
      (select count(*)::int from validation_warning w join collection c on c.id = w.collection
        where w.rule = r.id and c.asked_at >= ${since}) as warned
    from validation_rule r order by r.id, r.version desc`.execute(db)
  return rows.map(({ recordedAt, ...rule }) => ({ ...rule, recordedAt: recordedAt.toISOString() }))
}
