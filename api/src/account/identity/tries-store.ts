import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { TriesKind } from '../../db/identity-tables.ts'
import type { Db } from '../../db/open.ts'
import type { Keyring } from '../secret/keyring.ts'
import { decideTry, type Tries, type TriesRule } from './tries.ts'

export interface TriesKey {
  kind: TriesKind
  key: string
}

export type CountedTry = { kind: 'go' } | { kind: 'wait'; seconds: number }
type Rules = Readonly<Record<TriesKind, TriesRule>>

/** What someone typed as an e-mail may be anything, a password too: it is kept as a keyed hash only. */
export function keyOf(keyring: Keyring, kind: TriesKind, subject: string): TriesKey {
  const mac = createHmac('sha256', keyring.current('pepper').bytes.reveal()).update(`tries|${kind}|${subject}`)
  return { kind, key: mac.digest('base64url') }
}

/**
 * Counts one try under every key, or says how long to wait under the strictest. Counted in the database and before the
 * password is looked at: all processes share the count, and a hundred tries at once count as a hundred.
 */
export async function countTry(
  db: Db,
  keys: readonly TriesKey[],
  { rules, now }: { rules: Rules; now: Date },
): Promise<CountedTry> {
  // A flood is turned away by one read, without waiting for anybody's lock.
  const early = waitOf(keys, await readTries(db, keys), { rules, now })
  if (early) return early
  return db.transaction().execute(async (trx) => {
    await trx
      .insertInto('account_tries')
      .values(sorted(keys).map((key) => ({ ...key, failures: 0, since: now, last_at: now })))
      .onConflict((conflict) => conflict.columns(['kind', 'key']).doNothing())
      .execute()
    const found = await readTries(trx, keys, true)
    const wait = waitOf(keys, found, { rules, now })
    if (wait) return wait
    for (const key of keys) {
      const decision = decideTry(found.get(nameOf(key)) ?? null, rules[key.kind], now)
      if (decision.kind === 'wait') continue
      const { failures, since, lastAt } = decision.next
      await at(trx, key).set({ failures, since, last_at: lastAt }).execute()
    }
    return { kind: 'go' }
  })
}

/** The try was right, or was not made after all: it counts no longer. */
export async function uncountTry(db: Db, keys: readonly TriesKey[]): Promise<void> {
  for (const key of sorted(keys)) {
    await at(db, key)
      .set({ failures: sql<number>`greatest(failures - 1, 0)` })
      .execute()
  }
}

export async function forgetTries(db: Db, keys: readonly TriesKey[]): Promise<number> {
  let forgotten = 0
  for (const key of sorted(keys)) {
    const result = await db
      .deleteFrom('account_tries')
      .where('kind', '=', key.kind)
      .where('key', '=', key.key)
      .executeTakeFirst()
    forgotten += Number(result.numDeletedRows)
  }
  return forgotten
}

const at = (db: Db, { kind, key }: TriesKey) =>
  db.updateTable('account_tries').where('kind', '=', kind).where('key', '=', key)

/** Always taken in one order, so that two sign-ins never wait for each other in a circle. */
const sorted = (keys: readonly TriesKey[]): TriesKey[] => keys.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))

const nameOf = ({ kind, key }: TriesKey): string => `${kind} ${key}`

async function readTries(db: Db, keys: readonly TriesKey[], lock = false): Promise<Map<string, Tries>> {
  let query = db
    .selectFrom('account_tries')
    .selectAll()
    .where((where) => where.or(keys.map(({ kind, key }) => where.and({ kind, key }))))
    .orderBy('kind')
    .orderBy('key')
  if (lock) query = query.forUpdate()
  const rows = await query.execute()
  return new Map(rows.map((row) => [nameOf(row), { failures: row.failures, since: row.since, lastAt: row.last_at }]))
}

function waitOf(
  keys: readonly TriesKey[],
  found: ReadonlyMap<string, Tries>,
  { rules, now }: { rules: Rules; now: Date },
): CountedTry | null {
  const waits = keys.map((key) => {
    const decision = decideTry(found.get(nameOf(key)) ?? null, rules[key.kind], now)
    return decision.kind === 'wait' ? decision.until.getTime() - now.getTime() : 0
  })
  const longest = Math.max(...waits)
  return longest > 0 ? { kind: 'wait', seconds: Math.ceil(longest / 1000) } : null
}
