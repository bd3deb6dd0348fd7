import { isIPv4, isIPv6 } from 'node:net'

/** An address as its bits. IPv4 written in IPv6 (`::ffff:…`) is the IPv4 address it carries. */
export interface Address {
  family: 4 | 6
  bits: bigint
}

export interface Range {
  family: 4 | 6
  bits: bigint
  length: number
}

/** Null for what is no plain address; scoped addresses (`fe80::1%eth0`) are none. */
export function readAddress(text: string): Address | null {
  if (isIPv4(text)) return { family: 4, bits: bitsOfIPv4(text) }
  if (!isIPv6(text) || text.includes('%')) return null
  const bits = bitsOfIPv6(text)
  return bits >> 32n === 0xffffn ? { family: 4, bits: bits & 0xffff_ffffn } : { family: 6, bits }
}

export function readRange(text: string): Range | null {
  const [address = '', length, ...rest] = text.split('/')
  const found = readAddress(address)
  if (!found || rest.length > 0 || (length !== undefined && !/^\d{1,3}$/.test(length))) return null
  const longest = found.family === 4 ? 32 : 128
  const bits = length === undefined ? longest : Number(length)
  return bits > longest ? null : { ...found, length: bits }
}

/** Whether nothing is set past the length: `10.20.0.0/16` is a network, `10.20.0.1/16` a slip. */
export function isNetwork({ family, bits, length }: Range): boolean {
  const rest = BigInt((family === 4 ? 32 : 128) - length)
  return (bits >> rest) << rest === bits
}

export function inRange(address: Address, range: Range): boolean {
  if (address.family !== range.family) return false
  const rest = BigInt((range.family === 4 ? 32 : 128) - range.length)
  return address.bits >> rest === range.bits >> rest
}

function bitsOfIPv4(text: string): bigint {
  return text.split('.').reduce((bits, part) => (bits << 8n) | BigInt(part), 0n)
}

/** `isIPv6` has passed it, so at most one `::` and an IPv4 tail only at the end. */
function bitsOfIPv6(text: string): bigint {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  const groups = tail ? `${tail[1]}${hexGroups(bitsOfIPv4(tail[2]!))}` : text
  const [head, rest] = groups.split('::') as [string, string?]
  const left = head === '' ? [] : head.split(':')
  const right = rest === undefined || rest === '' ? [] : rest.split(':')
  const zeros = Array<string>(8 - left.length - right.length).fill('0')
  const all = rest === undefined ? left : [...left, ...zeros, ...right]
  return all.reduce((bits, group) => (bits << 16n) | BigInt(`0x${group}`), 0n)
}

const hexGroups = (bits: bigint): string => `${(bits >> 16n).toString(16)}:${(bits & 0xffffn).toString(16)}`
