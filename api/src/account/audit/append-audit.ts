import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { AuditDetail, AuditOutcome } from 'shared/account/audit-contract.ts'
import type { Db } from '../../db/open.ts'
import type { Asker } from '../access/current.ts'
import type { Key, Keyring } from '../secret/keyring.ts'
import { canonicalJson } from './canonical-json.ts'

export interface AuditedAct {
  /** Whose act: who asked, from where, by which request. */
  asker: Asker
  /** What was done, in words of the code: `api-key.create`, `user.role`. */
  action: string
  outcome?: AuditOutcome
  objectType: string
  objectId?: string | null
  /** The unit it concerns; the head of that unit may read the entry. */
  unit?: string | null
  /** What was there and what is there now. Kept as digests: they prove, and tell nobody anything. */
  before?: unknown
  after?: unknown
  /** Facts that may be read for as long as the trail is kept: codes, roles, counts. No names, addresses or secrets. */
  detail?: AuditDetail
}

/**
 * Adds a link to the chain, inside the transaction of the change itself: either both are there or neither. The lock on
 * the head is held until that transaction ends, so call this last, and never before taking `ledger_version`.
 */
export async function appendAudit(trx: Db, keyring: Keyring, act: AuditedAct): Promise<number> {
  if (!trx.isTransaction) throw new Error('An entry of the audit trail belongs in the transaction of its change.')
  const head = await lockHead(trx)
  const key = keyring.current('audit')
  const row = {
    seq: head.seq + 1,
    at: head.now.toISOString(),
    actor: act.asker.identity.id,
    role: act.asker.identity.role,
    address: act.asker.address,
    action: act.action,
    outcome: act.outcome ?? 'done',
    object_type: act.objectType,
    object_id: act.objectId ?? null,
    unit: act.unit ?? null,
    before_digest: digest(key, act.before),
    after_digest: digest(key, act.after),
    detail: act.detail ?? {},
    request_id: act.asker.requestId,
    key_id: key.id,
    prev: head.mac,
  }
  const mac = hmac(key, canonicalJson(row))
  await trx
    .insertInto('audit')
    .values({ ...row, detail: JSON.stringify(row.detail), mac })
    .execute()
  return row.seq
}

/** The database's clock, to the millisecond that JSON can hold. */
async function lockHead(trx: Db): Promise<{ seq: number; mac: string; now: Date }> {
  return trx
    .selectFrom('audit_head')
    .select(['seq', 'mac', sql<Date>`date_trunc('milliseconds', clock_timestamp())`.as('now')])
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** Under the key, so that the digest of something short cannot be guessed from a list. */
function digest(key: Key, value: unknown): string | null {
  return value === undefined || value === null ? null : hmac(key, `digest ${canonicalJson(value)}`)
}

const hmac = (key: Key, text: string): string => createHmac('sha256', key.bytes.reveal()).update(text).digest('hex')
