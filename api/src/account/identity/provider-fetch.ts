import { Agent, fetch as askBy } from 'undici'
import { connectNamed } from '../../http/egress/connect-named.ts'
import { hand } from '../../http/egress/guarded-agent.ts'
import { connectGuarded, type EgressOptions } from '../../http/egress/guarded-connect.ts'
import type { EgressRules } from '../../http/egress/judge-address.ts'

/** A provider answers within this, or not at all. */
const deadlineMs = 10_000
/** Discovery, keys and tokens are a few kilobytes. */
const mostBytes = 1_000_000

/**
 * How the provider of single sign-on is asked. Its own host, named in the settings, wherever that stands; whatever its
 * answers refer to, only as far as the guard of ways out lets anybody go. No redirects, no proxies, a deadline, a limit.
 */
export function makeProviderFetch(
  issuer: string,
  { rules, ...options }: Pick<EgressOptions, 'now' | 'ca'> & { rules: () => Promise<EgressRules> },
): typeof globalThis.fetch {
  const { hostname, port, protocol } = new URL(issuer)
  const own = { host: hostname, port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port) }
  const agent = new Agent({
    pipelining: 0,
    maxHeaderSize: 16 * 1024,
    connect: (asked, callback) => {
      const tls = asked.protocol === 'https:'
      const target = {
        host: asked.hostname,
        port: Number(asked.port || (tls ? 443 : 80)),
        tls,
        servername: asked.servername,
      }
      const isOwn = target.host === own.host && target.port === own.port
      void hand(
        rules().then((now) => (isOwn ? connectNamed : connectGuarded)({ ...options, rules: () => now }, target)),
        callback,
      )
    },
  })
  return async (input, init = {}) => {
    const asked = input instanceof Request ? input.url : input
    const signal = AbortSignal.any([AbortSignal.timeout(deadlineMs), ...(init.signal ? [init.signal] : [])])
    const answer = await askBy(asked, { ...(init as object), signal, redirect: 'manual', dispatcher: agent })
    return new Response(await readBounded(answer.body), {
      status: answer.status === 0 ? 502 : answer.status,
      headers: [...answer.headers],
    })
  }
}

async function readBounded(body: AsyncIterable<Uint8Array> | null): Promise<Uint8Array<ArrayBuffer> | null> {
  if (body === null) return null
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of body) {
    length += part.length
    if (length > mostBytes) throw new Error(`the provider of sign-in answers more than ${mostBytes} bytes`)
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}
