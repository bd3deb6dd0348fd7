import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { say } from 'shared/messages/say.ts'
import { startSays } from 'shared/messages/start.ts'
import { buildApp } from '../app.ts'
import type { Deps } from '../deps.ts'

export interface Listening {
  address: string
  /** Lets running requests finish, three seconds at most. */
  close(): Promise<void>
}

export async function listen(deps: Deps): Promise<Listening> {
  const { host: hostname, port } = deps.env
  const server = await new Promise<Server>((resolve, reject) => {
    const starting = serve({ fetch: buildApp(deps).fetch, hostname, port }, () => resolve(starting as Server))
    starting.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)))
  })
  const bound = server.address() as AddressInfo
  return {
    address: `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeIdleConnections()
      const hard = setTimeout(() => server.closeAllConnections(), 3_000)
      await closed
      clearTimeout(hard)
    },
  }
}

function explain(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code !== 'EADDRINUSE') return error
  const parameters = { port, setting: 'PORT' }
  return new Error(`${say('vi', startSays.portTaken, parameters)}\n${say('en', startSays.portTaken, parameters)}`)
}
