import type { ConnectorDefinition } from 'shared/feed/connector/connector.ts'
import type { Db } from '../../db/open.ts'

export interface StoredConnector {
  id: string
  dataset: string
  version: number
  enabled: boolean
  definition: ConnectorDefinition
  reason: string
  recordedAt: Date
  recordedBy: string | null
}

const newest = (db: Db) =>
  db
    .selectFrom('connector')
    .innerJoin('connector_version', (join) =>
      join
        .onRef('connector_version.connector', '=', 'connector.id')
        .onRef('connector_version.version', '=', 'connector.version'),
    )
    .select([
      'connector.id',
      'connector.dataset',
      'connector.version',
      'connector.enabled',
      'connector_version.definition',
      'connector_version.reason',
      'connector_version.recorded_at as recordedAt',
      'connector_version.recorded_by as recordedBy',
    ])

export const listConnectors = (db: Db): Promise<StoredConnector[]> => newest(db).orderBy('connector.id').execute()

export const findConnector = (db: Db, id: string): Promise<StoredConnector | undefined> =>
  newest(db).where('connector.id', '=', id).executeTakeFirst()

/** How answers are read that were read by this version. */
export async function readVersion(db: Db, id: string, version: number): Promise<ConnectorDefinition | null> {
  const row = await db
    .selectFrom('connector_version')
    .select('definition')
    .where('connector', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return row?.definition ?? null
}

export const listVersions = (db: Db, id: string) =>
  db
    .selectFrom('connector_version as v')
    .leftJoin('connector_proposal as p', (join) =>
      join.onRef('p.connector', '=', 'v.connector').onRef('p.version', '=', 'v.version').on('p.kind', '=', 'change'),
    )
    .select([
      'v.version',
      'v.reason',
      'v.recorded_at as recordedAt',
      'v.recorded_by as recordedBy',
      'p.state as proposal',
      'p.decided_at as decidedAt',
      'p.decided_by as decidedBy',
      'p.decided_reason as decidedReason',
    ])
    .where('v.connector', '=', id)
    .orderBy('v.version', 'desc')
    .limit(50)
    .execute()

interface Said {
  reason: string
  by: string | null
  at: Date
}

/** False where the id is taken, by a connector or by a feed of the province's document. */
export async function insertConnector(
  trx: Db,
  { id, definition }: { id: string; definition: ConnectorDefinition },
  { reason, by, at }: Said,
): Promise<boolean> {
  const feed = await trx.selectFrom('feed').select('id').where('id', '=', id).executeTakeFirst()
  if (feed) return false
  const made = await trx
    .insertInto('connector')
    .values({ id, dataset: definition.dataset, version: 1, enabled: false, created_at: at, created_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return false
  await insertVersion(trx, id, 1, definition, { reason, by, at })
  return true
}

/** Adds a version that does not hold yet; null where another version holds than the one that was looked at. */
export async function appendVersion(
  trx: Db,
  { id, definition, basedOn }: { id: string; definition: ConnectorDefinition; basedOn: number },
  said: Said,
): Promise<number | null> {
  const { inForce, newest } = await trx
    .selectFrom('connector')
    .innerJoin('connector_version', 'connector_version.connector', 'connector.id')
    .select((eb) => [eb.fn.max('connector.version').as('inForce'), eb.fn.max('connector_version.version').as('newest')])
    .where('connector.id', '=', id)
    .executeTakeFirstOrThrow()
  if (inForce !== basedOn) return null
  await insertVersion(trx, id, newest + 1, definition, said)
  return newest + 1
}

/** From now on it is asked, and its answers read, by this version. */
export const putInForce = (trx: Db, id: string, version: number) =>
  trx.updateTable('connector').set({ version }).where('id', '=', id).execute()

const insertVersion = (
  trx: Db,
  connector: string,
  version: number,
  definition: ConnectorDefinition,
  { reason, by, at }: Said,
) =>
  trx
    .insertInto('connector_version')
    .values({
      connector,
      version,
      definition: JSON.stringify(definition),
      reason,
      recorded_at: at,
      recorded_by: by,
    })
    .execute()
