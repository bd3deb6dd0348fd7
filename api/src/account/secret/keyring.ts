import { randomBytes } from 'node:crypto'
import { lstatSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { Secret } from './secret.ts'

/**
 * `seal` encrypts what is kept, `audit` chains the trail, `pepper` stands between a stolen table and the API keys, `sign`
 * is the seed of the key that signs what the trail stood at each day, so that others can check it without any key of ours.
 */
export const keyPurposes = ['seal', 'audit', 'pepper', 'sign'] as const
export type KeyPurpose = (typeof keyPurposes)[number]

export interface Key {
  id: string
  bytes: Secret<Buffer>
}

export interface Keyring {
  /** The newest key of a purpose: what is written from now on. */
  current(purpose: KeyPurpose): Key
  /** An older key, for what was written with it; null when there is none of that id. */
  find(purpose: KeyPurpose, id: string): Key | null
  /** Every key there is for a purpose, newest last. */
  ids(purpose: KeyPurpose): string[]
}

const keySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,32}$/),
  key: z.base64().refine((text) => isStrong(Buffer.from(text, 'base64')), { error: 'weak' }),
  since: z.iso.datetime(),
})

const list = z
  .array(keySchema)
  .min(1)
  .refine((keys) => new Set(keys.map((key) => key.id)).size === keys.length, { error: 'weak' })

/** Newest last. */
export const keyringFileSchema = z.strictObject({
  version: z.literal(1),
  seal: list,
  audit: list,
  pepper: list,
  sign: list,
})
export type KeyringFile = z.infer<typeof keyringFileSchema>

export type KeyringFault = 'missing' | 'not-a-file' | 'open-to-others' | 'of-another-account' | 'unreadable' | 'weak'
export type KeyringOutcome = { kind: 'opened'; keyring: Keyring } | { kind: 'refused'; why: KeyringFault; path: string }

/**
 * The keys live in a file of their own, not in the database nor in the environment: a copy of either gives nothing.
 * A key written by a rotation while we run is taken up by reading the file again, now and then and when one is missed.
 */
export function openKeyring(path: string, lookAgainMs = 1_000): KeyringOutcome {
  const first = readKeyring(path)
  if (typeof first === 'string') return { kind: 'refused', why: first, path }
  let file = first
  let readAt = performance.now()
  const readAgain = () => {
    readAt = performance.now()
    const again = readKeyring(path)
    if (typeof again !== 'string') file = again
  }
  const fresh = (): KeyringFile => {
    if (performance.now() - readAt >= lookAgainMs) readAgain()
    return file
  }
  const search = (purpose: KeyPurpose, id: string) => file[purpose].find((key) => key.id === id)
  return {
    kind: 'opened',
    keyring: {
      current: (purpose) => keyOf(fresh()[purpose].at(-1)!),
      ids: (purpose) => fresh()[purpose].map(({ id }) => id),
      find(purpose, id) {
        if (!search(purpose, id)) readAgain()
        const found = search(purpose, id)
        return found ? keyOf(found) : null
      },
    },
  }
}

export function readKeyring(path: string): KeyringFile | KeyringFault {
  let text: string
  try {
    const found = lstatSync(path)
    if (!found.isFile()) return 'not-a-file'
    if (found.mode & 0o077) return 'open-to-others'
    if (found.uid !== process.getuid?.()) return 'of-another-account'
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable'
  }
  const result = keyringFileSchema.safeParse(parseOrNull(text))
  if (result.success) return result.data
  return result.error.issues.some((issue) => issue.message === 'weak') ? 'weak' : 'unreadable'
}

export function makeKey(now: Date): KeyringFile['seal'][number] {
  return { id: randomBytes(5).toString('hex'), key: randomBytes(32).toString('base64'), since: now.toISOString() }
}

/** 256 bits that look thrown: a key of zeros, or of a typed word repeated, has few different bytes. */
function isStrong(bytes: Buffer): boolean {
  return bytes.length === 32 && new Set(bytes).size >= 16
}

const keyOf = ({ id, key }: KeyringFile['seal'][number]): Key => ({ id, bytes: new Secret(Buffer.from(key, 'base64')) })

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
