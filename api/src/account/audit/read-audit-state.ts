import type { AuditState } from 'shared/account/audit-contract.ts'
import type { Db } from '../../db/open.ts'

/** How far the trail is known to be whole. The head is everybody's to see, the rest belongs to whoever reads it all. */
export async function readAuditState(db: Db): Promise<AuditState> {
  const { seq: last } = await db.selectFrom('audit_head').select('seq').executeTakeFirstOrThrow()
  const row = await db.selectFrom('audit_state').selectAll().executeTakeFirstOrThrow()
  const reached = (seq: number | null, at: Date | null) =>
    seq === null || at === null ? null : { seq, at: at.toISOString() }
  const fault =
    row.fault === null || row.fault_seq === null || row.fault_since === null
      ? null
      : { kind: row.fault, seq: row.fault_seq, since: row.fault_since.toISOString() }
  return {
    last,
    verified: reached(row.verified_seq, row.verified_at),
    wholeAt: row.whole_at?.toISOString() ?? null,
    fault,
    anchored: reached(row.anchor_seq, row.anchored_at),
    signed: reached(row.signed_seq, row.signed_at),
  }
}
