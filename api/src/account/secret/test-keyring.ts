import { randomBytes } from 'node:crypto'
import type { Key, Keyring, KeyPurpose } from './keyring.ts'
import { Secret } from './secret.ts'

/** A keyring in memory, for tests; `rotate` gives a purpose a new key. */
export function testKeyring(): Keyring & { rotate(purpose: KeyPurpose): Key } {
  const keys: Record<KeyPurpose, Key[]> = { seal: [], audit: [], pepper: [], sign: [] }
  const rotate = (purpose: KeyPurpose): Key => {
    const key = { id: `${purpose}-${keys[purpose].length + 1}`, bytes: new Secret(randomBytes(32)) }
    keys[purpose].push(key)
    return key
  }
  for (const purpose of ['seal', 'audit', 'pepper', 'sign'] as const) rotate(purpose)
  return {
    rotate,
    current: (purpose) => keys[purpose].at(-1)!,
    ids: (purpose) => keys[purpose].map(({ id }) => id),
    find: (purpose, id) => keys[purpose].find((key) => key.id === id) ?? null,
  }
}
