import { open, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import type { Db } from '../db/open.ts'

/**
 * What must never reach PostgreSQL, whatever was asked: a statement it cannot read or may not run (42), its own inner
 * errors (XX), statements after a failed one (25P02), values it cannot hold (22) or that break its own rules (23): those
 * were to be refused before.
 */
const never = /^(42|22|23|XX)|^25P02$/

export interface LogMark {
  path: string
  from: number
}

/** Where the log of the server stands now; only an owner of it may ask. */
export async function markLog(db: Db): Promise<LogMark> {
  const { rows } = await sql<{ data: string }>`select current_setting('data_directory') as data`.execute(db)
  const path = join(dirname(rows[0]!.data), 'server.log')
  return { path, from: (await stat(path)).size }
}

/** What of that was logged since, of one database: `22P02 invalid input syntax …`. */
export async function sqlFaults(db: Db, { path, from }: LogMark): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db)
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const { buffer } = await file.read(Buffer.alloc(Math.max(0, size - from)), 0, size - from, from)
    return readFaults(buffer.toString('utf8'), rows[0]!.name)
  } finally {
    await file.close()
  }
}

export function readFaults(log: string, database: string): string[] {
  return log.split('\n').flatMap((line) => {
    const [, where, state, said] = /\] .*?\/(\S*) ([0-9A-Z]{5}) (?:ERROR|FATAL|PANIC):\s+(.*)/.exec(line) ?? []
    return where === database && state && never.test(state) ? [`${state} ${said}`] : []
  })
}
