import type { Db } from '../../db/open.ts'
import { readRange } from './address.ts'
import { type EgressRule, isNarrow } from './judge-address.ts'

export interface NewEgressRule {
  id: string
  cidr: string
  ports: number[]
  reason: string
  by: string
  expiresAt: Date
}

export type RuleFault = 'not-a-network' | 'too-wide'

/** What is wrong with a network somebody wants opened; null when it can be put before a second person. */
export function ruleFault(cidr: string): RuleFault | null {
  const range = readRange(cidr)
  if (!range) return 'not-a-network'
  return isNarrow(range) ? null : 'too-wide'
}

export async function proposeRule(db: Db, rule: NewEgressRule, now: Date): Promise<void> {
  const { id, cidr, ports, reason, by, expiresAt } = rule
  const row = { id, cidr, ports, reason, created_at: now, created_by: by, expires_at: expiresAt }
  await db
    .insertInto('egress_rule')
    .values({ ...row, approved_at: null, approved_by: null })
    .execute()
}

/** Whoever proposed it cannot be the one who approves; the table refuses that as well. */
export async function approveRule(db: Db, id: string, by: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('egress_rule')
    .set({ approved_at: now, approved_by: by })
    .where('id', '=', id)
    .where('created_by', '<>', by)
    .where('approved_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A rule withdrawn stays, as expired: it once let something through. */
export async function withdrawRule(db: Db, id: string, now: Date): Promise<void> {
  await db
    .updateTable('egress_rule')
    .set({ expires_at: now })
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .execute()
}

/** The rules that hold at this moment, in the words of the guard. */
export async function readApprovedRules(db: Db, now: Date): Promise<EgressRule[]> {
  const rows = await db
    .selectFrom('egress_rule')
    .select(['cidr', 'ports', 'expires_at as expiresAt'])
    .where('approved_at', 'is not', null)
    .where('expires_at', '>', now)
    .orderBy('id')
    .execute()
  return rows
}
