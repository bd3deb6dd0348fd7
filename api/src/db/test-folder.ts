import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Root's PostgreSQL runs under another account, which need not be let into root's temporary folder. */
export const testFolders = process.getuid?.() === 0 ? '/var/lib/nhip-so' : tmpdir()

/** A folder for the state of a test, which the account PostgreSQL runs under may pass. */
export async function makeTestFolder(prefix: string): Promise<string> {
  const folder = join(testFolders, `${prefix}${randomBytes(4).toString('hex')}`)
  await mkdir(folder, { recursive: true, mode: 0o755 })
  return folder
}
