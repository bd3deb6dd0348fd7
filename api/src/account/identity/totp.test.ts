import { describe, expect, test } from 'vitest'
import { codeAt, newTotpSecret, stepAt, stepOfCode, totpUri } from './totp.ts'

/** The seed of RFC 6238, appendix B: the ASCII of 12345678901234567890. */
const rfc = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('RFC 6238: at %i seconds the code is %s', (seconds, code) => {
  expect(codeAt(rfc, stepAt(new Date(seconds * 1000)))).toBe(code)
})

describe('which step a code belongs to', () => {
  const now = new Date('2026-11-22T03:00:10Z')
  const step = stepAt(now)
  test.each([
    ['the present step', 0, step],
    ['one past', -1, step - 1],
    ['two past', -2, null],
    ['one ahead', 1, null],
    ['two ahead', 2, null],
  ])('%s', (_, offset, expected) => {
    expect(stepOfCode(rfc, codeAt(rfc, step + offset), now)).toBe(expected)
  })
  test.each([['12345'], ['1234567'], ['12345a'], [''], ['１２３４５６'], ['-12345'], ['000000\u0000']])(
    '%j is no code',
    (typed) => {
      expect(stepOfCode(rfc, typed, now)).toBeNull()
    },
  )
  test('spaces, as authenticators show them, do not matter', () => {
    const code = codeAt(rfc, step)
    expect(stepOfCode(rfc, `${code.slice(0, 3)} ${code.slice(3)} `, now)).toBe(step)
  })
})

test('a new secret has 160 bits, and no two are alike', () => {
  const secrets = Array.from({ length: 200 }, newTotpSecret)
  expect(new Set(secrets).size).toBe(200)
  expect(secrets.every((secret) => /^[A-Z2-7]{32}$/.test(secret))).toBe(true)
})

test('the address an authenticator scans', () => {
  expect(totpUri(rfc, 'ha.tran@ninhbinh.gov.vn')).toBe(
    `otpauth://totp/Nh%E1%BB%8Bp%20S%E1%BB%91:ha.tran%40ninhbinh.gov.vn?secret=${rfc}&issuer=Nh%E1%BB%8Bp%20S%E1%BB%91&algorithm=SHA1&digits=6&period=30`,
  )
})
