import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

/** A connection pool, or a transaction of one: whatever a store may ask. */
export type Db = Kysely<Tables>

export interface OpenOptions {
  url: string
  /** The province's own schema; every unqualified name means a table in it. */
  schema: string
  statementTimeoutMs?: number
  connections?: number
  /** How long to wait for a connection: for one that is busy, and for a server that does not answer. */
  connectTimeoutMs?: number
  /** Shown in pg_stat_activity. */
  name?: string
  onConnectionLost?: (error: Error) => void
  /** Further settings a connection begins with; names and values without spaces. */
  settings?: Readonly<Record<string, string>>
}

export function openDb(options: OpenOptions): Db {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: openPool(options) }) })
}

/** The pool by itself, for COPY, which Kysely has no word for. */
export function openPool(options: OpenOptions): pg.Pool {
  const { url, schema, statementTimeoutMs = 30_000, connections = 10, name = 'nhip-so' } = options
  const { connectTimeoutMs = 10_000 } = options
  if (!isSchemaName(schema)) throw new Error(`"${schema}" is no name for a schema: a-z, 0-9 and _, at most 48`)
  // Said last, temporary tables come last: unsaid, they would stand before those of the schema.
  const settings = Object.entries({ search_path: `${schema},pg_temp`, timezone: 'UTC', ...options.settings })
  const lost = options.onConnectionLost ?? (() => {})
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: name,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: 120_000,
    options: settings.map(([setting, value]) => `-c ${setting}=${value}`).join(' '),
    types: { getTypeParser },
  })
  // A connection the server drops between two queries of a transaction emits `error` on the client, one dropped while
  // idle on the pool; unheard, either ends the process. The query itself still fails, and says so to its caller.
  pool.on('error', lost)
  pool.on('connect', (client) => client.on('error', lost))
  return pool
}

export const isSchemaName = (schema: string): boolean => /^(?!pg_)[a-z_][a-z0-9_]{0,47}$/.test(schema)

const instantParser = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ) as (text: string) => unknown

/**
 * A day stays `yyyy-mm-dd` (pg would make it midnight of wherever the server stands); int8 becomes a number;
 * `-infinity` becomes the earliest Date there is (pg would make it the number -Infinity).
 */
const parsers: Record<number, (text: string) => unknown> = {
  20: wholeNumber,
  1184: (text) => (text.endsWith('infinity') ? new Date(text.startsWith('-') ? -864e13 : 864e13) : instantParser(text)),
  1082: (text) => text,
  1016: (text) => arrayOf(text).map((item) => (item === 'NULL' ? null : wholeNumber(item))),
  1182: (text) => arrayOf(text).map((item) => (item === 'NULL' ? null : item)),
}

const getTypeParser: pg.CustomTypesConfig['getTypeParser'] = (oid: number, format?: 'text' | 'binary') => {
  const parser = format === 'binary' ? undefined : parsers[oid]
  return (parser ?? pg.types.getTypeParser(oid, format as 'text')) as never
}

/** Neither numbers nor days are ever quoted in an array's text. */
const arrayOf = (text: string): string[] => (text === '{}' ? [] : text.slice(1, -1).split(','))

function wholeNumber(text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is past what a number can hold exactly`)
  return number
}
