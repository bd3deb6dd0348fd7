import { startSays } from 'shared/messages/start.ts'
import type { Env } from '../env.ts'
import { openServingDeps } from '../serving-deps.ts'
import { listen } from './listen.ts'
import { stopSignal, untilStopped } from './stop-signal.ts'
import { tell } from './tell.ts'

/** HTTP alone. Several may share one database. */
export async function serve(env: Env): Promise<void> {
  const stop = stopSignal()
  const deps = await openServingDeps(env, { role: 'serve', stop })
  try {
    const listening = await listen(deps)
    tell(startSays.ready, { address: listening.address })
    await untilStopped(stop)
    await listening.close()
  } finally {
    await deps.close()
  }
}
