import type { Selectable } from 'kysely'
import type { AuditEntry, AuditOutcome } from 'shared/account/audit-contract.ts'
import type { Db } from '../../db/open.ts'
import type { Tables } from '../../db/tables.ts'

export interface AuditQuestion {
  actor?: string | undefined
  action?: string | undefined
  objectType?: string | undefined
  objectId?: string | undefined
  unit?: string | undefined
  outcome?: AuditOutcome | undefined
  from?: string | undefined
  to?: string | undefined
  before?: number | undefined
  limit?: number | undefined
}

/** A page of the trail, newest first. Pages are counted from an entry, so one written meanwhile shifts nothing. */
export async function listAuditEntries(
  db: Db,
  asked: AuditQuestion,
): Promise<{ entries: AuditEntry[]; next: number | null }> {
  const limit = asked.limit ?? 50
  const equal = {
    actor: asked.actor,
    action: asked.action,
    object_type: asked.objectType,
    object_id: asked.objectId,
    unit: asked.unit,
    outcome: asked.outcome,
  }
  let query = db
    .selectFrom('audit')
    .selectAll()
    .orderBy('seq', 'desc')
    .limit(limit + 1)
  for (const [column, value] of Object.entries(equal)) {
    if (value !== undefined) query = query.where(column as keyof typeof equal, '=', value)
  }
  if (asked.from !== undefined) query = query.where('at', '>=', new Date(asked.from))
  if (asked.to !== undefined) query = query.where('at', '<', new Date(asked.to))
  if (asked.before !== undefined) query = query.where('seq', '<', asked.before)
  const rows = await query.execute()
  const page = rows.slice(0, limit)
  return { entries: page.map(sayEntry), next: rows.length > limit ? page.at(-1)!.seq : null }
}

const sayEntry = (row: Selectable<Tables['audit']>): AuditEntry => ({
  seq: row.seq,
  at: row.at.toISOString(),
  actor: row.actor,
  role: row.role,
  address: row.address,
  action: row.action,
  outcome: row.outcome,
  objectType: row.object_type,
  objectId: row.object_id,
  unit: row.unit,
  detail: row.detail,
  requestId: row.request_id,
  mac: row.mac,
})
