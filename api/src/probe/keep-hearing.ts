import type { Deps } from '../deps.ts'
import { sayHearing } from './heartbeat-store.ts'

const everyMs = 10_000

/** While this process serves, it says that heartbeats would be heard; answers what ends that. */
export function keepHearing({ db, now, log }: Pick<Deps, 'db' | 'now' | 'log'>): () => void {
  let saying = false
  const say = async () => {
    if (saying) return
    saying = true
    await sayHearing(db, now()).catch((error: unknown) =>
      log.warn({ err: error }, 'not said that heartbeats are heard'),
    )
    saying = false
  }
  void say()
  const timer = setInterval(() => void say(), everyMs)
  return () => clearInterval(timer)
}
