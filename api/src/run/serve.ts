import { startSays } from 'shared/messages/start.ts'
import type { Env } from '../env.ts'
import { openServingDeps } from '../serving-deps.ts'
import { listen } from './listen.ts'
import { tell } from './tell.ts'
import { untilStopped } from './until-stopped.ts'

/** HTTP alone. Several may share one database. */
export async function serve(env: Env): Promise<void> {
  const stopped = untilStopped()
  const deps = await openServingDeps(env, { role: 'serve' })
  try {
    const listening = await listen(deps)
    tell(startSays.ready, { address: listening.address })
    await stopped
    await listening.close()
  } finally {
    await deps.close()
  }
}
