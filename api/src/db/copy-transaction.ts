import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { Kysely, PostgresDialect, type PostgresPool } from 'kysely'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { Db } from './open.ts'
import type { Tables } from './tables.ts'

/** Sends rows in PostgreSQL's binary COPY form to a `copy … from stdin (format binary)`. */
export type Copy = (statement: string, rows: Buffer) => Promise<void>

/** A transaction that also takes COPY, for which Kysely has no word: all of it holds, or nothing. */
export async function inCopyTransaction<T>(pool: pg.Pool, work: (trx: Db, copy: Copy) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    const copy: Copy = (statement, rows) => pipeline(Readable.from([rows]), client.query(copyFrom(statement)))
    return await onOneClient(client)
      .transaction()
      .execute((trx) => work(trx, copy))
  } catch (error) {
    broken = error as Error
    throw error
  } finally {
    // After a failure in the middle of a COPY nobody knows what the connection is waiting for.
    client.release(broken)
  }
}

function onOneClient(client: pg.PoolClient): Db {
  const lent = { query: client.query.bind(client), release: () => {} }
  const pool = { connect: () => Promise.resolve(lent), end: () => Promise.resolve() }
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as unknown as PostgresPool }) })
}
