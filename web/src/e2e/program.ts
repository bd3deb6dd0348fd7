import { spawn } from 'node:child_process'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { findFreePorts } from './free-ports.ts'

export interface Program {
  /** Where the pages and the API are. */
  address: string
  simulatorPort: number
  stop(): Promise<void>
}

const checkout = fileURLToPath(new URL('../../..', import.meta.url))
/** Root's PostgreSQL runs under another account, which may not be let into root's temporary folder. */
const folders = process.getuid?.() === 0 ? '/var/lib/nhip-so' : tmpdir()
const prefix = `nhipso-walk-${process.getuid?.() ?? 0}-`
/** The simulator listens on a port for each subsystem, in a row. */
const simulatorPorts = 16

/**
 * The whole program as a newcomer starts it, with data and ports of its own, once history has been loaded.
 * `historyFrom` shortens the history; without it the walks see all of it.
 */
export async function startProgram(historyFrom?: string): Promise<Program> {
  await sweepLeftovers()
  const state = join(folders, `${prefix}${process.pid}-${Date.now().toString(36)}`)
  await mkdir(state, { recursive: true, mode: 0o755 })
  const simulatorPort = await findFreePorts(simulatorPorts)
  const child = spawn(
    process.execPath,
    ['--import', join(checkout, 'api/src/run/die-with-parent.ts'), join(checkout, 'api/src/main.ts'), 'start'],
    {
      cwd: checkout,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: '0',
        SIMULATOR_PORT: String(simulatorPort),
        DATABASE_URL: '',
        NHIPSO_STATE: state,
        NHIPSO_DEMO_HISTORY_FROM: historyFrom ?? '',
      },
    },
  )
  let said = ''
  child.stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async () => {
    child.kill('SIGTERM')
    await gone
    await rm(state, { recursive: true, force: true })
  }
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null

  try {
    const address = await until(() => Promise.resolve(/(?:Open|running at) (http:\S+)/.exec(said)?.[1] ?? null))
    await until(async () => ((await isLoaded(address)) ? true : null))
    return { address, simulatorPort, stop }
  } catch (error) {
    await stop()
    throw error
  }

  async function until<T>(look: () => Promise<T | null>): Promise<T> {
    for (const deadline = Date.now() + 280_000; Date.now() < deadline; await sleep(200)) {
      const found = await look()
      if (found !== null) return found
      if (hasEnded()) throw new Error(`the program ended instead of starting:\n${said}`)
    }
    throw new Error(`the program is not ready after 280 s; it said:\n${said}`)
  }
}

async function isLoaded(address: string): Promise<boolean> {
  const province = await fetch(`${address}/api/province`)
  if (!province.ok) return false
  const progress = await fetch(`${address}/api/progress`)
  if (!progress.ok) return false
  const { feeds } = (await progress.json()) as { feeds: unknown[] }
  return feeds.length === 0
}

/** A run that was killed leaves its folder behind; its server ended with it. */
async function sweepLeftovers(): Promise<void> {
  for (const name of await readdir(folders).catch(() => [])) {
    if (!name.startsWith(prefix)) continue
    const owner = Number(name.slice(prefix.length).split('-')[0])
    if (!isAlive(owner)) await rm(join(folders, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
