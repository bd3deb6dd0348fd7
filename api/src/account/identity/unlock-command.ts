import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { formatInstant } from 'shared/format.ts'
import { identityCommandSays as says } from 'shared/messages/account-identity.ts'
import type { Deps } from '../../deps.ts'
import { makeKeyring } from '../secret/keep-keyring.ts'
import { complain, tell } from './create-admin-command.ts'
import { type RecordIdentityEvent, recordInLog } from './identity-event.ts'
import { readIdentitySettings } from './identity-settings.ts'
import { unlock } from './unlock.ts'

interface CommandOptions {
  settings?: Record<string, string | undefined>
  record?: RecordIdentityEvent
}

/** `pnpm nhipso unlock --email … [--new-link] [--reset-second-factor]`: the way back in for who holds the machine. */
export async function unlockCommand(
  argv: string[],
  { db, now, log, env }: Deps,
  { settings = process.env, record = recordInLog(log) }: CommandOptions = {},
): Promise<number> {
  const asked = parse(argv)
  if (!asked) return tell(2, says.usageUnlock)
  const { email } = asked
  const read = readIdentitySettings(settings, { ...env, demo: false })
  if (read.kind === 'refused') return complain(2, read.problems)
  const ring = await makeKeyring(settings['NHIPSO_KEYRING'] ?? join(env.state, 'keyring.json'), now())
  if (ring.kind === 'refused') return complain(2, [`${ring.path}: ${ring.why}`])

  const deps = { db, now, record, settings: read.settings, keyring: ring.keyring }
  const unlocked = await unlock(deps, email, asked)
  if (!unlocked) return tell(1, says.noSuchAccount, { email })
  tell(0, says.unlocked, { email, count: unlocked.counters })
  if (unlocked.secondFactorReset) tell(0, says.secondFactorReset)
  if (unlocked.invitation) {
    const { link, expiresAt } = unlocked.invitation
    process.stdout.write(`${link}\n`)
    tell(0, says.newLink, (locale) => ({ until: formatInstant(locale, expiresAt) }))
  }
  return 0
}

function parse(argv: string[]): { email: string; newLink: boolean; resetSecondFactor: boolean } | null {
  try {
    const flag = { type: 'boolean' } as const
    const options = { email: { type: 'string' }, 'new-link': flag, 'reset-second-factor': flag } as const
    const { values } = parseArgs({ args: argv, options })
    if (!values.email) return null
    const { 'new-link': newLink = false, 'reset-second-factor': resetSecondFactor = false } = values
    return { email: values.email, newLink, resetSecondFactor }
  } catch {
    return null
  }
}
