import type { Deps } from '../../deps.ts'
import type { Keyring } from '../secret/keyring.ts'
import type { IdentityDeps } from './identity-deps.ts'
import type { RecordIdentityEvent } from './identity-event.ts'
import type { IdentitySettings } from './identity-settings.ts'
import { makeSendInvitation } from './invitation-mail.ts'
import type { makeSignOn } from './better-auth-sign-on.ts'
import { makeLane } from './lane.ts'
import { besidesNamed } from './named-way.ts'
import { libraryWork, type PasswordWork } from './password-hash.ts'
import type { SingleSignOn } from './single-sign-on.ts'

/** Two passwords at a time, twenty waiting: about two seconds of work, and never all the threads of the process. */
const passwordLane = { width: 2, queue: 20 }

interface Given {
  settings: IdentitySettings
  keyring: Keyring
  record: RecordIdentityEvent
  /** Tests alone hand in another. */
  passwordWork?: PasswordWork
}

/** Everything sign-in works with. The library of single sign-on is loaded where a provider is set, when it is first asked. */
export function openIdentity(
  { db, now, log }: Pick<Deps, 'db' | 'now' | 'log'>,
  { settings, keyring, record, passwordWork = libraryWork }: Given,
): IdentityDeps {
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
    passwordWork,
    send: mail && makeSendInvitation(mail, { rules: besidesNamed(db), now: () => new Date() }, refused),
    sso: sso && signOnWhenAsked(sso, { db, keyring, log, ...settings }),
  }
}

type SignOnArguments = Parameters<typeof makeSignOn>

/** Its library takes a second to load, which no start waits for. */
function signOnWhenAsked(...given: SignOnArguments): SingleSignOn {
  let loading: Promise<SingleSignOn> | null = null
  const load = () => (loading ??= import('./better-auth-sign-on.ts').then((library) => library.makeSignOn(...given)))
  const { name } = given[0]
  return {
    name,
    begin: async (next) => (await load()).begin(next),
    finish: async (request) => (await load()).finish(request),
  }
}
