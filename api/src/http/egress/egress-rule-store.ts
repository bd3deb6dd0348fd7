import type { Selectable } from 'kysely'
import type { EgressRule as ListedRule } from 'shared/account/egress-rule-contract.ts'
import type { Db } from '../../db/open.ts'
import type { Tables } from '../../db/tables.ts'
import { isNetwork, readRange } from './address.ts'
import { type EgressRule, isNarrow, kindOfNetwork } from './judge-address.ts'

export interface NewEgressRule {
  id: string
  cidr: string
  ports: number[]
  reason: string
  by: string
  expiresAt: Date
}

export type RuleFault = 'not-a-network' | 'too-wide' | 'never' | 'public'

/** What is wrong with a network somebody wants opened; null when it can be put before a second person. */
export function ruleFault(cidr: string): RuleFault | null {
  const range = readRange(cidr)
  if (!range || !isNetwork(range)) return 'not-a-network'
  if (!isNarrow(range)) return 'too-wide'
  const kind = kindOfNetwork(range)
  return kind === 'private' ? null : kind
}

export async function proposeRule(db: Db, rule: NewEgressRule, now: Date): Promise<void> {
  const { id, cidr, ports, reason, by, expiresAt } = rule
  const row = { id, cidr, ports, reason, created_at: now, created_by: by, expires_at: expiresAt }
  await db
    .insertInto('egress_rule')
    .values({ ...row, approved_at: null, approved_by: null, withdrawn_at: null, withdrawn_by: null })
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
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** A rule withdrawn stays: it once let something through. False when it held no longer anyway. */
export async function withdrawRule(db: Db, id: string, by: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('egress_rule')
    .set({ withdrawn_at: now, withdrawn_by: by })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The rules that hold at this moment, in the words of the guard. */
export async function readApprovedRules(db: Db, now: Date): Promise<EgressRule[]> {
  const rows = await db
    .selectFrom('egress_rule')
    .select(['cidr', 'ports', 'expires_at as expiresAt'])
    .where('approved_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('id')
    .execute()
  return rows
}

/** Every rule there is or was, as it looks to this person. */
export async function listRules(db: Db, asker: string | null, now: Date): Promise<ListedRule[]> {
  const rows = await db
    .selectFrom('egress_rule')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(1_000)
    .execute()
  return rows.map((row) => sayRule(row, asker, now))
}

/** Held until the transaction ends, so that an approval and a withdrawal stand in line. */
export async function lockRule(db: Db, id: string, asker: string | null, now: Date): Promise<ListedRule | null> {
  const row = await db.selectFrom('egress_rule').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? sayRule(row, asker, now) : null
}

function sayRule(row: Selectable<Tables['egress_rule']>, asker: string | null, now: Date): ListedRule {
  const state = ruleState(row, now)
  return {
    id: row.id,
    cidr: row.cidr,
    ports: row.ports,
    reason: row.reason,
    state,
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by,
    approvedAt: row.approved_at?.toISOString() ?? null,
    approvedBy: row.approved_by,
    expiresAt: row.expires_at.toISOString(),
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
    approvable: state === 'proposed' && asker !== null && asker !== row.created_by,
  }
}

function ruleState(row: Selectable<Tables['egress_rule']>, now: Date): ListedRule['state'] {
  if (row.withdrawn_at) return 'withdrawn'
  if (row.expires_at <= now) return 'expired'
  return row.approved_at ? 'approved' : 'proposed'
}
