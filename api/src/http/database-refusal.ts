import { httpSays } from 'shared/messages/http.ts'
import { Refusal } from './refusal.ts'

/** Values PostgreSQL would not take: NUL and half letters in text or jsonb, numbers and days out of range, JSON too deep. */
const badValues = new Set(['22001', '22003', '22007', '22008', '22021', '22023', '22P02', '22P05', '54000', '54001'])
/** What was sent breaks a constraint. */
const conflicts = new Set(['23502', '23503', '23505', '23514', '23P01'])
/** Away, starting, stopping, full, or cut off by a time limit; and a transaction that lost against another. */
const away = /^(08...|53...|57P0[1-5]|57014|25P03|40001|40P01)$/
const awayBelow = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND'])

/** An error of the database that the asker can do something about; null means it is our fault. */
export function databaseRefusal(error: unknown): Refusal | null {
  if (!(error instanceof Error)) return null
  const { code, syscall } = error as Error & { code?: unknown; syscall?: unknown }
  if (typeof code === 'string') {
    if (badValues.has(code)) return new Refusal(400, httpSays.refusedByDatabase, { parameters: { code } })
    if (conflicts.has(code)) return new Refusal(409, httpSays.conflict, { parameters: { code } })
    if (away.test(code)) return databaseAway()
    // A file we cannot find is ENOENT too; only one that was connected to is the server's socket.
    if (awayBelow.has(code) && (syscall === 'connect' || syscall === 'read' || syscall === 'write'))
      return databaseAway()
  }
  return /^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message) ? databaseAway() : null
}

export const databaseAway = (): Refusal => new Refusal(503, httpSays.databaseAway, { headers: { 'retry-after': '2' } })
