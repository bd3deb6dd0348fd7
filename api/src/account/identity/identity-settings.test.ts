import { describe, expect, test } from 'vitest'
import { readIdentitySettings } from './identity-settings.ts'

const here = { host: '127.0.0.1', port: 4600, demo: false }
const oidc = {
  NHIPSO_OIDC_ISSUER: 'https://sso.ninhbinh.gov.vn',
  NHIPSO_OIDC_CLIENT_ID: 'nhip-so',
  NHIPSO_OIDC_SECRET: 'bi-mat-cua-nha-cung-cap',
}

describe('a start that is refused names its setting', () => {
  test.each([
    [
      'http for others than this machine',
      { NHIPSO_PUBLIC_URL: 'http://nhipso.ninhbinh.gov.vn' },
      here,
      'NHIPSO_PUBLIC_URL',
    ],
    ['no address at all', { NHIPSO_PUBLIC_URL: 'nhipso.ninhbinh.gov.vn' }, here, 'NHIPSO_PUBLIC_URL'],
    ['an address with a path', { NHIPSO_PUBLIC_URL: 'https://x.vn/nhipso' }, here, 'NHIPSO_PUBLIC_URL'],
    ['an address with a password', { NHIPSO_PUBLIC_URL: 'https://a:b@x.vn' }, here, 'NHIPSO_PUBLIC_URL'],
    ['a profile there is not', { NHIPSO_PROFILE: 'none' }, here, 'NHIPSO_PROFILE'],
    ['proxies that are no networks', { NHIPSO_TRUSTED_PROXIES: '10.0.0.0/8,proxy' }, here, 'NHIPSO_TRUSTED_PROXIES'],
    ['half a single sign-on', { ...oidc, NHIPSO_OIDC_SECRET: '' }, here, 'NHIPSO_OIDC_ISSUER'],
    ['a provider over http', { ...oidc, NHIPSO_OIDC_ISSUER: 'http://sso.vn' }, here, 'NHIPSO_OIDC_ISSUER'],
    [
      'a secret file there is not',
      { ...oidc, NHIPSO_OIDC_SECRET: '', NHIPSO_OIDC_SECRET_FILE: '/khong/co' },
      here,
      'NHIPSO_OIDC_SECRET_FILE',
    ],
    ['mail from nowhere', { NHIPSO_SMTP_URL: 'smtp://mail.x.vn' }, here, 'NHIPSO_SMTP_URL'],
    [
      'mail over another protocol',
      { NHIPSO_SMTP_URL: 'http://mail.x.vn', NHIPSO_MAIL_FROM: 'a@x.vn' },
      here,
      'NHIPSO_SMTP_URL',
    ],
    [
      'a sender that is two',
      { NHIPSO_SMTP_URL: 'smtp://mail.x.vn', NHIPSO_MAIL_FROM: 'a@x.vn, b@x.vn' },
      here,
      'NHIPSO_SMTP_URL',
    ],
    ['the demonstration for every machine', {}, { ...here, host: '0.0.0.0', demo: true }, 'HOST'],
    [
      'the demonstration under a public name',
      { NHIPSO_PUBLIC_URL: 'https://x.vn' },
      { ...here, demo: true },
      'NHIPSO_PUBLIC_URL',
    ],
    [
      'the demonstration behind a proxy',
      { NHIPSO_TRUSTED_PROXIES: '127.0.0.1' },
      { ...here, demo: true },
      'NHIPSO_TRUSTED_PROXIES',
    ],
  ])('%s', (_, given, listening, name) => {
    const outcome = readIdentitySettings(given, listening)
    if (outcome.kind !== 'refused') throw new Error('it was taken')
    expect(outcome.problems.join('\n')).toContain(name)
  })

  test('and shows no secret', () => {
    const outcome = readIdentitySettings(
      { ...oidc, NHIPSO_OIDC_ISSUER: 'http://x.vn', NHIPSO_SMTP_URL: 'smpt://a:mat-khau@x' },
      here,
    )
    expect(JSON.stringify(outcome)).not.toMatch(/bi-mat|mat-khau/)
  })
})

test.each([
  ['nothing set: this machine, over http', {}, { publicUrl: 'http://127.0.0.1:4600', secure: false }],
  [
    'a province',
    { NHIPSO_PUBLIC_URL: 'https://nhipso.ninhbinh.gov.vn/' },
    { publicUrl: 'https://nhipso.ninhbinh.gov.vn', secure: true },
  ],
  ['a provider on this machine, to try', { ...oidc, NHIPSO_OIDC_ISSUER: 'http://127.0.0.1:9000/' }, { secure: false }],
])('%s', (_, given, expected) => {
  expect(readIdentitySettings(given, here)).toMatchObject({ kind: 'read', settings: expected })
})

test('what was read shows no secret either', () => {
  const given = { ...oidc, NHIPSO_SMTP_URL: 'smtp://a:mat-khau@mail.x.vn', NHIPSO_MAIL_FROM: 'a@x.vn' }
  expect(JSON.stringify(readIdentitySettings(given, here))).not.toMatch(/bi-mat|mat-khau/)
})
