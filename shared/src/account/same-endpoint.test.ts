import { expect, it } from 'vitest'
import { asksSecretAgain } from './same-endpoint.ts'

const was = 'https://motcua.ninhbinh.gov.vn/api/v1?tuNgay=1'

it.each([
  ['another path', 'https://motcua.ninhbinh.gov.vn/api/v2', false],
  ['another query', 'https://motcua.ninhbinh.gov.vn/api/v1?x=2', false],
  ['the default port written out', 'https://motcua.ninhbinh.gov.vn:443/api', false],
  ['capitals in the host', 'https://MotCua.NinhBinh.gov.vn/api', false],
  ['a dot at the end of the host', 'https://motcua.ninhbinh.gov.vn./api', false],
  ['another host', 'https://motcua.ninhbinh.gov.vn.example.com/api', true],
  ['a sub-domain', 'https://x.motcua.ninhbinh.gov.vn/api', true],
  ['another port', 'https://motcua.ninhbinh.gov.vn:8443/api', true],
  ['another scheme', 'http://motcua.ninhbinh.gov.vn/api', true],
  ['another scheme on the same port', 'http://motcua.ninhbinh.gov.vn:443/api', true],
  ['a host hidden behind userinfo', 'https://motcua.ninhbinh.gov.vn@example.com/api', true],
  ['a host hidden behind a backslash', 'https://example.com\\@motcua.ninhbinh.gov.vn/api', true],
  ['a letter that only looks the same', 'https://mоtcua.ninhbinh.gov.vn/api', true],
  ['another kind of address', 'ftp://motcua.ninhbinh.gov.vn/api', true],
  ['no address', 'motcua.ninhbinh.gov.vn', true],
])('%s', (_, becomes, again) => {
  expect(asksSecretAgain(was, becomes)).toBe(again)
})

it('an address that was none asks for the secret whatever comes after', () => {
  expect(asksSecretAgain('', was)).toBe(true)
  expect(asksSecretAgain('', '')).toBe(true)
})
