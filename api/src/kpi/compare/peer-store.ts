import { type Selectable, sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { PeerDefinition } from 'shared/unit/peer.ts'
import type { Db } from '../../db/open.ts'
import type { Tables } from '../../db/tables.ts'
import type { GroundUnit } from '../ground-unit.ts'

export interface KeptPeers extends PeerDefinition {
  reason: string | null
  madeAt: Date
}

/** Every definition there was, the newest first. */
export async function listPeerDefinitions(db: Db): Promise<KeptPeers[]> {
  const rows = await db.selectFrom('peer_definition').selectAll().orderBy('version', 'desc').execute()
  return rows.map(keptOf)
}

/** The definition of a version, or null. */
export async function findPeerDefinition(db: Db, version: number): Promise<KeptPeers | null> {
  const row = await db.selectFrom('peer_definition').selectAll().where('version', '=', version).executeTakeFirst()
  return row ? keptOf(row) : null
}

/**
 * The definition by which a period that ends on a day is compared: the newest in force by then, or of a day before all of
 * them the first.
 */
export async function peerDefinitionOn(db: Db, day: Day): Promise<KeptPeers | null> {
  const all = db.selectFrom('peer_definition').selectAll().limit(1)
  const row =
    (await all
      .where('from_day', '<=', day)
      .orderBy('from_day', 'desc')
      .orderBy('version', 'desc')
      .executeTakeFirst()) ?? (await all.orderBy('from_day').orderBy('version').executeTakeFirst())
  return row ? keptOf(row) : null
}

/** Before any definition is made: the kinds and former provinces of today, and no sizes. */
export const unmadePeers = (units: readonly GroundUnit[], from: Day): PeerDefinition => ({
  version: 0,
  rules: 1,
  from,
  basis: null,
  units: units.map(({ code, kind, formerProvince }) => ({ code, kind, formerProvince, workload: null })),
})

export async function keepPeerDefinition(
  db: Db,
  definition: Omit<PeerDefinition, 'version'> & { basis: { from: Day; to: Day } },
  made: { at: Date; by: string | null; reason: string | null },
): Promise<KeptPeers> {
  const next = sql<number>`(select coalesce(max(version), 0) + 1 from peer_definition)`
  const row = await db
    .insertInto('peer_definition')
    .values({
      version: next,
      rules: definition.rules,
      from_day: definition.from,
      basis_from: definition.basis.from,
      basis_to: definition.basis.to,
      reason: made.reason,
      made_at: made.at,
      made_by: made.by,
      units: JSON.stringify(definition.units),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return keptOf(row)
}

const keptOf = (row: Selectable<Tables['peer_definition']>): KeptPeers => ({
  version: row.version,
  rules: 1,
  from: row.from_day,
  basis: { from: row.basis_from, to: row.basis_to },
  units: row.units,
  reason: row.reason,
  madeAt: row.made_at,
})
