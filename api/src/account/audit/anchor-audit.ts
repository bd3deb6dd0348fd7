import { open, readFile } from 'node:fs/promises'
import { type Day, dayOf } from 'shared/day.ts'
import type { Db } from '../../db/open.ts'
import type { Logger } from '../../deps.ts'
import type { Keyring } from '../secret/keyring.ts'
import { type AuditAnchor, signAnchor } from './sign-anchor.ts'

export interface AnchorDeps {
  db: Db
  now: () => Date
  log: Logger
  keyring: Keyring
}

/**
 * Writes down where the chain stands, outside of the database: into a file, and into the log that is shipped away.
 * A tail cut off the chain leaves no broken link; it is missed because an anchor still names it. The first of a day is
 * signed.
 */
export async function anchorAudit({ db, now, log, keyring }: AnchorDeps, path: string): Promise<AuditAnchor> {
  const head = await db.selectFrom('audit_head').select(['seq', 'mac']).executeTakeFirstOrThrow()
  const plain = { seq: head.seq, mac: head.mac, at: now().toISOString() }
  const today = dayOf(now())
  const anchor: AuditAnchor =
    (await lastSignedDay(path)) === today ? plain : signAnchor(keyring, { ...plain, day: today })
  await writeAnchor(path, anchor)
  const at = now()
  await db
    .updateTable('audit_state')
    .set({
      anchor_seq: anchor.seq,
      anchored_at: at,
      ...(anchor.signature && { signed_seq: anchor.seq, signed_at: at }),
    })
    .execute()
  log.info({ anchor }, 'the audit trail was anchored')
  return anchor
}

/** On disk before anything is done on the strength of it. */
export async function writeAnchor(path: string, anchor: AuditAnchor): Promise<void> {
  const file = await open(path, 'a', 0o600)
  try {
    await file.writeFile(`${JSON.stringify(anchor)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function lastSignedDay(path: string): Promise<Day | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const days = text.split('\n').flatMap((line) => {
    const anchor = line === '' ? null : (JSON.parse(line) as AuditAnchor)
    return anchor?.signature && anchor.day && !anchor.dropped ? [anchor.day] : []
  })
  return days.at(-1) ?? null
}
