import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { accountCommandSays as says } from 'shared/messages/account-command.ts'
import { stateFolder } from '../../db/state-folder.ts'
import { publicKeyOf } from '../audit/sign-anchor.ts'
import { tell } from '../identity/create-admin-command.ts'
import { makeKeyring, rotateKey } from './keep-keyring.ts'
import { type KeyPurpose, keyPurposes, openKeyring, readKeyring } from './keyring.ts'

type Settings = Readonly<Record<string, string | undefined>>

/** `pnpm nhipso make-keyring`: before the first start of production. Needs neither a database nor any other setting. */
export async function makeKeyringCommand(argv: string[], settings: Settings): Promise<number> {
  const asked = parse(argv, settings)
  if (!asked || asked.rest.length > 0) return tell(2, says.usageMakeKeyring)
  const { path } = asked
  const before = readKeyring(path)
  if (typeof before !== 'string') return tell(1, says.keyringThere, { path })
  if (before !== 'missing') return tell(1, says.keyringUnusable, { path, why: before })
  const made = await makeKeyring(path, new Date())
  if (made.kind === 'refused') return tell(1, says.keyringUnusable, { path, why: made.why })
  process.stdout.write(publicKeyOf(made.keyring.current('sign')))
  return tell(0, says.keyringMade, { path })
}

/** `pnpm nhipso rotate-key <purpose>`: programs that run take the new key up without a restart. */
export async function rotateKeyCommand(argv: string[], settings: Settings): Promise<number> {
  const asked = parse(argv, settings)
  const [purpose, ...more] = asked?.rest ?? []
  if (!asked || !isPurpose(purpose) || more.length > 0) return tell(2, says.usageRotateKey)
  const { path } = asked
  const before = readKeyring(path)
  if (typeof before === 'string') return tell(1, says.keyringUnusable, { path, why: before })
  const id = await rotateKey(path, purpose, new Date())
  const after = openKeyring(path)
  if (purpose === 'sign' && after.kind === 'opened') process.stdout.write(publicKeyOf(after.keyring.current('sign')))
  tell(0, says.keyRotated, { purpose, id })
  return purpose === 'seal' ? tell(0, says.resealed) : 0
}

const isPurpose = (text: string | undefined): text is KeyPurpose =>
  (keyPurposes as readonly string[]).includes(text ?? '')

function parse(argv: string[], settings: Settings): { path: string; rest: string[] } | null {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      options: { file: { type: 'string' } },
      allowPositionals: true,
    })
    const state = settings['NHIPSO_STATE'] || stateFolder()
    const path = values.file ?? (settings['NHIPSO_KEYRING'] || join(state, 'keyring.json'))
    return { path, rest: positionals }
  } catch {
    return null
  }
}
