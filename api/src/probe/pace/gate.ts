/** How many rounds may be under way at once: in all, and towards one network. */
export interface GateLimits {
  atOnce: number
  perNetwork: number
}

export interface Gate {
  /** Lets it through now, or keeps it in the order it came until there is room. */
  enter(network: string, go: () => void): void
  leave(network: string): void
  underWay(): number
  waiting(): number
}

/**
 * Sockets are few and some networks take a burst for an attack, so rounds wait for one another here. One that waits for
 * its own network holds up nobody of another. How long each has waited is for the caller to say: it is the prober's
 * fault, not the target's.
 */
export function makeGate({ atOnce, perNetwork }: GateLimits): Gate {
  const inNetwork = new Map<string, number>()
  const queue: { network: string; go: () => void }[] = []
  let all = 0

  const hasRoom = (network: string): boolean => all < atOnce && (inNetwork.get(network) ?? 0) < perNetwork

  function pass(network: string, go: () => void): void {
    all += 1
    inNetwork.set(network, (inNetwork.get(network) ?? 0) + 1)
    go()
  }

  return {
    enter(network, go) {
      if (hasRoom(network)) pass(network, go)
      else queue.push({ network, go })
    },
    leave(network) {
      all -= 1
      const left = (inNetwork.get(network) ?? 1) - 1
      if (left > 0) inNetwork.set(network, left)
      else inNetwork.delete(network)
      const at = queue.length === 0 ? -1 : queue.findIndex((next) => hasRoom(next.network))
      if (at < 0) return
      const [next] = queue.splice(at, 1)
      pass(next!.network, next!.go)
    },
    underWay: () => all,
    waiting: () => queue.length,
  }
}
