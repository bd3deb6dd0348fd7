import { countHeldBack } from '../account/access/held-back.ts'
import type { Db } from '../db/open.ts'

/** One state of the database for all questions of an answer, so that its numbers belong to its version. */
export const inSnapshot = <T>(db: Db, answer: (snapshot: Db) => Promise<T>): Promise<T> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (snapshot) => {
      await countHeldBack(snapshot)
      return answer(snapshot)
    })
