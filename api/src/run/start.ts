import { join } from 'node:path'
import { startSays } from 'shared/messages/start.ts'
import type { OpenDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { openServingDeps, type ServingDeps } from '../serving-deps.ts'
import { buildWeb, isWebStale } from './build-web.ts'
import { type Child, keepChild } from './child.ts'
import { listen } from './listen.ts'
import { loadDemo } from './load-demo.ts'
import { tell } from './tell.ts'
import { tellProgress } from './tell-progress.ts'
import { untilStopped } from './until-stopped.ts'

/** What a newcomer wants: database, demonstration province, simulated subsystems, pages and collecting, all at once. */
export async function start(env: Env): Promise<void> {
  const stopped = untilStopped()
  if (env.databaseUrl) tell(startSays.startingElsewhere)
  else tell(startSays.starting, { state: env.state })
  const deps = await openServingDeps(env, { role: 'serve' })
  const children: Child[] = []
  let listening: Awaited<ReturnType<typeof listen>> | null = null
  let quiet = () => {}
  try {
    // Answers come first: what was loaded by an earlier run is there to be read while the rest starts.
    listening = await listen(deps)
    const collecting = startCollecting(deps, children)
    // It may fail while the pages are being built; whoever waits for it below is told then.
    collecting.catch(() => {})
    if (await isWebStale(env.checkout)) {
      tell(startSays.building)
      await buildWeb(env.checkout)
    }
    tell(startSays.ready, { address: listening.address })
    await Promise.race([collecting, stopped])
    quiet = tellProgress({ ...deps, db: deps.system })
    await stopped
    tell(startSays.stopping)
  } finally {
    quiet()
    await Promise.all([listening?.close(), ...children.map((child) => child.stop())])
    await deps.close()
  }
  tell(startSays.stopped)
}

/** Collecting is a process of its own, so that loading history never delays an answer. */
async function startCollecting(deps: ServingDeps & OpenDeps, children: Child[]): Promise<void> {
  const { checkout } = deps.env
  const simulator = keepChild(simulatorOf(deps.env))
  children.push(simulator)
  await Promise.all([loadDemo({ ...deps, db: deps.system }), simulator.ready])
  children.push(keepChild(workerOf(deps.env, deps.databaseUrl, checkout)))
}

export const simulatorOf = (env: Env) => ({
  name: 'simulator',
  args: [join(env.checkout, 'seed/src/simulator/main.ts'), '--port', String(env.simulatorPort)],
  cwd: env.checkout,
  readyLine: /^ready\b/,
})

export const workerOf = (env: Env, databaseUrl: string, cwd: string) => ({
  name: 'work',
  args: [join(env.checkout, 'api/src/main.ts'), 'work'],
  cwd,
  env: { DATABASE_URL: databaseUrl },
})
