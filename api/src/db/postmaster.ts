import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** What `postmaster.pid` says: lines of pid, data folder, start, port, socket folder, address, shared memory, status. */
export interface Postmaster {
  pid: number
  socketFolder: string
  ready: boolean
}

export function readPidFile(text: string): Postmaster | null {
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 1) return null
  return { pid, socketFolder: lines[4]?.trim() ?? '', ready: lines[7]?.trim() === 'ready' }
}

/**
 * The server that holds `data`, if one lives. A pid file left by a killed server may name a pid that is somebody else's
 * by now (a container counts from 1 again); PostgreSQL would then refuse to start, so such a file is taken away.
 */
export async function findPostmaster(data: string): Promise<Postmaster | null> {
  const file = join(data, 'postmaster.pid')
  const text = await readFile(file, 'utf8').catch(() => '')
  const postmaster = readPidFile(text)
  if (!postmaster) return null
  if (await isPostgresOf(postmaster.pid, data)) return postmaster
  await rm(file, { force: true })
  return null
}

async function isPostgresOf(pid: number, data: string): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  const [program = '', ...rest] = command.split('\0')
  return program.endsWith('postgres') && rest.includes(data)
}
