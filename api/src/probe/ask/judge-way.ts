import { readAddress } from '../../http/egress/address.ts'
import { type AddressVerdict, type EgressRules, judgeAddress } from '../../http/egress/judge-address.ts'
import { plainHost } from '../../http/egress/judge-url.ts'

interface Remembered {
  verdicts: Map<string, AddressVerdict>
  /** Epoch ms at which the first of the rules ends: until then nothing can change. */
  until: number
}

const mostRemembered = 50_000
const byRules = new WeakMap<EgressRules, Remembered>()
const hosts = new Map<string, { plain: string | null; isAddress: boolean }>()

/** As `judgeAddress`, remembered for as long as the rules are the same and none of them has ended. */
export function judgeWay(address: string, port: number, rules: EgressRules, now: Date): AddressVerdict {
  let remembered = byRules.get(rules)
  if (!remembered || now.getTime() >= remembered.until || remembered.verdicts.size > mostRemembered) {
    const ends = rules.approved.map(({ expiresAt }) => expiresAt.getTime()).filter((end) => end > now.getTime())
    remembered = { verdicts: new Map(), until: Math.min(Infinity, ...ends) }
    byRules.set(rules, remembered)
  }
  const key = `${address} ${port}`
  const known = remembered.verdicts.get(key)
  if (known) return known
  const verdict = judgeAddress(address, port, rules, now)
  remembered.verdicts.set(key, verdict)
  return verdict
}

/** A host without its brackets and final dot, and whether it is an address; null for none we would ask. */
export function readHost(host: string): { plain: string | null; isAddress: boolean } {
  const known = hosts.get(host)
  if (known) return known
  const plain = plainHost(host)
  const read = { plain, isAddress: plain !== null && readAddress(plain) !== null }
  if (hosts.size > mostRemembered) hosts.clear()
  hosts.set(host, read)
  return read
}
