import { pino, type Logger } from 'pino'
import { prepareDatabase } from './account/access/prepare-database.ts'
import { asAppRole } from './account/access/raise-wall.ts'
import { systemSettings } from './account/access/scope.ts'
import { recordKeys } from './account/audit/record-keys.ts'
import type { Keyring } from './account/secret/keyring.ts'
import { openKeys } from './account/secret/open-keys.ts'
import { plainLines, safeLogOptions } from './account/secret/safe-log.ts'
import { startEmbedded } from './db/embedded.ts'
import { keepServer } from './db/keep-server.ts'
import { type Db, openDb, type OpenOptions } from './db/open.ts'
import type { Env } from './env.ts'
import type { EgressRules } from './http/egress/judge-address.ts'
import { makeEgressRules } from './http/egress/make-egress-rules.ts'

export type { Logger } from 'pino'

/** Everything that is opened; a function takes what it needs of it. */
export interface Deps {
  /** Where doors ask: on behalf of whoever asks. Where no door is, in `work` and commands: as the program itself. */
  db: Db
  now: () => Date
  log: Logger
  env: Env
  keyring: Keyring
  /** Where requests may go out to, as it is allowed at this moment. */
  egress: () => Promise<EgressRules>
}

export interface OpenDeps extends Deps {
  /** The database as its owner enters it, for children that open it themselves. */
  databaseUrl: string
  /** How pools are opened: under the program's own account, in the province's schema. */
  pool: OpenOptions
  close(): Promise<void>
}

export interface OpenDepsOptions {
  /** The role, as the database and the log name this process. */
  role: string
  statementTimeoutMs?: number
  connections?: number
  /** Heard between any two openings; what was opened by then is closed again. */
  stop?: AbortSignal
}

/** Opens in order and closes in the reverse of it: server, its keeper, schema and wall, keys, pool. */
export async function openDeps(env: Env, { role, stop, ...limits }: OpenDepsOptions): Promise<OpenDeps> {
  const log = makeLog(env, role)
  const now = () => new Date()
  const closing: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const one of closing.splice(0).toReversed()) await one()
  }
  try {
    const embedded = { state: env.state }
    const server = env.databaseUrl ? null : await startEmbedded(embedded)
    if (server) {
      const fallen = (error?: unknown) => log.error({ err: error }, 'the embedded server is down; starting it again')
      closing.push(() => server.stop(), keepServer(embedded, fallen))
    }
    stop?.throwIfAborted()
    const databaseUrl = env.databaseUrl ?? server!.url
    const appUrl = env.appDatabaseUrl ?? asAppRole(databaseUrl)
    await prepareDatabase({ owner: databaseUrl, app: appUrl, schema: env.schema, mode: env.mode })
    stop?.throwIfAborted()
    const keyring = await openKeys(env, now())
    const onConnectionLost = (error: Error) => log.warn({ err: error }, 'a connection to the database was lost')
    const pool = { url: appUrl, schema: env.schema, name: `nhip-so ${role}`, onConnectionLost, ...limits }
    const db = openDb({ ...pool, settings: systemSettings })
    closing.push(() => db.destroy())
    await recordKeys(db, keyring)
    return { db, now, log, env, keyring, egress: makeEgressRules({ db, env, now }), databaseUrl, pool, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Structured lines on stderr, with no secret in them; stdout is for people and for answers of commands. */
function makeLog(env: Env, role: string): Logger {
  const options = {
    level: env.logLevel,
    base: { process: role },
    timestamp: pino.stdTimeFunctions.isoTime,
    ...safeLogOptions,
  }
  return pino(options, plainLines(pino.destination(2)))
}
