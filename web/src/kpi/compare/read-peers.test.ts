import { expect, test } from 'vitest'
import { readPeers, withVersion } from './read-peers.ts'

test.each([
  [undefined, { by: 'all', value: '', version: null }],
  ['all@2', { by: 'all', value: '', version: '2' }],
  ['near.13285', { by: 'near', value: '13285', version: null }],
  ['chosen.13285-H37.1@12', { by: 'chosen', value: '13285-H37.1', version: '12' }],
])('%s is read into its parts', (peers, parts) => expect(readPeers(peers)).toEqual(parts))

test.each([
  [undefined, '2', 'all@2'],
  ['size.1@1', '2', 'size.1@2'],
  ['size.1@1', null, 'size.1'],
  ['all@1', null, undefined],
])('%s by version %s is %s', (peers, version, expected) => expect(withVersion(peers, version)).toBe(expected))
