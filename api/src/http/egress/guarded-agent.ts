import type { Socket } from 'node:net'
import { Agent, type buildConnector, type Dispatcher } from 'undici'
import { connectGuarded, type EgressOptions } from './guarded-connect.ts'

type Connector = ReturnType<typeof buildConnector>

/** For `new Agent({ connect })`: undici's own connector with the guard in its place. */
export function guardedConnector(options: EgressOptions): Connector {
  return (asked, callback) => {
    const tls = asked.protocol === 'https:'
    const port = asked.port ? Number(asked.port) : tls ? 443 : 80
    void hand(connectGuarded(options, { host: asked.hostname, port, tls, servername: asked.servername }), callback)
  }
}

export async function hand(made: Promise<Socket>, callback: Parameters<Connector>[1]): Promise<void> {
  let socket: Socket
  try {
    socket = await made
  } catch (error) {
    callback(error as Error, null)
    return
  }
  callback(null, socket)
}

/**
 * A dispatcher of undici that goes out by the guard. Each request has a connection of its own: one kept alive would
 * outlive the rule it was opened under. Redirects are followed by nobody here; `fetch` must be told `redirect: 'manual'`,
 * and would find every hop judged if it were not. Proxies of the environment are not looked at.
 */
export function guardedAgent(
  options: EgressOptions,
  more: Omit<Agent.Options, 'connect' | 'pipelining'> = {},
): Dispatcher {
  return new Agent({
    connections: 1,
    allowH2: false,
    maxHeaderSize: 16 * 1024,
    ...more,
    pipelining: 0,
    connect: guardedConnector(options),
  })
}
