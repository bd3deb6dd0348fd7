import { pino, type Logger } from 'pino'
import { startEmbedded } from './db/embedded.ts'
import { keepServer } from './db/keep-server.ts'
import { type Db, openDb } from './db/open.ts'
import type { Env } from './env.ts'

export type { Logger } from 'pino'

/** Everything that is opened; a function takes what it needs of it. */
export interface Deps {
  db: Db
  now: () => Date
  log: Logger
  env: Env
}

export interface OpenDeps extends Deps {
  databaseUrl: string
  close(): Promise<void>
}

export interface OpenDepsOptions {
  /** The role, as the database and the log name this process. */
  role: string
  statementTimeoutMs?: number
  connections?: number
}

/** Opens in order and closes in the reverse of it: server, its keeper, pool. */
export async function openDeps(env: Env, { role, ...pool }: OpenDepsOptions): Promise<OpenDeps> {
  const log = makeLog(env, role)
  const embedded = { state: env.state }
  const server = env.databaseUrl ? null : await startEmbedded(embedded)
  const fallen = (error?: unknown) => log.error({ err: error }, 'the embedded server is down; starting it again')
  const letServerGo = server ? keepServer(embedded, fallen) : null
  const databaseUrl = env.databaseUrl ?? server!.url
  const onConnectionLost = (error: Error) => log.warn({ err: error }, 'a connection to the database was lost')
  const db = openDb({ url: databaseUrl, schema: env.schema, name: `nhip-so ${role}`, onConnectionLost, ...pool })
  return {
    db,
    now: () => new Date(),
    log,
    env,
    databaseUrl,
    async close() {
      await db.destroy()
      await letServerGo?.()
      await server?.stop()
    },
  }
}

/** Structured lines on stderr; stdout is for people and for answers of commands. */
function makeLog(env: Env, role: string): Logger {
  return pino({ level: env.logLevel, base: { role }, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2))
}
