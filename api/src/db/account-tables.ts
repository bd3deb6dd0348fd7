import type { ColumnType, Generated } from 'kysely'
import type { AuditDetail, AuditOutcome } from 'shared/account/audit-contract.ts'
import type { AuditFault } from 'shared/account/audit-finding.ts'
import type { KeyRight } from 'shared/account/right.ts'
import type { Day } from 'shared/day.ts'

/** The tables of `0003-account`. */
export interface AccountTables {
  api_key: {
    id: string
    name: string
    unit: string
    dataset: string
    rights: KeyRight[]
    secret_mac: Buffer
    /** Which pepper of the keyring the MAC was made with. */
    pepper: string
    created_at: Instant
    created_by: string | null
    expires_at: Instant
    ended_at: Instant | null
    ended_by: string | null
    last_used_at: Instant | null
    replaces: string | null
  }
  kiosk: {
    id: Generated<string>
    name: string
    link_hash: Buffer
    link_expires_at: Instant
    token_hash: Buffer | null
    created_at: Instant
    created_by: string | null
    expires_at: Instant
    bound_at: Instant | null
    seen_at: Instant | null
    ended_at: Instant | null
    ended_by: string | null
  }
  audit: {
    seq: number
    at: Instant
    actor: string | null
    role: string
    address: string | null
    action: string
    outcome: AuditOutcome
    object_type: string
    object_id: string | null
    unit: string | null
    before_digest: string | null
    after_digest: string | null
    detail: ColumnType<AuditDetail, string, never>
    request_id: string | null
    key_id: string
    prev: string
    mac: string
  }
  /** What each day ended with whose table was dropped. */
  audit_dropped: { day: Day; first_seq: number; last_seq: number; last_mac: string; dropped_at: Instant }
  audit_forwarded: { only_one: Generated<boolean>; seq: number }
  /** Of `0007-trail-state`: one row. */
  audit_state: {
    only_one: Generated<boolean>
    verified_seq: Generated<number>
    verified_mac: Generated<string>
    verified_at: Instant | null
    /** When everything that is kept was last gone through, not only what had been added. */
    whole_at: Instant | null
    fault: AuditFault | null
    fault_seq: number | null
    fault_since: Instant | null
    anchor_seq: number | null
    anchored_at: Instant | null
    signed_seq: number | null
    signed_at: Instant | null
  }
  audit_head: { only_one: Generated<boolean>; seq: number; mac: string }
  connector_secret: {
    connector: string
    header: string
    /** `http://host:port` the secret was given for; it is sent nowhere else. */
    origin: string
    sealed: string
    set_at: Instant
    set_by: string | null
  }
  egress_rule: {
    id: string
    cidr: string
    ports: number[]
    reason: string
    created_at: Instant
    created_by: string
    approved_at: Instant | null
    approved_by: string | null
    expires_at: Instant
    withdrawn_at: Instant | null
    withdrawn_by: string | null
  }
  rate_limit: { key: string; free_at: Instant }
}

type Instant = ColumnType<Date, Date | string, Date | string>
