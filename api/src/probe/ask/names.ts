import { Resolver } from 'node:dns/promises'
import { codeOf } from './error-class.ts'

/** Where a name leads, or the code of why nobody says. */
export type Found =
  | { addresses: string[]; fromMs: number; code: null }
  | { addresses: null; fromMs: number; code: string }

export interface Names {
  /** The addresses of a name: at once when they are known, stale ones also when nobody answers. */
  resolve(name: string): Promise<Found>
}

export interface NamesOptions {
  /** `address` or `address:port`; without any, the machine's own. */
  servers?: readonly string[]
  timeoutMs?: number
  /** Monotonic, ms. */
  now?: () => number
}

const keepMs = { least: 30_000, most: 300_000, failed: 10_000 }
const mostAnswers = 16

interface Known {
  found: Found
  until: number
  asking: Promise<Found> | null
}

/**
 * Names by c-ares, with time-outs of our own: the operating system's look-up waits in a pool of four threads, which one
 * dead resolver would fill. A name that was known serves on while its resolver is silent: that the resolver is down is
 * for the connection that watches it to say, not for each of a thousand others.
 */
export function makeNames({ servers, timeoutMs = 2_000, now = () => performance.now() }: NamesOptions = {}): Names {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 })
  if (servers && servers.length > 0) resolver.setServers([...servers])
  const known = new Map<string, Known>()

  async function ask(name: string): Promise<Found> {
    const [four, six] = await Promise.allSettled([
      resolver.resolve4(name, { ttl: true }),
      resolver.resolve6(name, { ttl: true }),
    ])
    const records = [four, six].flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    const before = known.get(name)?.found
    const at = now()
    if (records.length > 0 && records.length <= mostAnswers) {
      const ttl = Math.min(...records.map((record) => record.ttl)) * 1000
      const found: Found = { addresses: records.map(({ address }) => address), fromMs: at, code: null }
      known.set(name, { found, until: at + Math.min(keepMs.most, Math.max(keepMs.least, ttl)), asking: null })
      return found
    }
    const reasons = [four, six].flatMap((answer) => (answer.status === 'rejected' ? [codeOf(answer.reason)] : []))
    // A name that is gone is gone; only silence and a server's own trouble let the old answer stand.
    const isGone = reasons.length > 0 && reasons.every((reason) => reason === 'ENOTFOUND' || reason === 'ENODATA')
    const code = records.length > mostAnswers ? 'TOO_MANY_ANSWERS' : (reasons[0] ?? 'ENODATA')
    const found: Found = !isGone && before?.addresses ? before : { addresses: null, fromMs: at, code }
    known.set(name, { found, until: at + keepMs.failed, asking: null })
    return found
  }

  return {
    async resolve(name) {
      const entry = known.get(name)
      if (entry && now() < entry.until) return entry.found
      if (entry?.asking) return entry.asking
      const asking = ask(name)
      // Whoever comes while an old answer is renewed has the old one, so that a silent resolver slows nobody.
      if (entry?.found.addresses) {
        known.set(name, { ...entry, asking, until: now() + timeoutMs })
        return entry.found
      }
      known.set(name, { found: { addresses: null, fromMs: now(), code: 'ENODATA' }, until: -Infinity, asking })
      return asking
    },
  }
}
