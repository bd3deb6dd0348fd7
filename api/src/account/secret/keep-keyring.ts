import { randomBytes } from 'node:crypto'
import { link, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import {
  type KeyPurpose,
  type KeyringFile,
  type KeyringOutcome,
  keyPurposes,
  makeKey,
  openKeyring,
  readKeyring,
} from './keyring.ts'

/** For the demonstration and for `nhipso make-keyring`: a keyring where there is none. One that is there stays. */
export async function makeKeyring(path: string, now: Date): Promise<KeyringOutcome> {
  if (readKeyring(path) === 'missing') {
    const keys = Object.fromEntries(keyPurposes.map((purpose) => [purpose, [makeKey(now)]])) as Omit<
      KeyringFile,
      'version'
    >
    await mkdir(dirname(path), { recursive: true })
    const draft = await writeBeside(path, { version: 1, ...keys })
    // Linked, not renamed: of two programs starting at once one makes the keyring, and both then read the same one.
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    await rm(draft)
  }
  return openKeyring(path)
}

/** Adds a new key, which is used from then on; the older ones stay for what was written with them. */
export async function rotateKey(path: string, purpose: KeyPurpose, now: Date): Promise<string> {
  const file = readKeyring(path)
  if (typeof file === 'string') throw new Error(`The keyring ${path} is ${file}; nothing was rotated.`)
  const key = makeKey(now)
  await rename(await writeBeside(path, { ...file, [purpose]: [...file[purpose], key] }), path)
  return key.id
}

/** Whole and on disk before it takes the name, readable by us alone from its first byte. */
async function writeBeside(path: string, file: KeyringFile): Promise<string> {
  const draft = `${path}.${randomBytes(4).toString('hex')}`
  const handle = await open(draft, 'wx', 0o400)
  try {
    await handle.writeFile(`${JSON.stringify(file, null, 2)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return draft
}
