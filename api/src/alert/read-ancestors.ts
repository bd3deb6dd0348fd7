import { sql } from 'kysely'
import type { Db } from '../db/open.ts'

/** What a node hangs on, as far up as it goes: work on the core is work on its segments. */
export async function readAncestors(db: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive up as (
      select jsonb_array_elements_text(definition -> 'parents') as id from path_node where path_node.id = ${id}
      union
      select jsonb_array_elements_text(n.definition -> 'parents') from up join path_node n on n.id = up.id
    )
    select id from up`.execute(db)
  return rows.map((row) => row.id)
}
