import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sparticuz, { inflate } from '@sparticuz/chromium'

const unpacked = fileURLToPath(new URL('../../node_modules/.cache/chromium/', import.meta.url))
const packed = join(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))), '../bin')

export interface ChromiumFiles {
  executable: string
  /** Libraries a bare container lacks (NSS and its like); null when the browser is one of the machine's own. */
  libraries: string | null
  fonts: string | null
}

/**
 * The browser of the package, unpacked once for each checkout: the package itself would put it in /tmp with the rights
 * of whoever came first. `CHROMIUM` names another one to use instead.
 */
export async function chromiumFiles(): Promise<ChromiumFiles> {
  const own = process.env['CHROMIUM']
  if (own) return { executable: own, libraries: null, fonts: null }
  if (!existsSync(unpacked)) await unpack()
  return {
    executable: join(unpacked, 'chromium'),
    libraries: join(unpacked, 'al2023/lib'),
    fonts: join(unpacked, 'fonts'),
  }
}

/** Unpacked beside and renamed, so that one cut short is never taken for a whole one. */
async function unpack(): Promise<void> {
  const half = `${unpacked.replace(/\/$/, '')}.${randomBytes(4).toString('hex')}`
  await mkdir(half, { recursive: true })
  const before = process.env['TMPDIR']
  // The package unpacks into the temporary folder, wherever that is said to be.
  process.env['TMPDIR'] = half
  try {
    await sparticuz.executablePath(packed)
    await inflate(join(packed, 'al2023.tar.br'))
    await rename(half, unpacked)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    if (!existsSync(unpacked)) throw error
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}
