import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAddress } from './address.ts'
import { type EgressRules, judgeAddress } from './judge-address.ts'

const now = new Date('2026-11-22T03:00:00Z')
const rules: EgressRules = {
  approved: [
    { cidr: '10.20.0.0/16', ports: [443, 8443], expiresAt: new Date('2026-12-01T00:00:00Z') },
    { cidr: '192.168.7.9', ports: [443], expiresAt: new Date('2026-12-01T00:00:00Z') },
    { cidr: '172.16.0.0/16', ports: [443], expiresAt: now },
    { cidr: '10.0.0.0/8', ports: [443], expiresAt: new Date('2026-12-01T00:00:00Z') },
    { cidr: '127.0.0.0/16', ports: [443], expiresAt: new Date('2026-12-01T00:00:00Z') },
    { cidr: '169.254.0.0/16', ports: [443], expiresAt: new Date('2026-12-01T00:00:00Z') },
    { cidr: 'nonsense', ports: [443], expiresAt: new Date('2026-12-01T00:00:00Z') },
    { cidr: 'fd12:3456:789a::/48', ports: [443], expiresAt: new Date('2026-12-01T00:00:00Z') },
  ],
  ports: [80, 443],
  loopbackPorts: [4700],
  own: [
    { address: '127.0.0.1', port: 4600 },
    { address: '10.20.1.1', port: 443 },
  ],
}
const judge = (address: string, port = 443, at = now) => judgeAddress(address, port, rules, at)

describe('an address is judged', () => {
  it.each([
    ['8.8.8.8', 443, 'allowed', 'public, on a port of the list'],
    ['8.8.8.8', 22, 'port', 'public, on another port'],
    ['10.20.3.4', 8443, 'allowed', 'private, by an approved rule'],
    ['10.20.3.4', 80, 'private', 'private, on a port the rule does not name'],
    ['10.21.0.0', 443, 'private', 'the neighbour of an approved network: the rule for all of 10/8 is too wide to hold'],
    ['172.16.0.1', 443, 'private', 'a rule that has expired'],
    ['192.168.7.9', 443, 'allowed', 'a single address'],
    ['192.168.7.8', 443, 'private', 'its neighbour'],
    ['fd12:3456:789a::1', 443, 'allowed', 'a private network of IPv6'],
    ['fd12:3456:789b::1', 443, 'private', 'its neighbour'],
    ['127.0.0.1', 443, 'never', 'loopback, whatever a rule says'],
    ['169.254.169.254', 443, 'never', 'the metadata of a cloud, whatever a rule says'],
    ['127.0.0.1', 4700, 'allowed', 'the simulator of the demonstration'],
    ['127.0.0.2', 4700, 'never', 'loopback beside it'],
    ['::1', 4700, 'allowed', 'the simulator over IPv6'],
    ['127.0.0.1', 4600, 'own', 'our own port'],
    ['10.20.1.1', 443, 'own', 'our own address in an approved network'],
    ['::ffff:10.20.1.1', 443, 'own', 'and written as IPv6'],
    ['::ffff:127.0.0.1', 443, 'never', 'loopback written as IPv6'],
    ['::ffff:7f00:1', 443, 'never', 'and in hexadecimal'],
    ['::127.0.0.1', 443, 'never', 'and the way of 1995'],
    ['::ffff:0:127.0.0.1', 443, 'never', 'and translated'],
    ['64:ff9b::7f00:1', 443, 'never', 'and through NAT64'],
    ['2002:7f00:1::', 443, 'never', 'and through 6to4'],
    ['fe80::1%eth0', 443, 'never', 'an address with an interface'],
    ['2606:4700:4700::1111', 443, 'allowed', 'public, IPv6'],
    ['0.0.0.0', 443, 'never', 'this host'],
    ['255.255.255.255', 443, 'never', 'everybody'],
    ['100.100.100.200', 443, 'never', 'metadata in shared space'],
    ['fd00:ec2::254', 443, 'never', 'metadata in private space'],
    ['localhost', 443, 'never', 'a name is no address'],
    ['', 443, 'never', 'nothing is no address'],
  ])('%s:%i is %s: %s', (address, port, verdict) => {
    expect(judge(address, port)).toBe(verdict)
  })

  it('a rule ends at its instant', () => {
    expect(judge('10.20.3.4', 443, new Date('2026-11-30T23:59:59.999Z'))).toBe('allowed')
    expect(judge('10.20.3.4', 443, new Date('2026-12-01T00:00:00Z'))).toBe('private')
  })
})

it('a network of loopback stands open on the ports of the simulator alone, and reaches no further than loopback', () => {
  const demo: EgressRules = { ...rules, loopbackNetwork: '127.37.0.0/16' }
  expect(judgeAddress('127.37.4.9', 4700, demo, now)).toBe('allowed')
  expect(judgeAddress('127.37.4.9', 4600, demo, now)).toBe('never')
  expect(judgeAddress('127.38.0.1', 4700, demo, now)).toBe('never')
  expect(judgeAddress('127.37.4.9', 4700, rules, now)).toBe('never')
  const wide: EgressRules = { ...rules, loopbackNetwork: '0.0.0.0/0' }
  expect(judgeAddress('169.254.169.254', 4700, wide, now)).toBe('never')
  expect(judgeAddress('10.1.2.3', 4700, wide, now)).toBe('private')
})

/** The same rules written again, by comparing numbers with the first and last of each range. */
const first4 = (a: number, b = 0, c = 0, d = 0) => ((a * 256 + b) * 256 + c) * 256 + d
const span = (from: number, length: number): [number, number] => [from, from + 2 ** (32 - length) - 1]
const never4 = [
  span(first4(0), 8),
  span(first4(127), 8),
  span(first4(169, 254), 16),
  span(first4(192, 0, 0), 24),
  span(first4(224), 4),
  span(first4(240), 4),
  span(first4(100, 100, 100, 200), 32),
]
const private4 = [
  span(first4(10), 8),
  span(first4(172, 16), 12),
  span(first4(192, 168), 16),
  span(first4(100, 64), 10),
  span(first4(198, 18), 15),
]
const hits = (value: number, spans: [number, number][]) => spans.some(([from, to]) => value >= from && value <= to)

function oracle4(value: number): string {
  if (hits(value, never4)) return 'never'
  return hits(value, private4) ? 'private' : 'allowed'
}

/** IPv6 by its text of 32 hexadecimal digits. */
function oracle6(hex: string): string {
  if (hex.startsWith('00000000000000000000ffff')) return oracle4(Number.parseInt(hex.slice(24), 16))
  if (/^f[cd]/.test(hex)) return hex === 'fd000ec2000000000000000000000254' ? 'never' : 'private'
  if (!/^[23]/.test(hex)) return 'never'
  return hex.startsWith('20010000') || hex.startsWith('2002') ? 'never' : 'allowed'
}

const text4 = (value: number) => [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.')
const text6 = (hex: string) => hex.match(/.{4}/g)!.join(':')
const bare: EgressRules = { approved: [], ports: [443], loopbackPorts: [], own: [] }
const verdict = (address: string) => judgeAddress(address, 443, bare, now)

const edges4 = [...never4, ...private4]
  .flatMap(([from, to]) => [from - 1, from, from + 1, to - 1, to, to + 1])
  .map((value) => (value + 2 ** 32) % 2 ** 32)
const any4 = fc.oneof(fc.nat({ max: 2 ** 32 - 1 }), fc.constantFrom(...edges4))
const heads6 = [
  '0000000000000000',
  '00000000000000000000ffff',
  '0064ff9b',
  '0064ff9b0001',
  '20010000',
  '2001',
  '2002',
  '2a00',
  '3fff',
  '4000',
  'fc00',
  'fd000ec2000000000000000000000',
  'fe80',
  'fec0',
  'ff02',
  '0100',
  '1fff',
  '7f000001',
  '',
]
const any6 = fc
  .tuple(
    fc.constantFrom(...heads6),
    fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: 32, maxLength: 32 }),
    fc.boolean(),
  )
  .map(([head, tail, zeros]) => (head + (zeros ? '0'.repeat(32) : tail)).slice(0, 31) + tail[31]!)

describe('10,000 addresses, judged by ranges and by an oracle that knows none', () => {
  it('IPv4', () => {
    fc.assert(
      fc.property(any4, (value) => {
        expect(verdict(text4(value))).toBe(oracle4(value))
      }),
      { numRuns: 4_000 },
    )
  })

  it('IPv4 at every edge of every range', () => {
    for (const value of edges4) expect([text4(value), verdict(text4(value))]).toEqual([text4(value), oracle4(value)])
  })

  it('IPv6', () => {
    fc.assert(
      fc.property(any6, (hex) => {
        expect(verdict(text6(hex))).toBe(oracle6(hex))
      }),
      { numRuns: 4_000 },
    )
  })

  it('IPv4 carried in IPv6, in both spellings', () => {
    fc.assert(
      fc.property(any4, (value) => {
        const hex = value.toString(16).padStart(8, '0')
        expect(verdict(`::ffff:${text4(value)}`)).toBe(oracle4(value))
        expect(verdict(`0:0:0:0:0:ffff:${hex.slice(0, 4)}:${hex.slice(4)}`)).toBe(oracle4(value))
      }),
      { numRuns: 2_000 },
    )
  })
})

it('an address is the same however its zeros are shortened', () => {
  fc.assert(
    fc.property(any6, (hex) => {
      const short = new URL(`http://[${text6(hex)}]`).hostname.slice(1, -1)
      expect(readAddress(short)).toEqual(readAddress(text6(hex)))
    }),
    { numRuns: 1_000 },
  )
})
