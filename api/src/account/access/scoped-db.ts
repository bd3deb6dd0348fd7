import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import type pg from 'pg'
import { type Db, type OpenOptions, openPool } from '../../db/open.ts'
import type { Tables } from '../../db/tables.ts'
import type { Scope } from './scope.ts'

/**
 * A database that asks, whenever a connection is taken from the pool, on whose behalf that is. Doors and stores stay as
 * they are: what they may see follows from the request they run in. A connection that is told of one asker is told of
 * the next before it is handed out, so nothing of the request before is left on it.
 */
export function openScopedDb(options: OpenOptions, scope: () => Scope): Db {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: scopedPool(openPool(options), scope) }) })
}

export function scopedPool(pool: pg.Pool, scope: () => Scope): PostgresPool {
  /** What each connection was told last. Nothing else of ours sets it for longer than a transaction. */
  const told = new WeakMap<pg.PoolClient, Scope>()
  return {
    async connect() {
      const wanted = scope()
      const client = await pool.connect()
      if (told.get(client) === wanted) return client as unknown as PostgresPoolClient
      try {
        told.delete(client)
        const { all, own, unit, dataset, provider, person } = wanted
        await client.query({ name: 'set-scope', text: setting, values: [all, own, unit, dataset, provider, person] })
        told.set(client, wanted)
        return client as unknown as PostgresPoolClient
      } catch (error) {
        // A connection that did not take the scope may still have another's.
        client.release(true)
        throw error
      }
    },
    end: () => pool.end(),
  } as PostgresPool
}

const setting = `select set_config('app.all', $1, false), set_config('app.own', $2, false),
  set_config('app.unit', $3, false), set_config('app.dataset', $4, false), set_config('app.provider', $5, false),
  set_config('app.person', $6, false)`
