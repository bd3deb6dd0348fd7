import { sql } from 'kysely'
import type { ConnectionConfig } from 'shared/probe/connection.ts'
import type { PathNodeDefinition } from 'shared/probe/path-node.ts'
import type { Db } from '../../db/open.ts'

/** What is watched, and what it runs through. */
export interface WatchedFleet {
  nodes: PathNodeDefinition[]
  connections: ConnectionConfig[]
}

/** A mark of all definitions together: another one means that something has changed. */
export async function readFleetMark(db: Db): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select coalesce(md5(string_agg(md5(definition::text), '' order by kind, id)), '') as mark from (
      select 'connection' as kind, id, definition from watched_connection where enabled
      union all select 'node', id, definition from path_node
    ) defined`.execute(db)
  return rows[0]?.mark ?? ''
}

export async function readFleet(db: Db): Promise<WatchedFleet> {
  const nodes = await db.selectFrom('path_node').select('definition').orderBy('id').execute()
  const connections = await db
    .selectFrom('watched_connection')
    .select('definition')
    .where('enabled', '=', true)
    .orderBy('id')
    .execute()
  return {
    nodes: nodes.map(({ definition }) => definition),
    connections: connections.map(({ definition }) => definition),
  }
}
