import { sql } from 'kysely'
import type { Db } from '../db/open.ts'

/** What may change without the number meaning anything else: its name, its place on a page, how it is written. */
const besides = ['name', 'headline', 'decimals', 'subsystems', 'awaiting']

/** Writes down every definition of the catalogue that is not its last one; says how many those were. */
export async function keepKpiVersions(trx: Db, now: Date): Promise<number> {
  const result = await sql`
    insert into kpi_version (kpi, version, definition, recorded_at)
    select kpi.id, coalesce((select max(version) from kpi_version v where v.kpi = kpi.id), 0) + 1, kpi.definition, ${now}
    from kpi left join lateral (
      select definition from kpi_version v where v.kpi = kpi.id and from_day is null order by version desc limit 1
    ) known on true
    where known.definition - ${besides}::text[] is distinct from kpi.definition - ${besides}::text[]`.execute(trx)
  return Number(result.numAffectedRows ?? 0)
}
