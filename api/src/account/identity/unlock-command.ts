import { parseArgs } from 'node:util'
import { formatInstant } from 'shared/format.ts'
import { identityCommandSays as says } from 'shared/messages/account-identity.ts'
import type { Deps } from '../../deps.ts'
import { openTrail } from './command-trail.ts'
import { complain, tell } from './create-admin-command.ts'
import { readIdentitySettings } from './identity-settings.ts'
import { unlock } from './unlock.ts'

interface CommandOptions {
  settings?: Record<string, string | undefined>
}

/** `pnpm nhipso unlock --email … [--new-link] [--reset-second-factor]`: the way back in for who holds the machine. */
export async function unlockCommand(
  argv: string[],
  deps: Deps,
  { settings = process.env }: CommandOptions = {},
): Promise<number> {
  const { db, now, env } = deps
  const asked = parse(argv)
  if (!asked) return tell(2, says.usageUnlock)
  const { email } = asked
  const read = readIdentitySettings(settings, { ...env, demo: false })
  if (read.kind === 'refused') return complain(2, read.problems)
  const trail = await openTrail(deps, settings)
  if (trail.kind === 'refused') return complain(2, [trail.why])

  const { record, keyring } = trail
  const unlocked = await unlock({ db, now, record, keyring, settings: read.settings }, email, asked)
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
