import { judgeWay, readHost } from './judge-way.ts'
import type { Forbidden } from './round.ts'
import type { AskTools } from './tools.ts'

/** To one address of the host, allowed as all its others are. */
export interface Way {
  kind: 'way'
  address: string
  port: number
  dnsUs: number | null
}

export interface NoWay {
  kind: 'no-way'
  code: string
  dnsUs: number
}

/**
 * Where a host and port are to be asked, judged by the rules of egress as they stand now: of a name, every address must
 * pass. Of several, each round takes the next (`turn`), so that one dead back-end among two shows as every other round.
 */
export async function findWay(
  host: string,
  port: number,
  turn: number,
  { names, rules, now }: Pick<AskTools, 'names' | 'rules' | 'now'>,
): Promise<Way | NoWay | Forbidden> {
  const { plain, isAddress } = readHost(host)
  if (plain === null) return { kind: 'forbidden', why: 'host' }
  const began = performance.now()
  const found = isAddress ? { addresses: [plain], code: null } : await names.resolve(plain)
  const tookUs = Math.round((performance.now() - began) * 1000)
  if (found.addresses === null) return { kind: 'no-way', code: found.code, dnsUs: tookUs }
  const [standing, at] = [rules(), now()]
  for (const address of found.addresses) {
    const verdict = judgeWay(address, port, standing, at)
    if (verdict !== 'allowed') return { kind: 'forbidden', why: verdict }
  }
  // A line that has no IPv6 would fail half of the time, and by no fault of the target's.
  const four = found.addresses.filter((address) => !address.includes(':'))
  const choice = four.length > 0 ? four : found.addresses
  return { kind: 'way', address: choice[turn % choice.length]!, port, dnsUs: isAddress ? null : tookUs }
}
