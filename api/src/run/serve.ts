import { startSays } from 'shared/messages/start.ts'
import type { Logger } from '../deps.ts'
import type { Env } from '../env.ts'
import { openServingDeps } from '../serving-deps.ts'
import { buildWeb } from './build-web.ts'
import { listen } from './listen.ts'
import { stopSignal, untilStopped } from './stop-signal.ts'
import { tell } from './tell.ts'
import { tellReady } from './tell-ready.ts'

/**
 * Called when the first page is asked for and there is none. The demonstration's are built by `start`, or not needed,
 * under `dev`; in production nobody else would.
 */
function pagesBuilder({ mode, checkout }: Env, log: Logger, stop: AbortSignal): (() => void) | undefined {
  if (mode !== 'production') return undefined
  return () => {
    tell(startSays.building)
    buildWeb(checkout, stop).catch((error: unknown) => {
      if (!stop.aborted) log.error({ err: error }, 'the pages were not built; build them: pnpm --filter web build')
    })
  }
}

/** HTTP alone. Several may share one database. */
export async function serve(env: Env): Promise<void> {
  const stop = stopSignal()
  const deps = await openServingDeps(env, { role: 'serve', stop })
  try {
    const listening = await listen(deps, { buildPages: pagesBuilder(env, deps.log, stop) })
    tellReady(env, listening.address)
    await untilStopped(stop)
    await listening.close()
  } finally {
    await deps.close()
  }
}
