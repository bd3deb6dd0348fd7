import type { Keyring, KeyPurpose } from '../account/secret/keyring.ts'
import { Secret } from '../account/secret/secret.ts'

/** The same keys in every process of a campaign, which share one database. */
export function fixedKeyring(): Keyring {
  const key = { id: 'campaign', bytes: new Secret(Buffer.from(Array.from({ length: 32 }, (_, at) => at * 7))) }
  return {
    current: (_purpose: KeyPurpose) => key,
    ids: () => [key.id],
    find: (_purpose: KeyPurpose, id: string) => (id === key.id ? key : null),
  }
}
