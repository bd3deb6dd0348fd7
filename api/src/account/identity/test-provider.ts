import { once } from 'node:events'
import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { Agent, fetch } from 'undici'
import { vi } from 'vitest'

/** How the provider says it knows somebody. */
export interface Authentication {
  amr?: string[]
  acr?: string
}

export interface TestProvider {
  issuer: string
  close: () => void
}

interface TestProviderOptions {
  /** Where the program's pages are; nobody is sent back anywhere else. */
  publicUrl: string
  client: { id: string; secret: string }
  /** Whom it signs in next, without asking. */
  whoComes: () => { claims: Record<string, unknown>; authentication: Authentication }
  /** Over https, under the name `localhost`. */
  identity?: { key: string; cert: string }
}

/** A certified OpenID provider, as a province may run one, that believes whoever stands before it. */
export async function startProvider({
  publicUrl,
  client,
  whoComes,
  identity,
}: TestProviderOptions): Promise<TestProvider> {
  const server = identity ? createTlsServer(identity) : createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const issuer = identity ? `https://localhost:${port}` : `http://127.0.0.1:${port}`
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  vi.spyOn(console, 'info').mockImplementation(() => {})
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${publicUrl}/api/account/sso/callback/province`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    cookies: { keys: ['mot', 'hai'] },
    claims: { openid: ['sub', 'amr', 'acr'], email: ['email', 'email_verified'] },
    acrValues: ['urn:nb:muc-1', 'urn:nb:muc-3'],
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ ...whoComes().claims, sub: id }) }),
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
  })
  const answer = oidc.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) {
      answer(request, response)
      return
    }
    oidc
      .interactionDetails(request, response)
      .then(async ({ prompt, params }) => {
        const accountId = String(whoComes().claims['sub'])
        if (prompt.name === 'login') {
          const login = { accountId, remember: false, ...whoComes().authentication }
          return oidc.interactionFinished(request, response, { login })
        }
        const grant = new oidc.Grant({ accountId, clientId: params['client_id'] })
        grant.addOIDCScope('openid email')
        return oidc.interactionFinished(request, response, { consent: { grantId: await grant.save() } })
      })
      .catch((error: unknown) => {
        response.statusCode = 500
        response.end(String(error))
      })
  })
  return {
    issuer,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

/** From the provider's own page on, as a browser is sent, until it comes back to ours; that address is not asked. */
export async function passProvider(from: string, publicUrl: string, ca?: string): Promise<URL> {
  const dispatcher = new Agent(ca === undefined ? {} : { connect: { ca } })
  const cookies = new Map<string, string>()
  try {
    let at = new URL(from)
    for (let hop = 0; hop < 12; hop++) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const answer = await fetch(at, { redirect: 'manual', headers: { cookie }, dispatcher })
      for (const set of answer.headers.getSetCookie()) {
        const [pair = ''] = set.split(';')
        cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
      }
      const location = answer.headers.get('location')
      if (!location) throw new Error(`${answer.status} ${at.href}: ${await answer.text()}`)
      at = new URL(location, at)
      if (at.origin === publicUrl) return at
    }
    throw new Error('The provider sends the browser in circles.')
  } finally {
    await dispatcher.close()
  }
}
