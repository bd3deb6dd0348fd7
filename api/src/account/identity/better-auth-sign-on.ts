import { hkdfSync } from 'node:crypto'
import type { Kysely } from 'kysely'
import { betterAuth } from 'better-auth'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import { ownPath } from 'shared/account/own-path.ts'
import type { Logger } from '../../deps.ts'
import type { Db } from '../../db/open.ts'
import type { Keyring } from '../secret/keyring.ts'
import { betterAuthTables } from './better-auth-tables.ts'
import { fetchBy } from './fetch-by.ts'
import type { SsoSettings } from './identity-settings.ts'
import { besidesNamed } from './named-way.ts'
import { makeProviderFetch } from './provider-fetch.ts'
import { hearClaims, hearToken, provesFactor } from './proof-of-factor.ts'
import type { SingleSignOn } from './single-sign-on.ts'

/** The way back, as it is registered with the provider: `<public address>/api/account/sso/callback/province`. */
const basePath = '/api/account/sso'
const providerId = 'province'

interface SignOnDeps {
  db: Db
  keyring: Keyring
  log: Logger
  publicUrl: string
  secure: boolean
}

/**
 * better-auth does the protocol: discovery, state bound to the browser, PKCE, nonce, the token's signature, issuer and
 * audience, and the link to an account that was invited under the same verified e-mail. Its session lives for the
 * moment of one request: we take the account from it and delete it, for our sessions are kept by other rules.
 */
export function makeSignOn(sso: SsoSettings, { db, keyring, log, publicUrl, secure }: SignOnDeps): SingleSignOn {
  const outside = makeProviderFetch(sso.issuer, { rules: besidesNamed(db), now: () => new Date() })
  const auth = fetchBy(outside, () =>
    betterAuth({
      ...betterAuthTables,
      database: { db: db as unknown as Kysely<unknown>, type: 'postgres', transaction: true },
      baseURL: publicUrl,
      basePath,
      secret: deriveSecret(keyring),
      trustedOrigins: [publicUrl],
      telemetry: { enabled: false },
      // A provider's mistake is told to the log, in our form; the texts hold no token.
      logger: {
        level: 'warn',
        log: (level, message) => log[level === 'error' ? 'warn' : 'info']({ sso: message }, 'single sign-on'),
      },
      rateLimit: { enabled: false },
      emailAndPassword: { enabled: false },
      account: {
        ...betterAuthTables.account,
        accountLinking: { enabled: true, requireLocalEmailVerified: true, allowDifferentEmails: false },
      },
      advanced: {
        database: { generateId: 'uuid' },
        cookiePrefix: 'nhipso-sso',
        useSecureCookies: secure,
        // Lax: the provider sends the browser back from its own site, and a Strict cookie would stay behind.
        defaultCookieAttributes: { httpOnly: true, secure, sameSite: 'lax', path: basePath },
      },
      databaseHooks: {
        account: {
          // We ask the provider who someone is and nothing else: what could be asked with these is not ours to keep.
          create: { before: (row) => Promise.resolve({ data: { ...row, ...noTokens } }) },
          update: { before: (row) => Promise.resolve({ data: { ...row, ...noTokens } }) },
        },
        user: {
          create: { before: () => Promise.resolve(false) },
          // Names and addresses are what the administrator wrote.
          update: { before: () => Promise.resolve(false) },
        },
      },
      plugins: [
        genericOAuth({
          config: [
            {
              providerId,
              discoveryUrl: `${sso.issuer}/.well-known/openid-configuration`,
              clientId: sso.clientId,
              clientSecret: sso.clientSecret.reveal(),
              scopes: ['openid', 'email'],
              pkce: true,
              requireIdTokenVerification: true,
              disableSignUp: true,
              disableImplicitSignUp: true,
              overrideUserInfo: false,
              // Asked once the token is verified: by the same name as the library would, and its words are heard.
              accountSubject: ({ tokens, profile }) => hearToken(tokens.idToken) ?? String(profile['sub'] ?? ''),
              // A provider with levels is asked for one that counts.
              ...(sso.factorProof.acr.length > 0 && {
                authorizationUrlParams: { acr_values: sso.factorProof.acr.join(' ') },
              }),
            },
          ],
        }),
      ],
    }),
  )

  return {
    name: sso.name,

    async begin(next) {
      const back = { callbackURL: `${publicUrl}${next ?? ''}`, errorCallbackURL: publicUrl }
      const body = { provider: providerId, ...back, disableRedirect: true }
      const answer = await ask('/sign-in/social', { method: 'POST', body: JSON.stringify(body) })
      if (!answer.ok) {
        log.warn({ status: answer.status }, 'the provider of single sign-on does not answer')
        return null
      }
      const { url } = (await answer.json()) as { url?: unknown }
      return typeof url === 'string' ? { url, cookies: answer.headers.getSetCookie() } : null
    },

    async finish({ search, cookies }) {
      const { done: answer, claims } = await hearClaims(() =>
        ask(`/callback/${providerId}${search}`, { method: 'GET', ...(cookies && { cookies }) }),
      )
      const set = answer.headers.getSetCookie()
      const token = set.map((cookie) => /session_token=([^.;]+)/.exec(cookie)?.[1]).find(Boolean)
      const userId = token ? await takeSession(db, decodeURIComponent(token)) : null
      // Its session cookie stays here; the state it clears goes on.
      const next = userId === null ? null : pathWithin(publicUrl, answer.headers.get('location'))
      const passed = userId !== null && provesFactor(claims, sso.factorProof)
      return { userId, next, passed, cookies: set.filter((cookie) => !cookie.includes('session')) }
    },
  }

  function ask(
    path: string,
    { cookies, ...init }: { method: string; body?: string; cookies?: string },
  ): Promise<Response> {
    const headers = new Headers({ origin: publicUrl, 'content-type': 'application/json' })
    if (cookies) headers.set('cookie', cookies)
    const request = new Request(`${publicUrl}${basePath}${path}`, { ...init, headers })
    return fetchBy(outside, () => auth.handler(request))
  }
}

/** The library sends the browser where it was asked to; only a page of ours is gone on to. */
function pathWithin(publicUrl: string, location: string | null): string | null {
  const url = location === null ? null : URL.parse(location, publicUrl)
  if (!url || url.origin !== publicUrl) return null
  const path = `${url.pathname}${url.search}${url.hash}`
  return path !== '/' && ownPath.test(path) ? path : null
}

/** Once: of two who bring the same token one gets the account. */
async function takeSession(db: Db, token: string): Promise<string | null> {
  const row = await db
    .deleteFrom('account_sso_session')
    .where('token', '=', token)
    .returning('user_id')
    .executeTakeFirst()
  return row?.user_id ?? null
}

const noTokens = {
  accessToken: null,
  refreshToken: null,
  idToken: null,
  accessTokenExpiresAt: null,
  refreshTokenExpiresAt: null,
  scope: null,
}

/** Signs the state cookie, which lives ten minutes. */
function deriveSecret(keyring: Keyring): string {
  const key = keyring.current('seal').bytes.reveal()
  return Buffer.from(hkdfSync('sha256', key, 'nhip-so', 'single sign-on state', 32)).toString('base64url')
}
