import { watch } from 'node:fs'
import { join } from 'node:path'
import { openDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { viteProgram } from './build-web.ts'
import { type Child, keepChild } from './child.ts'
import { loadDemo } from './load-demo.ts'
import { proberOf, simulatorOf, workerOf } from './start.ts'
import { settingsSay } from 'shared/messages/settings.ts'
import { SettingFault } from '../setting-fault.ts'
import { stopSignal, untilStopped } from './stop-signal.ts'

/** For contributors: the pages by Vite with hot reload, API and worker started anew when their source changes. */
export async function dev(env: Env): Promise<void> {
  if (env.mode !== 'demo') throw new SettingFault('NHIPSO_MODE', env.mode, settingsSay.onlyDemo)
  const stop = stopSignal()
  const deps = await openDeps(env, { role: 'dev', stop })
  const children: Child[] = []
  const watching = new AbortController()
  try {
    const main = join(env.checkout, 'api/src/main.ts')
    const settings = { DATABASE_URL: deps.databaseUrl, PORT: String(env.port) }
    const server = keepChild({ name: 'serve', args: [main, 'serve'], cwd: env.checkout, env: settings })
    const pages = { name: 'vite', args: [viteProgram(env.checkout)], cwd: join(env.checkout, 'web'), env: settings }
    const simulator = keepChild(simulatorOf(env))
    children.push(server, keepChild(pages), simulator)
    await Promise.all([loadDemo(deps), simulator.ready])
    const worker = keepChild(workerOf(env, deps.databaseUrl, env.checkout))
    const prober = keepChild(proberOf(env, deps.databaseUrl))
    children.push(worker, prober)
    // Our own watch rather than `node --watch`: its watcher would outlive us when we are killed.
    let pause: NodeJS.Timeout | undefined
    for (const folder of ['api/src', 'shared/src']) {
      watch(join(env.checkout, folder), { recursive: true, signal: watching.signal }, (_, file) => {
        if (!file || !/\.(ts|json|sql)$/.test(file) || file.includes('.test.')) return
        clearTimeout(pause)
        pause = setTimeout(() => [server, worker, prober].forEach((child) => child.restart()), 150)
      })
    }
    await untilStopped(stop)
  } finally {
    watching.abort()
    await Promise.all(children.map((child) => child.stop()))
    await deps.close()
  }
}
