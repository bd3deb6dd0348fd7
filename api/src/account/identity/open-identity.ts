import type { Deps } from '../../deps.ts'
import type { Keyring } from '../secret/keyring.ts'
import type { IdentityDeps } from './identity-deps.ts'
import type { RecordIdentityEvent } from './identity-event.ts'
import type { IdentitySettings } from './identity-settings.ts'
import { makeSendInvitation } from './invitation-mail.ts'
import { makeLane } from './lane.ts'

/** Two passwords at a time, twenty waiting: about two seconds of work, and never all the threads of the process. */
const passwordLane = { width: 2, queue: 20 }

/** Everything sign-in works with. The library of single sign-on is only loaded where a provider is set. */
export async function openIdentity(
  { db, now, log }: Pick<Deps, 'db' | 'now' | 'log'>,
  { settings, keyring, record }: { settings: IdentitySettings; keyring: Keyring; record: RecordIdentityEvent },
): Promise<IdentityDeps> {
  const { sso, mail } = settings
  const refused = (error: unknown) => log.warn({ err: error }, 'the mail server would not take an invitation')
  return {
    db,
    now,
    log,
    settings,
    keyring,
    record,
    lane: makeLane(passwordLane),
    send: mail && makeSendInvitation(mail, refused),
    sso: sso && (await import('./better-auth-sign-on.ts')).makeSignOn(sso, { db, keyring, log, ...settings }),
  }
}
