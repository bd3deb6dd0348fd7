import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { text } from 'node:stream/consumers'
import { readProxies } from '../account/identity/client-address.ts'
import { libraryWork } from '../account/identity/password-hash.ts'
import { startEmbedded } from '../db/embedded.ts'
import { migrate } from '../db/migrate.ts'
import { openDb } from '../db/open.ts'
import { makeTestFolder } from '../db/test-folder.ts'
import { listen } from '../run/listen.ts'
import { often, site, testProgram } from '../security/test-program.ts'
import type { Line } from './alternate.ts'

const forMs = 8_000
const schema = 'ninh_binh'

interface Probed {
  late: number
  looked: number
  connected: number
  rounds: number
}

/**
 * How much later a process that probes starts, looks names up and connects while the process that serves is flooded with
 * wrong passwords from ever new addresses. Each passwords costs a tenth of a second of scrypt; two are weighed at a time.
 */
export async function benchLoginFlood(): Promise<Line[]> {
  const state = await makeTestFolder('nhipso-flood-')
  const server = await startEmbedded({ state, durable: false })
  const db = openDb({ url: server.url, schema })
  await migrate(db)
  const program = await testProgram({ db, url: server.url, schema, close: () => db.destroy() })
  const { identity, env } = program.deps
  const settings = { ...identity.settings, proxies: readProxies(['127.0.0.1'])! }
  const deps = {
    ...program.deps,
    identity: { ...identity, settings, passwordWork: libraryWork },
    env: { ...env, host: '127.0.0.1', port: 0 },
  }
  const listening = await listen(deps, { limits: often })
  try {
    // The first of each finds cold files.
    await probe(1_000)
    const quiet = await probe(forMs)
    const loop = monitorEventLoopDelay({ resolution: 5 })
    loop.enable()
    const flood = run('flood-sender.ts', [listening.address, site, String(forMs + 1_000)])
    const flooded = await probe(forMs)
    const statuses = JSON.parse(await flood) as Record<string, number>
    loop.disable()
    const said = Object.entries(statuses)
      .map(([status, times]) => `${times} × ${status}`)
      .join(', ')
    return [
      added('start of a probe, added by a login flood, p99', quiet.late, flooded.late),
      added('look-up of a name, added by a login flood, p99', quiet.looked, flooded.looked),
      added('connecting, added by a login flood, p99', quiet.connected, flooded.connected),
      {
        what: 'the loop of the process that is flooded, p99',
        goal: '',
        figure: `${Math.round(loop.percentile(99) / 1e6)} ms  (${said})`,
        met: null,
      },
    ]
  } finally {
    await listening.close()
    await program.close()
    await server.stop()
    await rm(state, { recursive: true, force: true })
  }
}

const added = (what: string, quiet: number, flooded: number): Line => ({
  what,
  goal: '≤ 200 ms',
  figure: `${(flooded - quiet).toFixed(1)} ms  (${flooded.toFixed(1)} / ${quiet.toFixed(1)})`,
  met: flooded - quiet <= 200,
})

const probe = async (ms: number): Promise<Probed> => JSON.parse(await run('flood-prober.ts', [String(ms)])) as Probed

async function run(file: string, argv: string[]): Promise<string> {
  const child = spawn(process.execPath, [join(import.meta.dirname, file), ...argv], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  if (code !== 0) throw new Error(`${file} ended with ${String(code)}`)
  return said
}
