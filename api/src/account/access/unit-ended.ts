import { sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import { formatDay } from 'shared/format.ts'
import type { Db } from '../../db/open.ts'

/** In words, as a refusal has them. */
export interface EndedUnit {
  unit: string
  /** The first day on which it stands no more. */
  day: string
  /** Who continues it, by name and code; a dash where nobody does. */
  heirs: string
}

/** Whether a unit stands no more, and who continues it: nobody is to answer for it from then on. */
export async function findEnded(db: Db, unit: string, today: Day): Promise<EndedUnit | null> {
  const { rows } = await endedStatement(unit, today).execute(db)
  const [row] = rows
  return row ? { unit, day: formatDay('vi', row.day), heirs: row.heirs ?? '–' } : null
}

/** From heir to heir, down to those that have not ended themselves. */
export const endedStatement = (unit: string, today: Day) => sql<{ day: Day; heirs: string | null }>`
with recursive ending as (
  select c.day, giver as code, heirs.codes
  from unit_change c
  cross join lateral (select array(select heir ->> 'unit' from jsonb_array_elements(c.definition -> 'to') heir) as codes) heirs
  cross join lateral jsonb_array_elements_text(c.definition -> 'from') giver
  where c.state = 'confirmed' and c.day <= ${today}::date and not giver = any(heirs.codes)
),
line as (
  select ${unit}::text as code
  union
  select heir from line join ending on ending.code = line.code cross join lateral unnest(ending.codes) heir
)
select ending.day, (
  select string_agg(u.name || ' (' || u.code || ')', ', ' order by u.code)
  from line join unit u on u.code = line.code
  where not exists (select from ending own where own.code = line.code)
) as heirs
from ending where ending.code = ${unit}`
