import { sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import type { Doubt } from 'shared/feed/validation/judge-counts.ts'
import { measuresOfTest, type ValidationRule } from 'shared/feed/validation/validation-rule.ts'
import type { Db } from '../../db/open.ts'

/** A record that counts all the same, and looks odd. */
export interface Warning {
  unit: string
  day: Day
  rule: string
  version: number
  doubt: Doubt
}

/** Every rule as it stands now. */
export async function listRules(db: Db): Promise<ValidationRule[]> {
  const { rows } = await sql<ValidationRule>`
    select distinct on (id) id, version, name, test, severity, enabled from validation_rule order by id, version desc`.execute(
    db,
  )
  return rows
}

/** The rules that are on and look at any of these measures. */
export async function rulesFor(db: Db, measures: readonly MeasureId[]): Promise<ValidationRule[]> {
  const all = await listRules(db)
  return all.filter(({ enabled, test }) => enabled && measuresOfTest(test).some((one) => measures.includes(one)))
}

export async function keepWarnings(trx: Db, collection: number, warnings: readonly Warning[]): Promise<void> {
  if (warnings.length === 0) return
  await sql`
    insert into validation_warning (collection, unit, day, rule, version, doubt)
    select ${collection}, unit, day, rule, version, doubt
    from jsonb_to_recordset(${JSON.stringify(warnings)}::jsonb) as w (unit text, day date, rule text, version int, doubt jsonb)
    on conflict do nothing`.execute(trx)
}

/** What was reported of measures on days, by `measure day unit`. */
export async function readCountsOf(
  db: Db,
  measures: readonly MeasureId[],
  places: readonly { unit: string; day: Day }[],
): Promise<Map<string, number>> {
  if (measures.length === 0 || places.length === 0) return new Map()
  const { rows } = await sql<{ measure: string; unit: string; day: Day; count: number }>`
    select d.measure, d.unit, d.day, sum(d.delta)::bigint as count
    from unnest(${places.map(({ unit }) => unit)}::text[], ${places.map(({ day }) => day)}::date[]) asked (unit, day)
    cross join unnest(${measures}::text[]) m (measure)
    join delta d on d.measure = m.measure collate "C" and d.day = asked.day and d.unit = asked.unit collate "C"
    group by d.measure, d.unit, d.day having sum(d.reported) = 1`.execute(db)
  return new Map(rows.map(({ measure, unit, day, count }) => [`${measure} ${day} ${unit}`, count]))
}

/** The new version; null where somebody has set it since, or it is there already. */
export async function insertRule(
  trx: Db,
  { id, name, test, severity, enabled }: Omit<ValidationRule, 'version'>,
  basedOn: number,
  { reason, by, at }: { reason: string | null; by: string | null; at: Date },
): Promise<number | null> {
  const newest = await trx
    .selectFrom('validation_rule')
    .select(({ fn }) => fn.max('version').as('version'))
    .where('id', '=', id)
    .executeTakeFirst()
  if ((newest?.version ?? 0) !== basedOn) return null
  const version = basedOn + 1
  const made = await trx
    .insertInto('validation_rule')
    .values({
      id,
      version,
      name: JSON.stringify(name),
      test: JSON.stringify(test),
      severity,
      enabled,
      reason,
      recorded_at: at,
      recorded_by: by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst()
  return made?.version ?? null
}
