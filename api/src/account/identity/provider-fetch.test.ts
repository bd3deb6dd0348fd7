import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { fetchBy } from './fetch-by.ts'
import { makeProviderFetch } from './provider-fetch.ts'
import { testIdentity } from './test-identity.ts'

vi.setConfig({ testTimeout: 30_000 })

/** Something else on this machine, which no provider has any business with. */
let canary: Listening
let provider: Listening
let answer: (request: IncomingMessage, response: ServerResponse) => void
beforeAll(async () => {
  canary = await listenAnywhere((_, response) => response.end('{}'))
  provider = await listenAnywhere((request, response) => answer(request, response))
})
afterAll(async () => {
  await canary.close()
  await provider.close()
})

const json = (response: ServerResponse, value: unknown) =>
  response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
const rules = () => Promise.resolve({ approved: [], ports: [443], loopbackPorts: [], own: [] })
const ask = () => makeProviderFetch(provider.url, { rules, now: () => new Date() })

describe('the provider of single sign-on', () => {
  test('is asked where the settings name it, and nobody else on this machine is', async () => {
    answer = (_, response) => json(response, { well: 'known' })
    expect(await (await ask()(`${provider.url}/x`)).json()).toEqual({ well: 'known' })
    const others = [
      canary.url,
      `http://localhost:${canary.port}`,
      `http://[::1]:${canary.port}`,
      'http://169.254.169.254',
    ]
    for (const url of [...others, `http://2130706433:${canary.port}`, `http://0x7f.1:${canary.port}`]) {
      await expect(ask()(`${url}/token`)).rejects.toThrow()
    }
    expect(canary.hits()).toBe(0)
  })

  test('sends nobody on: a redirect is an answer, not a way', async () => {
    answer = (_, response) => response.writeHead(302, { location: `${canary.url}/keys` }).end()
    expect((await ask()(`${provider.url}/x`)).status).toBe(302)
    expect(canary.hits()).toBe(0)
  })

  test('may not answer without end', async () => {
    answer = (_, response) => {
      const more = () => response.write('x'.repeat(65_536), (error) => !error && more())
      more()
    }
    await expect(ask()(`${provider.url}/x`)).rejects.toThrow('more than')
  })

  test('whose own document points elsewhere makes the library ask nothing there', async () => {
    answer = (_, response) =>
      json(response, {
        issuer: provider.url,
        authorization_endpoint: `${provider.url}/auth`,
        token_endpoint: `${canary.url}/token`,
        jwks_uri: `${canary.url}/keys`,
        userinfo_endpoint: `${canary.url}/me`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    const world = await testIdentity({
      settings: {
        NHIPSO_OIDC_ISSUER: provider.url,
        NHIPSO_OIDC_CLIENT_ID: 'nhip-so',
        NHIPSO_OIDC_SECRET: 'bi-mat-cua-nhip-so-voi-nha-cung-cap',
      },
    })
    const browser = world.browser()
    const begun = await browser.post('/api/account/sso')
    expect(begun.status).toBe(200)
    const state = new URL(begun.body.url).searchParams.get('state')
    const back = await browser.get(`/api/account/sso/callback/province?code=x&state=${state}&iss=${provider.url}`)
    expect([back.status, back.headers.get('location')]).toEqual([302, expect.stringContaining('sso=refused')])
    expect(canary.hits()).toBe(0)
    await world.close()
  })
})

test('only what is done inside is fetched that way', async () => {
  const said = () => Promise.resolve(new Response('chosen'))
  answer = (_, response) => response.end('plain')
  const asked = async () => (await fetch(provider.url)).text()
  expect(await Promise.all([fetchBy(said, asked), asked(), fetchBy(said, async () => asked())])).toEqual([
    'chosen',
    'plain',
    'chosen',
  ])
})

interface Listening {
  url: string
  port: number
  hits: () => number
  close: () => Promise<void>
}

async function listenAnywhere(on: (request: IncomingMessage, response: ServerResponse) => void): Promise<Listening> {
  let hits = 0
  const server: Server = createServer((request, response) => {
    hits++
    on(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    hits: () => hits,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
