import { startSays } from 'shared/messages/start.ts'
import type { Env } from '../env.ts'
import { tell } from './tell.ts'

/** Where to open it: in production never where it listens, which only the proxy is to reach. */
export function tellReady({ mode, identity }: Pick<Env, 'mode' | 'identity'>, address: string): void {
  if (mode === 'production') tell(startSays.behindProxy, { address, site: identity.publicUrl })
  else tell(startSays.ready, { address })
}
