import { parseArgs } from 'node:util'
import { formatInstant } from 'shared/format.ts'
import { identityCommandSays as says } from 'shared/messages/account-identity.ts'
import { type MessageParameters, say } from 'shared/messages/say.ts'
import type { Text } from 'shared/text.ts'
import type { Deps } from '../../deps.ts'
import { makeFirstAdministrator } from './first-administrator.ts'
import { openTrail } from './command-trail.ts'
import { emailForm, readIdentitySettings } from './identity-settings.ts'

interface CommandOptions {
  settings?: Record<string, string | undefined>
}

/** `pnpm nhipso create-admin --email … --name …`: the first administrator, by a link that is shown here and once. */
export async function createAdminCommand(
  argv: string[],
  deps: Deps,
  { settings = process.env }: CommandOptions = {},
): Promise<number> {
  const { db, now, env } = deps
  const { email, name } = parse(argv)
  if (!email || !name) return tell(2, says.usageCreate)
  if (!emailForm.test(email)) return tell(2, says.badEmail, { email })
  const read = readIdentitySettings(settings, { ...env, demo: false })
  if (read.kind === 'refused') return complain(2, read.problems)
  const trail = await openTrail(deps, settings)
  if (trail.kind === 'refused') return complain(2, [trail.why])

  const { record } = trail
  const outcome = await makeFirstAdministrator({ db, now, settings: read.settings, record }, { email, name })
  if (outcome.kind !== 'made') return tell(1, says.adminThere)
  const { link, expiresAt } = outcome.invitation
  process.stdout.write(`${link}\n`)
  return tell(0, says.adminLink, (locale) => ({ until: formatInstant(locale, expiresAt) }))
}

function parse(argv: string[]): { email?: string; name?: string } {
  try {
    const { values } = parseArgs({ args: argv, options: { email: { type: 'string' }, name: { type: 'string' } } })
    return { ...(values.email && { email: values.email.trim() }), ...(values.name && { name: values.name.trim() }) }
  } catch {
    return {}
  }
}

/** What is meant for a person goes to stderr, in both languages. */
export function tell(
  code: number,
  text: Text,
  parameters: MessageParameters | ((locale: 'vi' | 'en') => MessageParameters) = {},
): number {
  const of = typeof parameters === 'function' ? parameters : () => parameters
  return complain(
    code,
    (['vi', 'en'] as const).map((locale) => say(locale, text, of(locale))),
  )
}

export function complain(code: number, lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`)
  return code
}
