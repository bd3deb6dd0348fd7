import { chown, lstat, mkdir, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/** The operating-system account PostgreSQL runs under; null means the account we run under ourselves. */
export type ServerAccount = { name: string; uid: number; gid: number } | null

/**
 * PostgreSQL refuses to run as root, and `initdb` refuses a uid without a line in /etc/passwd. A bare container has no
 * `useradd`, but it has `nobody`; a machine with a PostgreSQL of its own has `postgres`, which is better.
 */
const preferred = ['postgres', 'nobody', 'daemon', 'www-data']

export function chooseAccount(passwd: string, owner: number | null): ServerAccount {
  const accounts = passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid && +uid > 0 ? [{ name, uid: +uid, gid: +gid }] : []
  })
  // Data once created stay with their owner, also when a better account appears later.
  const kept = accounts.find((account) => account.uid === owner)
  if (kept) return kept
  for (const name of preferred) {
    const found = accounts.find((account) => account.name === name)
    if (found) return found
  }
  throw new Error(
    `PostgreSQL cannot run as root, and /etc/passwd has none of ${preferred.join(', ')}. ` +
      'Add one of them, run as an ordinary user, or set DATABASE_URL to a server of your own.',
  )
}

/** `place` is the folder PostgreSQL keeps its data in, when there is one already. */
export async function serverAccount(place: string): Promise<ServerAccount> {
  if (process.getuid?.() !== 0) return null
  const owner = await stat(place).then(
    (found) => found.uid,
    () => null,
  )
  return chooseAccount(await readFile('/etc/passwd', 'utf8'), owner === 0 ? null : owner)
}

/** A folder only the server's account may enter, below folders it may pass through. */
export async function makePrivateFolder(path: string, account: ServerAccount): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o755 })
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  if (account) {
    await refuseUnreachable(path, account)
    // Still root's: made just now, here or by a program started in the same moment.
    if ((await lstat(path)).uid === 0) await chown(path, account.uid, account.gid)
  }
  // Under /tmp anybody may have been here before us, with a link to somewhere else or a folder of their own.
  const found = await lstat(path)
  const owner = account?.uid ?? process.getuid?.()
  if (!found.isDirectory() || found.uid !== owner || found.mode & 0o077) {
    throw new Error(
      `${path} must be a folder of ${account?.name ?? 'ours'} that nobody else may enter. Remove it and start again.`,
    )
  }
}

async function refuseUnreachable(path: string, account: NonNullable<ServerAccount>): Promise<void> {
  for (let folder = dirname(path); folder !== '/'; folder = dirname(folder)) {
    const { mode, uid } = await stat(folder)
    const passable = uid === account.uid ? mode & 0o100 : mode & 0o001
    if (!passable) {
      throw new Error(
        `PostgreSQL runs as ${account.name} here and may not pass ${folder}. ` +
          'Set NHIPSO_STATE to a folder every account may reach, such as /var/lib/nhip-so/here.',
      )
    }
  }
}
