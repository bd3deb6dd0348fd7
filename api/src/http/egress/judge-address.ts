import { type Address, inRange, type Range, readAddress, readRange } from './address.ts'

/** A way out that somebody allowed: to a private network of the province, or to the demonstration's own simulator. */
export interface EgressRule {
  cidr: string
  ports: readonly number[]
  expiresAt: Date
}

export interface EgressRules {
  /** Into private networks, each approved by a second person. */
  approved: readonly EgressRule[]
  /** Ports a public address may be asked on. */
  ports: readonly number[]
  /** Exactly these on loopback, for the simulator of the demonstration. Production has none. */
  loopbackPorts: readonly number[]
  /** A network of loopback whose addresses stand on those ports too: the demonstration gives each line one of its own. */
  loopbackNetwork?: string
  /** Where we and our database listen: never asked, whatever a rule says. */
  own: readonly { address: string; port: number }[]
}

export type AddressVerdict = 'allowed' | 'never' | 'private' | 'port' | 'own'

const ranges = (...list: string[]): Range[] => list.map((text) => readRange(text)!)

/** No rule opens these: ourselves, link-local with the clouds' metadata, multicast, reserved, and ways IPv4 hides in IPv6. */
const never = ranges(
  '0.0.0.0/8',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '192.0.0.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '100.100.100.200',
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/32',
  '2002::/16',
  'fd00:ec2::254',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
)
const isolated = ranges('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '198.18.0.0/15', 'fc00::/7')
/** What the Internet gives out; anything else of IPv6 is some way of writing something else. */
const global6 = ranges('2000::/3')
const loopback = ranges('127.0.0.1', '::1')
const wholeLoopback = readRange('127.0.0.0/8')!

/** Whether this address and port may be asked, by rules as they stand at this moment. */
export function judgeAddress(text: string, port: number, rules: EgressRules, now: Date): AddressVerdict {
  const address = readAddress(text)
  if (!address) return 'never'
  if (rules.own.some((own) => own.port === port && sameAddress(own.address, address))) return 'own'
  if (rules.loopbackPorts.includes(port) && isLoopback(address, rules.loopbackNetwork)) return 'allowed'
  if (within(address, never)) return 'never'
  if (within(address, isolated)) return isApproved(address, port, rules, now) ? 'allowed' : 'private'
  if (address.family === 6 && !within(address, global6)) return 'never'
  return rules.ports.includes(port) ? 'allowed' : 'port'
}

function isLoopback(address: Address, network: string | undefined): boolean {
  if (within(address, loopback)) return true
  const range = network === undefined ? null : readRange(network)
  return range !== null && inRange(address, wholeLoopback) && inRange(address, range)
}

function isApproved(address: Address, port: number, { approved }: EgressRules, now: Date): boolean {
  return approved.some(({ cidr, ports, expiresAt }) => {
    const range = readRange(cidr)
    return range !== null && isNarrow(range) && inRange(address, range) && ports.includes(port) && now < expiresAt
  })
}

/** What a network is to the guard: only `private` ones need, and can have, a rule. */
export function kindOfNetwork(range: Range): 'never' | 'private' | 'public' {
  const touches = (other: Range) => inRange(range, other) || inRange(other, range)
  if (never.some(touches)) return 'never'
  return isolated.some((other) => inRange(range, other) && range.length >= other.length) ? 'private' : 'public'
}

/** A rule for half the world is no rule: at most 65,536 addresses, or one site of IPv6. */
export const isNarrow = ({ family, length }: Range): boolean => length >= (family === 4 ? 16 : 48)

const within = (address: Address, list: readonly Range[]): boolean => list.some((range) => inRange(address, range))

function sameAddress(text: string, address: Address): boolean {
  const own = readAddress(text)
  return own !== null && own.family === address.family && own.bits === address.bits
}
