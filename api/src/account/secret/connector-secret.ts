import { endpointOf } from 'shared/account/same-endpoint.ts'
import type { Db } from '../../db/open.ts'
import type { Keyring } from './keyring.ts'
import { type Place, seal, sealedWith, unseal } from './seal.ts'
import type { Secret } from './secret.ts'

const placeOf = (connector: string): Place => ({ table: 'connector_secret', column: 'sealed', row: connector })

export interface NewConnectorSecret {
  connector: string
  /** The address it is sent to; kept as scheme, host and port. */
  url: string
  /** The name of the HTTP header that carries it. */
  header: string
  value: Secret<string>
  by: string | null
}

/** Write-only from outside: there is no route and no store that gives a secret back to a person. */
export async function setConnectorSecret(
  db: Db,
  keyring: Keyring,
  given: NewConnectorSecret,
  now: Date,
): Promise<void> {
  const origin = endpointOf(given.url)
  if (!origin) throw new Error(`${given.connector} has no address a secret could be sent to.`)
  const row = {
    header: given.header,
    origin,
    sealed: seal(keyring, placeOf(given.connector), given.value),
    set_at: now,
    set_by: given.by,
  }
  await db
    .insertInto('connector_secret')
    .values({ connector: given.connector, ...row })
    .onConflict((conflict) => conflict.column('connector').doUpdateSet(row))
    .execute()
}

/** What was given under one name holds under another from now on: sealed anew, for a seal belongs to its place. */
export async function moveConnectorSecret(
  trx: Db,
  keyring: Keyring,
  { from, to }: { from: string; to: string },
): Promise<void> {
  const row = await trx.deleteFrom('connector_secret').where('connector', '=', from).returningAll().executeTakeFirst()
  if (!row) throw new Error(`There is no secret of ${from} to be moved.`)
  const sealed = seal(keyring, placeOf(to), unseal(keyring, placeOf(from), row.sealed))
  const moved = { header: row.header, origin: row.origin, sealed, set_at: row.set_at, set_by: row.set_by }
  await trx
    .insertInto('connector_secret')
    .values({ connector: to, ...moved })
    .onConflict((conflict) => conflict.column('connector').doUpdateSet(moved))
    .execute()
}

/** What a page may know: that there is a secret, since when, and for which endpoint. */
export async function describeConnectorSecret(db: Db, connector: string) {
  return db
    .selectFrom('connector_secret')
    .select(['header', 'origin', 'set_at as setAt', 'set_by as setBy'])
    .where('connector', '=', connector)
    .executeTakeFirst()
}

export type ConnectorSecret =
  | { kind: 'none' }
  | { kind: 'header'; header: string; value: Secret<string> }
  | { kind: 'moved'; origin: string }

/** The secret, for exactly the endpoint it was given for: also where a changed address slipped past every other check. */
export async function connectorSecretFor(
  db: Db,
  keyring: Keyring,
  { connector, url }: Pick<NewConnectorSecret, 'connector' | 'url'>,
): Promise<ConnectorSecret> {
  const row = await db.selectFrom('connector_secret').selectAll().where('connector', '=', connector).executeTakeFirst()
  if (!row) return { kind: 'none' }
  if (endpointOf(url) !== row.origin) return { kind: 'moved', origin: row.origin }
  return { kind: 'header', header: row.header, value: unseal(keyring, placeOf(connector), row.sealed) }
}

/** After a rotation: everything sealed with an older key is sealed anew. Each row by itself, so nothing waits long. */
export async function resealConnectorSecrets(db: Db, keyring: Keyring): Promise<number> {
  let moved = 0
  for (const { connector } of await db.selectFrom('connector_secret').select('connector').execute()) {
    moved += await db.transaction().execute(async (trx) => {
      const row = await trx
        .selectFrom('connector_secret')
        .select('sealed')
        .where('connector', '=', connector)
        .forUpdate()
        .executeTakeFirst()
      if (!row || sealedWith(row.sealed) === keyring.current('seal').id) return 0
      const sealed = seal(keyring, placeOf(connector), unseal(keyring, placeOf(connector), row.sealed))
      await trx.updateTable('connector_secret').set({ sealed }).where('connector', '=', connector).execute()
      return 1
    })
  }
  return moved
}
