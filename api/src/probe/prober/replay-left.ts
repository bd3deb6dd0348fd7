import { setTimeout as sleep } from 'node:timers/promises'
import type { Batch } from '../keep/batch.ts'
import { leaveFolder } from '../spool/adopt.ts'
import { openSpool } from '../spool/spool.ts'
import { type HandOverDeps, makeHandOver } from './hand-over.ts'

/** Keeps what a prober that is gone left on disk, under its own name and numbers, and takes its folder away. */
export function replayLeft(
  folder: string,
  deps: Pick<HandOverDeps, 'now' | 'log'> & { keep: (batch: Batch) => Promise<unknown> },
): { close: () => Promise<void> } {
  const stopping = new AbortController()
  const running = run().catch((error: unknown) =>
    deps.log.error({ err: error, folder }, 'samples left on disk stay there'),
  )

  async function run(): Promise<void> {
    const spool = await openSpool(folder)
    const handOver = makeHandOver({ ...deps, prober: '', spool })
    while (!spool.isEmpty() && !stopping.signal.aborted)
      await sleep(500, undefined, { signal: stopping.signal }).catch(() => {})
    await handOver.close()
    const isEmpty = spool.isEmpty()
    deps.log.info({ loss: spool.loss(), isEmpty }, 'samples left on disk by a prober that is gone')
    await spool.close()
    if (isEmpty) await leaveFolder(folder)
  }
  return {
    async close() {
      stopping.abort()
      await running
    },
  }
}
