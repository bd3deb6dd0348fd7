import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { identitySettingsSay } from 'shared/messages/account-identity.ts'
import { type ProfileId, profileIds, profiles, type SecurityProfile } from 'shared/account/profile.ts'
import type { Text } from 'shared/text.ts'
import { settingFault } from '../../setting-fault.ts'
import { Secret } from '../secret/secret.ts'
import { type FactorProof, readFactorProof } from './proof-of-factor.ts'
import { readProxies, type TrustedProxies } from './client-address.ts'

export interface IdentitySettings {
  /** Where people open the program; links are made of it, never of the Host a request names. */
  publicUrl: string
  /** Cookies that only travel over https, and then bear the `__Host-` name. */
  secure: boolean
  profile: SecurityProfile
  proxies: TrustedProxies
  /** One click as each role. Holds only on this very machine. */
  demo: boolean
  /** Who has not signed in reads the figures. */
  openFigures: boolean
  sso: SsoSettings | null
  mail: { url: Secret<string>; from: string } | null
}

export interface SsoSettings {
  name: string
  issuer: string
  clientId: string
  clientSecret: Secret<string>
  /** By which of its words the provider proves that it asked for a second factor, so that we need not. */
  factorProof: FactorProof
}

export type IdentitySettingsOutcome =
  | { kind: 'read'; settings: IdentitySettings }
  | { kind: 'refused'; problems: string[] }

export const identitySettingNames = [
  'NHIPSO_PUBLIC_URL',
  'NHIPSO_PROFILE',
  'NHIPSO_TRUSTED_PROXIES',
  'NHIPSO_OIDC_ISSUER',
  'NHIPSO_OIDC_NAME',
  'NHIPSO_OIDC_CLIENT_ID',
  'NHIPSO_OIDC_SECRET',
  'NHIPSO_OIDC_SECRET_FILE',
  'NHIPSO_OIDC_SECOND_FACTOR',
  'NHIPSO_SMTP_URL',
  'NHIPSO_MAIL_FROM',
] as const
type Name = (typeof identitySettingNames)[number]
type Given = Readonly<Record<string, string | undefined>>

interface Listening {
  host: string
  port: number
  demo: boolean
}

/** Reads and judges what sign-in needs; each fault names its setting, in both languages. */
export function readIdentitySettings(from: Given, { host, port, demo }: Listening): IdentitySettingsOutcome {
  const problems: string[] = []
  const given = (name: Name) => from[name] || undefined
  const fault = (name: Name, why: Text, parameters = {}) => {
    const value = secretNames.includes(name) ? '…' : (given(name) ?? '')
    problems.push(settingFault(name, value, why, parameters))
    return null
  }

  const publicUrl = readPublicUrl(given('NHIPSO_PUBLIC_URL') ?? `http://127.0.0.1:${port}`)
  if (!publicUrl) fault('NHIPSO_PUBLIC_URL', identitySettingsSay.publicUrl)
  const profile = given('NHIPSO_PROFILE') ?? 'asvs'
  if (!isProfile(profile)) {
    fault('NHIPSO_PROFILE', { vi: profileIds.join(', '), en: profileIds.join(', ') })
  }
  const networks = (given('NHIPSO_TRUSTED_PROXIES') ?? '').split(',').map((one) => one.trim())
  const proxies = readProxies(networks.filter((one) => one !== ''))
  if (!proxies) fault('NHIPSO_TRUSTED_PROXIES', identitySettingsSay.proxies)
  if (demo && !isLoopbackHost(host)) problems.push(settingFault('HOST', host, identitySettingsSay.demoNotHere))
  if (demo && networks.some((one) => one !== '')) fault('NHIPSO_TRUSTED_PROXIES', identitySettingsSay.demoNotHere)
  if (demo && publicUrl?.secure) fault('NHIPSO_PUBLIC_URL', identitySettingsSay.demoNotHere)
  const sso = readSso()
  const mail = readMail()

  if (problems.length > 0) return { kind: 'refused', problems }
  return {
    kind: 'read',
    settings: {
      ...publicUrl!,
      profile: profiles[profile as ProfileId],
      proxies: proxies!,
      demo,
      openFigures: demo,
      sso,
      mail,
    },
  }

  function readSso(): SsoSettings | null {
    const [issuer, clientId] = [given('NHIPSO_OIDC_ISSUER'), given('NHIPSO_OIDC_CLIENT_ID')]
    const secret = given('NHIPSO_OIDC_SECRET') ?? readSecretFile()
    if (!issuer && !clientId && !secret) return null
    if (!issuer || !clientId || !secret) return fault('NHIPSO_OIDC_ISSUER', identitySettingsSay.ssoIncomplete)
    if (!isHttpsOrHere(issuer)) return fault('NHIPSO_OIDC_ISSUER', identitySettingsSay.ssoIssuer)
    const factorProof = readFactorProof(given('NHIPSO_OIDC_SECOND_FACTOR'))
    if (!factorProof) return fault('NHIPSO_OIDC_SECOND_FACTOR', identitySettingsSay.ssoFactor)
    return {
      name: given('NHIPSO_OIDC_NAME') ?? 'SSO',
      issuer: issuer.replace(/\/$/, ''),
      clientId,
      clientSecret: new Secret(secret),
      factorProof,
    }
  }

  function readSecretFile(): string | null {
    const path = given('NHIPSO_OIDC_SECRET_FILE')
    if (!path) return null
    try {
      return readFileSync(path, 'utf8').trim()
    } catch (error) {
      const why = error instanceof Error ? error.message : ''
      return fault('NHIPSO_OIDC_SECRET_FILE', identitySettingsSay.fileUnreadable, { why })
    }
  }

  function readMail(): IdentitySettings['mail'] {
    const [url, sender] = [given('NHIPSO_SMTP_URL'), given('NHIPSO_MAIL_FROM')]
    if (!url && !sender) return null
    if (!url || !/^smtps?:\/\/[^\s/]+$/.test(url.replace(/\/$/, '')) || !sender || !emailForm.test(sender)) {
      return fault('NHIPSO_SMTP_URL', identitySettingsSay.smtp)
    }
    return { url: new Secret(url), from: sender }
  }
}

const secretNames: readonly Name[] = ['NHIPSO_OIDC_SECRET', 'NHIPSO_SMTP_URL']
export const emailForm = /^[a-z0-9._%+-]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/i

const isProfile = (id: string): id is ProfileId => (profileIds as readonly string[]).includes(id)

/** Browsers keep a cookie marked Secure off http, so http is for this very machine and nowhere else. */
function readPublicUrl(text: string): { publicUrl: string; secure: boolean } | null {
  const url = URL.parse(text)
  if (!url || !isHttpsOrHere(text) || url.pathname !== '/' || url.search || url.hash || url.username) return null
  return { publicUrl: url.origin, secure: url.protocol === 'https:' }
}

function isHttpsOrHere(text: string): boolean {
  const url = URL.parse(text)
  if (!url) return false
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname))
}

/** This machine and no other; `0.0.0.0` and `::` are every machine. */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').toLowerCase()
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}
