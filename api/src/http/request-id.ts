import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'

const ids = new WeakMap<Context, string>()

/** What a problem, the log and the audit trail call one request by. */
export function requestIdOf(c: Context): string {
  const known = ids.get(c)
  if (known) return known
  const id = `urn:uuid:${randomUUID()}`
  ids.set(c, id)
  return id
}
