import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type EmbeddedOptions, startEmbedded } from './embedded.ts'
import { findPostmaster } from './postmaster.ts'

/** Starts the embedded server again when it was killed under us; its address stays, so the pools find it by themselves. */
export function keepServer(options: EmbeddedOptions, onFallen: (error?: unknown) => void, everyMs = 1_000) {
  const stopping = new AbortController()
  const watching = watch()

  async function watch(): Promise<void> {
    while (!stopping.signal.aborted) {
      await sleep(everyMs, undefined, { signal: stopping.signal, ref: false }).catch(() => {})
      if (stopping.signal.aborted || (await findPostmaster(join(options.state, 'postgres/data')))) continue
      onFallen()
      await startEmbedded(options).catch(onFallen)
    }
  }

  return async function stop(): Promise<void> {
    stopping.abort()
    await watching
  }
}
