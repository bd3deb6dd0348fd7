import { execFile, spawn } from 'node:child_process'
import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { findFreePorts } from './free-ports.ts'

export interface Program {
  /** Where the pages and the API will be. */
  address: string
  simulatorPort: number
  /** All it says goes to this file. */
  log: string
  /** `pnpm nhipso …` on its data; answers the exit code. */
  command: (...argv: string[]) => Promise<number | null>
  /** The same; answers what it wrote for other programs to read. */
  ask: (...argv: string[]) => Promise<string>
  stop: () => Promise<void>
}

const checkout = fileURLToPath(new URL('../../..', import.meta.url))
/** Root's PostgreSQL runs under another account, which may not be let into root's temporary folder. */
const folders = process.getuid?.() === 0 ? '/var/lib/nhip-so' : tmpdir()
const prefix = `nhipso-walk-${process.getuid?.() ?? 0}-`
/** The simulator listens on a port for each subsystem, in a row. */
const simulatorPorts = 16

/**
 * The whole program as a newcomer starts it, with data and ports of its own. It is not waited for: it loads its history
 * while other tests run. `historyFrom` shortens the history; without it the walks see all of it. `settings` are
 * put on top of a newcomer's none.
 */
export async function startProgram(historyFrom?: string, settings: Record<string, string> = {}): Promise<Program> {
  await sweepLeftovers()
  const state = join(folders, `${prefix}${process.pid}-${Date.now().toString(36)}`)
  await mkdir(state, { recursive: true, mode: 0o755 })
  const port = await findFreePorts(simulatorPorts + 1)
  const simulatorPort = port + 1
  const log = join(state, 'program.log')
  const output = await open(log, 'w')
  const child = spawn(
    process.execPath,
    ['--import', join(checkout, 'api/src/run/die-with-parent.ts'), join(checkout, 'api/src/main.ts'), 'start'],
    {
      cwd: checkout,
      stdio: ['ignore', output.fd, output.fd, 'ipc'],
      env: {
        ...process.env,
        NODE_ENV: 'production',
        PORT: String(port),
        SIMULATOR_PORT: String(simulatorPort),
        DATABASE_URL: '',
        NHIPSO_STATE: state,
        NHIPSO_DEMO_HISTORY_FROM: historyFrom ?? '',
        ...settings,
      },
    },
  )
  await output.close()
  // The ports too: what may be asked is told by them.
  const ports = { PORT: String(port), SIMULATOR_PORT: String(simulatorPort) }
  const env = { ...process.env, ...ports, DATABASE_URL: '', NHIPSO_STATE: state }
  const onItsData = { cwd: checkout, env }
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    address: `http://127.0.0.1:${port}`,
    simulatorPort,
    log,
    command: (...argv) =>
      new Promise((resolve, reject) => {
        spawn(process.execPath, [join(checkout, 'api/src/cli.ts'), ...argv], { ...onItsData, stdio: 'ignore' })
          .once('error', reject)
          .once('exit', resolve)
      }),
    ask: async (...argv) =>
      (await promisify(execFile)(process.execPath, [join(checkout, 'api/src/cli.ts'), ...argv], onItsData)).stdout,
    async stop() {
      child.kill('SIGTERM')
      await gone
      await rm(state, { recursive: true, force: true })
    },
  }
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
