import { Resolver } from 'node:dns/promises'

export interface HostResolver {
  /** Every address of a name; empty when there is none or nobody answers. */
  resolve(host: string): Promise<string[]>
}

const limits = { timeoutMs: 2_000, answers: 16 }

/**
 * Names by c-ares: not by the operating system's own look-up, which shares its few threads with passwords and files and
 * reads /etc/hosts. Names only a host file knew are given as `known`, where they can be seen and audited.
 */
export function makeResolver({
  known = {},
  servers,
}: { known?: Record<string, string[]>; servers?: string[] } = {}): HostResolver {
  return {
    async resolve(host) {
      const given = known[host]
      if (given) return given
      const resolver = new Resolver({ timeout: limits.timeoutMs, tries: 1 })
      if (servers) resolver.setServers(servers)
      const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
      const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
      // More than any honest name has: whoever sends so many wants one of them overlooked.
      return found.length > limits.answers ? [] : found
    },
  }
}
