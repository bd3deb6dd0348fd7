import { sql } from 'kysely'
import type { ConnectionConfig } from 'shared/probe/connection.ts'
import { watchedOf } from 'shared/probe/connection.ts'
import type { PathNodeDefinition } from 'shared/probe/path-node.ts'
import { type ConnectionState, connectionStates } from 'shared/probe/state.ts'
import type { Topology } from 'shared/probe/topology.ts'
import type { StateCounts } from 'shared/probe/probe-contract.ts'
import type { Db } from '../db/open.ts'

export async function listPathNodes(db: Db): Promise<PathNodeDefinition[]> {
  const rows = await db.selectFrom('path_node').select('definition').orderBy('id').execute()
  return rows.map(({ definition }) => definition)
}

/** Every connection to be asked, in the order of their ids. */
export async function listWatched(db: Db): Promise<ConnectionConfig[]> {
  const rows = await db
    .selectFrom('watched_connection')
    .select('definition')
    .where('enabled', '=', true)
    .orderBy('id')
    .execute()
  return rows.map(({ definition }) => definition)
}

/** What a detector is made from. */
export async function readTopology(db: Db): Promise<Topology> {
  const [nodes, watched] = [await listPathNodes(db), await listWatched(db)]
  return {
    nodes: nodes.map(({ id, kind, parents, redundancy }) => ({ id, kind, parents, ...(redundancy && { redundancy }) })),
    connections: watched.map(watchedOf),
  }
}

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
