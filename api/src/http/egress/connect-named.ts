import type { Socket } from 'node:net'
import { readAddress } from './address.ts'
import { connectGuarded, type ConnectTarget, EgressRefusal, type EgressOptions } from './guarded-connect.ts'
import { plainHost } from './judge-url.ts'
import { type HostResolver, makeResolver } from './resolve-host.ts'

/**
 * To a host that the settings name: a provider of sign-in, a log server. Whoever configures the machine has decided on
 * it, so its own addresses are let through on its own port, private ones and, on this very machine, loopback ones too;
 * what is never asked otherwise (link-local, the clouds' metadata) is not asked here either, nor anybody it refers to.
 */
export async function connectNamed(
  options: Pick<EgressOptions, 'rules' | 'now' | 'connectMs' | 'ca'> & { resolver?: HostResolver },
  target: ConnectTarget,
): Promise<Socket> {
  const host = plainHost(target.host)
  if (host === null) throw new EgressRefusal('blocked', 'host')
  const resolver = options.resolver ?? makeResolver()
  const addresses = readAddress(host) ? [host] : host === 'localhost' ? ['127.0.0.1'] : await resolver.resolve(host)
  if (addresses.length === 0) throw new EgressRefusal('dns')
  const rules = options.rules()
  const { port } = target
  const expiresAt = new Date(options.now().getTime() + 60_000)
  const named = {
    ...rules,
    approved: [...rules.approved, ...addresses.map((cidr) => ({ cidr, ports: [port], expiresAt }))],
    ports: [...rules.ports, port],
    loopbackPorts: [...rules.loopbackPorts, port],
  }
  // What was looked up here is what is connected to, not what a second look-up might say.
  const pinned: HostResolver = { resolve: (name) => Promise.resolve(name === host ? addresses : []) }
  return connectGuarded({ ...options, rules: () => named, resolver: pinned }, target)
}
