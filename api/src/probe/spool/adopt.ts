import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Each life of a prober spools into a folder of its own below `root`, which says whose it is. */
export async function claimFolder(root: string, prober: string): Promise<string> {
  const folder = join(root, prober)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await writeFile(join(folder, 'owner'), await lifeOf(process.pid))
  return folder
}

/**
 * Folders left by probers of this machine that are gone: each is taken over by one of those who find it, since a rename
 * succeeds once. What they hold was measured and is still to be kept.
 */
export async function adoptFolders(root: string, prober: string): Promise<string[]> {
  const adopted: string[] = []
  for (const name of await readdir(root).catch(() => [])) {
    if (name === prober || (await isAlive(await readFile(join(root, name, 'owner'), 'utf8').catch(() => '')))) continue
    const to = join(root, `${prober}.${adopted.length}.${name.slice(0, 36).replace(/[^\w-]/g, '')}`)
    const isOurs = await rename(join(root, name), to).then(
      () => true,
      () => false,
    )
    if (!isOurs) continue
    await writeFile(join(to, 'owner'), await lifeOf(process.pid))
    adopted.push(to)
  }
  return adopted
}

export const leaveFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true })

/** A process and when it began: a number given out again later is another life. */
async function lifeOf(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'latin1').catch(() => '')
  return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`
}

async function isAlive(owner: string): Promise<boolean> {
  const pid = Number(owner.split(' ')[0])
  if (!Number.isSafeInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return (await lifeOf(pid)) === owner
}
