import { createPublicKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Db } from '../../db/open.ts'
import type { AnchorDeps } from './anchor-audit.ts'
import { exportAudit } from './export-audit.ts'
import { publicKeyOf } from './sign-anchor.ts'
import { type Anchor, type Finding, judgeAnchors, verifyChain } from './verify-audit.ts'

/** Everything that is kept is gone through so often; in between, what was added. */
const wholeEveryMs = 24 * 3_600_000

/**
 * Verifies the chain from where it was last found whole, and once a day all that is kept: an entry altered after it was
 * verified is found then. A fault stays where it is, and is found again every time, until it is mended. Answers it.
 */
export async function verifyOnward({ db, now, log, keyring }: AnchorDeps, path: string): Promise<Finding | null> {
  // Before the entries: what an anchor names was committed when it was written.
  const written = await readAnchors(path)
  const signerOf = (id: string) => {
    const key = keyring.find('sign', id)
    return key ? createPublicKey(publicKeyOf(key)) : undefined
  }
  const { anchors, findings: forged } = judgeAnchors(written, { get: signerOf })
  const keys = { get: (id: string) => keyring.find('audit', id)?.bytes.reveal() }
  const at = now()
  const { found, reached, whole } = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      const before = await trx.selectFrom('audit_state').selectAll().executeTakeFirstOrThrow()
      const head = await trx.selectFrom('audit_head').select(['seq', 'mac']).executeTakeFirstOrThrow()
      const beginning = await beginningOf(trx)
      const due = before.whole_at === null || at.getTime() - before.whole_at.getTime() >= wholeEveryMs
      const verified = { seq: before.verified_seq, mac: before.verified_mac }
      const start = due || verified.seq < beginning.seq ? beginning : verified
      // Those before are of what was verified, or of days no longer kept.
      const later = anchors.filter(({ seq }) => seq > start.seq)
      const evidence = { keys, anchors: [start, ...later], head, from: start.seq + 1 }
      const { findings } = await verifyChain(exportAudit(trx, start.seq + 1), evidence)
      const worst = [...forged, ...findings].toSorted((a, b) => (a.seq ?? 0) - (b.seq ?? 0))[0] ?? null
      if (!worst) return { found: null, reached: head, whole: due }
      return { found: worst, reached: await lastBefore(trx, worst, start), whole: false }
    })
  const since = found && ((await faultSince(db)) ?? at)
  await db
    .updateTable('audit_state')
    .set({
      verified_seq: reached.seq,
      verified_mac: reached.mac,
      verified_at: at,
      ...(whole && { whole_at: at }),
      fault: found?.kind ?? null,
      fault_seq: found && (found.seq ?? reached.seq + 1),
      fault_since: since,
    })
    .execute()
  if (found) log.fatal({ fault: found, verified: reached.seq }, 'the audit trail is NOT whole')
  else log.info({ verified: reached.seq, whole }, 'the audit trail was verified')
  return found
}

type Reached = Pick<Anchor, 'seq' | 'mac'>

/** What the days that were dropped ended with. */
async function beginningOf(trx: Db): Promise<Reached> {
  const dropped = await trx
    .selectFrom('audit_dropped')
    .select(['last_seq as seq', 'last_mac as mac'])
    .orderBy('last_seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return dropped ?? { seq: 0, mac: '0'.repeat(64) }
}

/** The last entry before the fault; it was verified just now, so what stands there is what was written. */
async function lastBefore(trx: Db, { seq }: Finding, start: Reached): Promise<Reached> {
  const row = await trx
    .selectFrom('audit')
    .select(['seq', 'mac'])
    .where('seq', '>', start.seq)
    .where('seq', '<', seq ?? 0)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? start
}

const faultSince = async (db: Db): Promise<Date | null> =>
  (await db.selectFrom('audit_state').select('fault_since').executeTakeFirstOrThrow()).fault_since

async function readAnchors(path: string): Promise<Anchor[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Anchor)
}
