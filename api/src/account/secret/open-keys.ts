import { secretSays } from 'shared/messages/account-secret.ts'
import { SettingFault } from '../../setting-fault.ts'
import type { Env } from '../../env.ts'
import { makeKeyring } from './keep-keyring.ts'
import { type Keyring, openKeyring } from './keyring.ts'

/** The demonstration makes its keys itself; production is given them, and starts with none that are weak or in the open. */
export async function openKeys({ mode, keyring: path }: Pick<Env, 'mode' | 'keyring'>, now: Date): Promise<Keyring> {
  const outcome = mode === 'demo' ? await makeKeyring(path, now) : openKeyring(path)
  if (outcome.kind === 'opened') return outcome.keyring
  throw new SettingFault('NHIPSO_KEYRING', path, secretSays[outcome.why])
}
