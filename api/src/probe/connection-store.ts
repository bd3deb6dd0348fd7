import { sql } from 'kysely'
import type { PathNodeDefinition } from 'shared/probe/path-node.ts'
import { type ConnectionState, connectionStates } from 'shared/probe/state.ts'
import type { StateCounts } from 'shared/probe/probe-contract.ts'
import type { Db } from '../db/open.ts'

/** Path nodes with how the connections behind each of them stand. */
export async function listNodesWithStates(db: Db, provider: string | null = null) {
  const { rows } = await sql<{ definition: PathNodeDefinition; states: Partial<StateCounts> | null }>`
    select n.definition, c.states
    from path_node n left join (
      select node, json_object_agg(state, many) as states from (
        select node, coalesce(s.state, 'unknown') as state, count(*) as many
        from watched_connection w
          cross join lateral jsonb_array_elements_text(w.definition -> 'path') node
          left join connection_state s on s.connection = w.code
        where w.enabled and (${provider}::text is null or w.provider = ${provider}) group by 1, 2
      ) counted group by node
    ) c on c.node = n.id order by n.id`.execute(db)
  return rows.map(({ definition, states }) => {
    const counted = countsOf(states ?? {})
    return { ...definition, states: counted, connections: Object.values(counted).reduce((sum, many) => sum + many, 0) }
  })
}

export const countsOf = (states: Partial<Record<ConnectionState, number>>): StateCounts =>
  Object.fromEntries(connectionStates.map((state) => [state, states[state] ?? 0])) as unknown as StateCounts
