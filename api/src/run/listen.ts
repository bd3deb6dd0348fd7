import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { say } from 'shared/messages/say.ts'
import { startSays } from 'shared/messages/start.ts'
import { type AppOptions, buildApp } from '../app.ts'
import type { ServingDeps } from '../serving-deps.ts'
import { makeUnreadableAnswers } from '../http/unreadable.ts'
import { keepHearing } from '../probe/keep-hearing.ts'

export interface Listening {
  address: string
  /** Lets running requests finish, three seconds at most. */
  close(): Promise<void>
}

/** Who sends a request letter by letter is hung up on within a quarter of a minute; Node alone would wait five minutes. */
const patience = { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 4_000 }
const mostConnections = 4_000

export async function listen(deps: ServingDeps, options?: AppOptions): Promise<Listening> {
  const { host: hostname, port } = deps.env
  const server = await new Promise<Server>((resolve, reject) => {
    const unreadable = makeUnreadableAnswers(deps.identity.settings)
    const listener = getRequestListener(buildApp(deps, options).fetch, { hostname, errorHandler: unreadable.refuse })
    const starting = createServer(patience, (incoming, outgoing) => void listener(incoming, outgoing))
    starting.maxConnections = mostConnections
    starting.on('clientError', unreadable.answer)
    starting.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port)))
    starting.listen(port, hostname, () => resolve(starting))
  })
  const stopHearing = keepHearing({ ...deps, db: deps.system })
  const bound = server.address() as AddressInfo
  return {
    address: `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`,
    async close() {
      stopHearing()
      // Streams would be waited for until they are cut.
      await deps.stream?.close()
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
