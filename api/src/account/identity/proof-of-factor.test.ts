import { describe, expect, test } from 'vitest'
import { provesFactor, readFactorProof } from './proof-of-factor.ts'

test.each([
  [undefined, { amr: [], acr: [] }],
  ['', { amr: [], acr: [] }],
  ['amr:mfa', { amr: ['mfa'], acr: [] }],
  [
    'amr:mfa, amr:otp,acr:https://refeds.org/profile/mfa',
    { amr: ['mfa', 'otp'], acr: ['https://refeds.org/profile/mfa'] },
  ],
  ['yes', null],
  ['amr:', null],
  ['amr:mfa,no', null],
])('%j is read as %j', (text, read) => expect(readFactorProof(text)).toEqual(read))

describe('a second factor is proved', () => {
  const proof = { amr: ['mfa', 'hwk'], acr: ['gold'] }
  test.each<[string, Record<string, unknown> | null, boolean]>([
    ['by a method that was named', { amr: ['pwd', 'hwk'] }, true],
    ['by a level that was named', { acr: 'gold' }, true],
    ['by neither', { amr: ['pwd'], acr: 'silver' }, false],
    ['not by a word that only holds it', { amr: 'mfa', acr: ['golden'] }, false],
    ['not by silence', {}, false],
    ['not without a token', null, false],
  ])('%s', (_, claims, proved) => expect(provesFactor(claims, proof)).toBe(proved))
  test('by nothing where nothing was named', () =>
    expect(provesFactor({ amr: ['mfa'] }, { amr: [], acr: [] })).toBe(false))
})
