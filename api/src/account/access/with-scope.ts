import { type RawBuilder, sql } from 'kysely'
import type { Identity } from 'shared/account/identity.ts'
import type { Db } from '../../db/open.ts'
import { type Scope, scopeOf, systemScope } from './scope.ts'

/** Work in one transaction in which the database shows and takes only what this identity may see and change. */
export const withScope = <T>(db: Db, identity: Identity, work: (trx: Db) => Promise<T>): Promise<T> =>
  inScope(db, scopeOf(identity), work)

/** The program's own work: what stands above any unit, such as checking a key. Every use of it is worth a question. */
export const asSystem = <T>(db: Db, work: (trx: Db) => Promise<T>): Promise<T> => inScope(db, systemScope, work)

async function inScope<T>(db: Db, scope: Scope, work: (trx: Db) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (trx) => {
    await setScope(scope, true).execute(trx)
    return work(trx)
  })
}

/** `local`: until the end of the transaction; otherwise until the connection is told something else. */
export const setScope = (
  { all, own, unit, dataset, provider, person }: Scope,
  local: boolean,
): RawBuilder<unknown> => sql`
  select set_config('app.all', ${all}, ${local}), set_config('app.own', ${own}, ${local}),
    set_config('app.unit', ${unit}, ${local}), set_config('app.dataset', ${dataset}, ${local}), set_config('app.provider', ${provider}, ${local}),
    set_config('app.person', ${person}, ${local})`
