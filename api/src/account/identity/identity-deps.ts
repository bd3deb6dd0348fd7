import type { Deps } from '../../deps.ts'
import type { Keyring } from '../secret/keyring.ts'
import type { RecordIdentityEvent } from './identity-event.ts'
import type { IdentitySettings } from './identity-settings.ts'
import type { Lane } from './lane.ts'
import type { SendInvitation } from './invitation-mail.ts'
import type { PasswordWork } from './password-hash.ts'
import type { SingleSignOn } from './single-sign-on.ts'

/** What sign-in works with, opened once. */
export interface IdentityDeps extends Pick<Deps, 'db' | 'now' | 'log'> {
  settings: IdentitySettings
  keyring: Keyring
  /** Passwords are weighed here and nowhere else, few at a time. */
  lane: Lane
  passwordWork: PasswordWork
  record: RecordIdentityEvent
  /** Null when no mail server is set. */
  send: SendInvitation | null
  sso: SingleSignOn | null
}

/** Where a request comes from, as far as it can be trusted. */
export interface Visit {
  address: string
  agent: string
  /** What the browser holds of ours, as it came. */
  session: string | null
  device: string | null
}
