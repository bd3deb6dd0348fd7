import { open } from 'node:fs/promises'
import type { Db } from '../../db/open.ts'
import type { Logger } from '../../deps.ts'

/**
 * Writes down where the chain stands, outside of the database: into a file, and into the log that is shipped away.
 * A tail cut off the chain leaves no broken link; it is missed because an anchor still names it.
 */
export async function anchorAudit(
  { db, now, log }: { db: Db; now: () => Date; log: Logger },
  path: string,
): Promise<{ seq: number; mac: string }> {
  const head = await db.selectFrom('audit_head').select(['seq', 'mac']).executeTakeFirstOrThrow()
  const anchor = { seq: head.seq, mac: head.mac, at: now().toISOString() }
  const file = await open(path, 'a', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(anchor)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  log.info({ anchor }, 'the audit trail was anchored')
  return anchor
}
