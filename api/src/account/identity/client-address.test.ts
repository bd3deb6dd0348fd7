import { describe, expect, test } from 'vitest'
import { addressBlock, clientAddress, readProxies } from './client-address.ts'

const ours = readProxies(['10.0.0.0/8', 'fd00::/8'])!
const none = readProxies([])!

describe('who really asks', () => {
  test.each([
    ['nobody in between: the socket', none, '203.0.113.9', undefined, '203.0.113.9'],
    ['a header from a stranger is not read', none, '203.0.113.9', '1.2.3.4', '203.0.113.9'],
    ['nor with proxies configured, when it is not one of them', ours, '203.0.113.9', '1.2.3.4', '203.0.113.9'],
    ['our proxy says who', ours, '10.0.0.2', '203.0.113.9', '203.0.113.9'],
    ['what the client wrote before it is not read', ours, '10.0.0.2', '1.2.3.4, 203.0.113.9', '203.0.113.9'],
    ['two proxies of ours in a row', ours, '10.0.0.2', '1.2.3.4, 203.0.113.9, 10.7.7.7', '203.0.113.9'],
    ['a client inside our own network', ours, '10.0.0.2', '10.9.9.9', '10.9.9.9'],
    ['rubbish from our proxy: the proxy', ours, '10.0.0.2', 'unknown', '10.0.0.2'],
    ['no header from our proxy: the proxy', ours, '10.0.0.2', undefined, '10.0.0.2'],
    ['IPv6', ours, 'fd00::2', '2001:db8::9', '2001:db8::9'],
    ['a mapped IPv4 socket', ours, '::ffff:10.0.0.2', '203.0.113.9', '203.0.113.9'],
    ['an address with a port is rubbish', ours, '10.0.0.2', '203.0.113.9:443', '10.0.0.2'],
  ])('%s', (_, proxies, socket, header, expected) => {
    expect(clientAddress(socket, header, proxies)).toBe(expected)
  })
})

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['2001:0db8:0001:0002:ffff::', '2001:db8:1:2::/64'],
])('%s is counted as %s', (address, block) => {
  expect(addressBlock(address)).toBe(block)
})

test.each([['10.0.0.0/33'], ['10.0.0/8'], ['proxy.local'], ['10.0.0.0/-1'], ['10.0.0.0/'], ['fd00::/129'], ['']])(
  '%j is no network',
  (network) => {
    expect(readProxies([network])).toBeNull()
  },
)
