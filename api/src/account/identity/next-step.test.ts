import { expect, test } from 'vitest'
import { profiles } from 'shared/account/profile.ts'
import { nextStep } from './next-step.ts'

const now = new Date('2026-11-22T03:00:00Z')
const longAgo = new Date('2026-01-01T00:00:00Z')
const base = {
  profile: profiles.asvs,
  method: 'password',
  enrolled: false,
  passed: false,
  passwordChangedAt: now,
  now,
} as const

test.each([
  ['an officer without an authenticator enrols one', { role: 'officer' }, 'enrol-second-factor'],
  ['so do an approver, an operator, an administrator', { role: 'approver' }, 'enrol-second-factor'],
  ['an operator', { role: 'operator' }, 'enrol-second-factor'],
  ['an administrator', { role: 'administrator' }, 'enrol-second-factor'],
  ['a leader need not', { role: 'leader' }, 'ready'],
  ['a leader who has one is asked for it', { role: 'leader', enrolled: true }, 'second-factor'],
  ['under tcvn-l3 a leader must', { role: 'leader', profile: profiles['tcvn-l3'] }, 'enrol-second-factor'],
  ['a wall display cannot', { role: 'kiosk', profile: profiles['tcvn-l3'] }, 'ready'],
  ['an officer who has passed', { role: 'officer', enrolled: true, passed: true }, 'ready'],
  ['an officer whom a trusted provider asked', { role: 'officer', method: 'sso', passed: true }, 'ready'],
  ['an officer whom a provider did not ask', { role: 'officer', method: 'sso', enrolled: true }, 'second-factor'],
  [
    'an old password of an administrator, after the second factor',
    { role: 'administrator', profile: profiles['tcvn-l3'], enrolled: true, passed: true, passwordChangedAt: longAgo },
    'change-password',
  ],
  [
    'not before it: an old password alone changes nothing',
    { role: 'administrator', profile: profiles['tcvn-l3'], enrolled: true, passwordChangedAt: longAgo },
    'second-factor',
  ],
  ['the demonstration asks for nothing', { role: 'administrator', method: 'demo' }, 'ready'],
] as const)('%s', (_, more, expected) => {
  expect(nextStep({ ...base, ...more })).toBe(expected)
})
