import { BlockList, isIP, isIPv6 } from 'node:net'

export interface TrustedProxies {
  include(address: string): boolean
}

/** Networks of the proxies that stand before us, `10.0.0.0/8` or a single address; null when one cannot be read. */
export function readProxies(networks: readonly string[]): TrustedProxies | null {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', bits] = network.split('/')
    const family = isIP(address)
    if (family === 0) return null
    const longest = family === 4 ? 32 : 128
    const prefix = bits === undefined ? longest : Number(bits)
    if (!/^\d{1,3}$/.test(bits ?? '0') || prefix > longest) return null
    list.addSubnet(address, prefix, family === 4 ? 'ipv4' : 'ipv6')
  }
  return {
    // Asking a list of none would still make an object of every address.
    include: (address) =>
      networks.length > 0 && isIP(address) !== 0 && list.check(address, isIPv6(address) ? 'ipv6' : 'ipv4'),
  }
}

/**
 * Who really asks: the other end of the socket. Only where that is a proxy of ours do we read what it wrote, from the
 * right, past further proxies of ours; whatever stands to the left of that the client may have made up.
 */
export function clientAddress(socket: string, forwardedFor: string | undefined, proxies: TrustedProxies): string {
  let address = unmapped(socket)
  if (!proxies.include(address)) return address
  const hops = (forwardedFor ?? '').split(',').map((hop) => unmapped(hop.trim()))
  while (proxies.include(address)) {
    const before = hops.pop()
    if (before === undefined || isIP(before) === 0) break
    address = before
  }
  return address
}

/** What one party can be expected to hold: an IPv4 address, or the /64 every IPv6 subscriber is given. */
export function addressBlock(address: string): string {
  const plain = unmapped(address)
  if (!plain.includes(':') || !isIPv6(plain)) return plain
  // The URL parser writes any spelling of an address in one way: `::` opened by us, the groups in small letters.
  const written = new URL(`http://[${plain.split('%')[0]!}]`).hostname.slice(1, -1)
  const [head = '', tail] = written.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros: string[] = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill('0')
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`
}

/** A socket that takes both families writes an IPv4 caller as `::ffff:192.0.2.1`. */
const unmapped = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '')
