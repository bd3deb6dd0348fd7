import { AsyncLocalStorage } from 'node:async_hooks'

type Fetch = typeof globalThis.fetch

const chosen = new AsyncLocalStorage<Fetch>()
let plain: Fetch | null = null

/**
 * Runs `work` so that whatever it fetches, it fetches by `by`. The library of single sign-on takes no fetch of its own,
 * and where it goes is written in what a provider answers; everything else in the process fetches as before.
 */
export function fetchBy<T>(by: Fetch, work: () => T): T {
  if (plain === null) {
    const before = globalThis.fetch
    plain = before
    globalThis.fetch = (input, init) => (chosen.getStore() ?? before)(input, init)
  }
  return chosen.run(by, work)
}
