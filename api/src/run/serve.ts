import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { startSays } from 'shared/messages/start.ts'
import type { Env } from '../env.ts'
import { openServingDeps } from '../serving-deps.ts'
import { buildWeb } from './build-web.ts'
import { listen } from './listen.ts'
import { stopSignal, untilStopped } from './stop-signal.ts'
import { tell } from './tell.ts'
import { tellReady } from './tell-ready.ts'

/** The demonstration's pages are built by `start`, or not needed, under `dev`; in production nobody else would. */
async function buildMissingPages({ mode, checkout }: Env, stop: AbortSignal): Promise<void> {
  if (mode !== 'production' || existsSync(join(checkout, 'web/dist/index.html'))) return
  tell(startSays.building)
  await buildWeb(checkout, stop)
}

/** HTTP alone. Several may share one database. */
export async function serve(env: Env): Promise<void> {
  const stop = stopSignal()
  const deps = await openServingDeps(env, { role: 'serve', stop })
  try {
    const listening = await listen(deps)
    try {
      tellReady(env, listening.address)
      await buildMissingPages(env, stop)
      await untilStopped(stop)
    } finally {
      await listening.close()
    }
  } finally {
    await deps.close()
  }
}
