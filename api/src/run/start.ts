import { join } from 'node:path'
import { startSays } from 'shared/messages/start.ts'
import type { OpenDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { openServingDeps, type ServingDeps } from '../serving-deps.ts'
import { buildWeb, isWebStale } from './build-web.ts'
import { type Child, keepChild } from './child.ts'
import { type Listening, listen } from './listen.ts'
import { heartbeatKeyFile, loadDemo } from './load-demo.ts'
import { stopSignal, untilStopped } from './stop-signal.ts'
import { tell } from './tell.ts'
import { tellReady } from './tell-ready.ts'
import { tellProgress } from './tell-progress.ts'

/**
 * What a newcomer wants: database, demonstration province, simulated subsystems, pages and collecting, all at once. In
 * production the same without anything simulated: the province was loaded by its administrator.
 */
export async function start(env: Env): Promise<void> {
  const stop = stopSignal()
  stop.addEventListener('abort', () => tell(startSays.stopping))
  if (env.databaseUrl) tell(startSays.startingElsewhere)
  else tell(startSays.starting, { state: env.state })
  // The pages are looked at while the database opens: neither waits for the other.
  const stale = isWebStale(env.checkout)
  const deps = await openServingDeps(env, { role: 'serve', stop })
  const children: Child[] = []
  let listening: Listening | null = null
  let collecting: Promise<void> = Promise.resolve()
  let quiet = () => {}
  try {
    // Answers come first: what was loaded by an earlier run is there to be read while the rest starts.
    listening = await listen(deps)
    const isStale = await stale
    if (!isStale) tellReady(env, listening.address)
    collecting = startCollecting(deps, children, stop)
    // It may fail while the pages are being built; whoever waits for it below is told then.
    collecting.catch(() => {})
    if (isStale) {
      tell(startSays.building)
      await buildWeb(env.checkout, stop)
      tellReady(env, listening.address)
    }
    await Promise.race([collecting, untilStopped(stop)])
    quiet = tellProgress({ ...deps, db: deps.system })
    await untilStopped(stop)
  } finally {
    quiet()
    // One that is just being started could not be stopped.
    await collecting.catch(() => {})
    await Promise.all([listening?.close(), ...children.map((child) => child.stop())])
    await deps.close()
  }
  tell(startSays.stopped)
}

/** Collecting is a process of its own, so that loading history never delays an answer. */
async function startCollecting(deps: ServingDeps & OpenDeps, children: Child[], stop: AbortSignal): Promise<void> {
  const { env, databaseUrl } = deps
  if (env.mode === 'demo') {
    const simulator = keepChild(simulatorOf(env))
    children.push(simulator)
    await Promise.all([loadDemo({ ...deps, db: deps.system }), Promise.race([simulator.ready, untilStopped(stop)])])
  }
  if (stop.aborted) return
  children.push(keepChild(workerOf(env, databaseUrl, env.checkout)), keepChild(proberOf(env, databaseUrl)))
}

export const simulatorOf = (env: Env) => ({
  name: 'simulator',
  args: [
    join(env.checkout, 'seed/src/simulator/main.ts'),
    '--port',
    String(env.simulatorPort),
    '--beats-to',
    `http://${hereOf(env)}:${env.port}`,
    '--beats-key',
    heartbeatKeyFile(env),
  ],
  cwd: env.checkout,
  readyLine: /^ready\b/,
})

/** Where this machine reaches us. */
function hereOf({ host }: Env): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

export const workerOf = (env: Env, databaseUrl: string, cwd: string) => ({
  name: 'work',
  args: [join(env.checkout, 'api/src/main.ts'), 'work'],
  cwd,
  env: { DATABASE_URL: databaseUrl },
})

/** Watching connections is one too: nothing else the program does may make it late. */
export const proberOf = (env: Env, databaseUrl: string) => ({
  name: 'probe',
  // It makes little that is soon forgotten: room for a third of the usual of that takes a third off its memory.
  args: ['--max-semi-space-size=4', join(env.checkout, 'api/src/main.ts'), 'probe'],
  cwd: env.checkout,
  env: { DATABASE_URL: databaseUrl },
})
