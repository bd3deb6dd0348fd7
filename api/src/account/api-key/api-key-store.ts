import type { Selectable } from 'kysely'
import type { ApiKey, NewApiKey } from 'shared/account/api-key-contract.ts'
import type { Db } from '../../db/open.ts'
import type { Tables } from '../../db/tables.ts'
import type { Keyring } from '../secret/keyring.ts'
import { keyState } from './api-key-state.ts'
import { keyMac, type KeyText } from './key-text.ts'

type Row = Selectable<Tables['api_key']>
type ListedRow = Omit<Row, 'secret_mac' | 'pepper' | 'ended_by'> & { successor: string | null }

const dayMs = 86_400_000

function listed(db: Db) {
  return db
    .selectFrom('api_key as k')
    .leftJoin('api_key as newer', 'newer.replaces', 'k.id')
    .select(['k.id', 'k.name', 'k.unit', 'k.dataset', 'k.rights', 'k.created_at', 'k.expires_at', 'k.ended_at'])
    .select(['k.created_by', 'k.last_used_at', 'k.replaces', 'newer.id as successor'])
}

export async function listKeys(db: Db, now: Date): Promise<ApiKey[]> {
  const rows = await listed(db).orderBy('k.created_at', 'desc').orderBy('k.id').limit(1_000).execute()
  return rows.map((row) => sayKey(row, now))
}

export async function findKey(db: Db, id: string, now: Date): Promise<ApiKey | null> {
  const row = await listed(db).where('k.id', '=', id).executeTakeFirst()
  return row ? sayKey(row, now) : null
}

export interface KeyToInsert {
  text: KeyText
  given: NewApiKey
  by: string | null
  replaces?: string
}

export async function insertKey(db: Db, keyring: Keyring, key: KeyToInsert, now: Date): Promise<void> {
  const pepper = keyring.current('pepper')
  const { days, ...given } = key.given
  await db
    .insertInto('api_key')
    .values({
      ...given,
      id: key.text.id,
      secret_mac: keyMac(pepper, key.text),
      pepper: pepper.id,
      created_at: now,
      created_by: key.by,
      expires_at: new Date(now.getTime() + days * dayMs),
      ended_at: null,
      ended_by: null,
      last_used_at: null,
      replaces: key.replaces ?? null,
    })
    .execute()
}

/** Held until the transaction ends, so that two rotations of one key stand in line. */
export async function lockKey(db: Db, id: string): Promise<Row | null> {
  return (await db.selectFrom('api_key').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

export const hasSuccessor = async (db: Db, id: string): Promise<boolean> =>
  (await db.selectFrom('api_key').select('id').where('replaces', '=', id).executeTakeFirst()) !== undefined

export async function setExpiry(db: Db, id: string, expiresAt: Date): Promise<void> {
  await db.updateTable('api_key').set({ expires_at: expiresAt }).where('id', '=', id).execute()
}

/** A key ended once stays as it was ended. */
export async function setEnded(db: Db, id: string, by: string | null, now: Date): Promise<void> {
  await db
    .updateTable('api_key')
    .set({ ended_at: now, ended_by: by })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

const sayKey = (row: ListedRow, now: Date): ApiKey => ({
  id: row.id,
  name: row.name,
  unit: row.unit,
  dataset: row.dataset,
  rights: row.rights,
  state: keyState({ expiresAt: row.expires_at, endedAt: row.ended_at, succeeded: row.successor !== null }, now),
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  expiresAt: row.expires_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  lastUsedAt: row.last_used_at?.toISOString() ?? null,
  replaces: row.replaces,
})
