import type { ColumnType, Generated } from 'kysely'
import type { NextStep, SignInMethod } from 'shared/account/identity-contract-parts.ts'
import type { AccountRole } from 'shared/account/role.ts'
import type { Day } from 'shared/day.ts'

/** The tables of `migrations/0002-identity.ts`, as Kysely sees them. */
export interface IdentityTables {
  account_user: {
    id: Generated<string>
    name: string
    email: string
    email_verified: boolean
    image: string | null
    created_at: Instant
    updated_at: Instant
    role: AccountRole
    unit: string | null
    provider: string | null
    disabled_at: Instant | null
    demo: Generated<boolean>
    password_changed_at: Instant | null
    last_sign_in_at: Instant | null
    opened_at: ColumnType<Date, Date | undefined, Date>
    access_until: Day | null
  }
  account_credential: {
    id: Generated<string>
    account_id: string
    provider_id: string
    user_id: string
    password: string | null
    created_at: Instant
    updated_at: Instant
  }
  account_verification: { id: Generated<string>; expires_at: Instant }
  account_sso_session: { id: Generated<string>; token: string; user_id: string; created_at: Instant }
  account_session: {
    id: Generated<string>
    user_id: string
    token_hash: Buffer
    method: SignInMethod
    next: NextStep
    started_at: Instant
    seen_at: Instant
    address: string
    agent: string
  }
  account_device: { token_hash: Buffer; user_id: string; used_at: Instant }
  account_second_factor: {
    user_id: string
    secret: string | null
    last_step: number | null
    pending_secret: string | null
  }
  account_recovery_code: { user_id: string; code_mac: string; used_at: Instant | null }
  account_factor_reset: {
    id: Generated<string>
    user_id: string
    asked_by: string
    asked_at: Instant
    reason: string
    expires_at: Instant
    settled_at: Instant | null
    granted_by: string | null
  }
  account_former_password: { user_id: string; until: Instant; password: string }
  account_invitation: {
    id: Generated<string>
    user_id: string
    token_hash: Buffer
    created_by: string | null
    created_at: Instant
    expires_at: Instant
    used_at: Instant | null
  }
  account_first_administrator: { only_one: Generated<boolean>; user_id: string; at: Instant }
  account_tries: { kind: TriesKind; key: string; failures: number; since: Instant; last_at: Instant }
}

export type TriesKind = 'account' | 'device' | 'address' | 'everyone' | 'second-factor'

type Instant = ColumnType<Date, Date, Date>
