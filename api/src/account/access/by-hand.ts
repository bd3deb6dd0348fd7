import type { Identity } from 'shared/account/identity.ts'
import type { Db } from '../../db/open.ts'
import { scopeOf, systemScope } from './scope.ts'
import { setScope } from './with-scope.ts'

/**
 * In a transaction of the program: the steps that an asker answers for, in which the database shows and takes only what
 * they may see and change. What fails in them takes the whole transaction with it.
 */
export const byHandOf =
  (trx: Db, identity: Identity) =>
  async <T>(work: () => Promise<T>): Promise<T> => {
    await setScope(scopeOf(identity), true).execute(trx)
    const result = await work()
    await setScope(systemScope, true).execute(trx)
    return result
  }
