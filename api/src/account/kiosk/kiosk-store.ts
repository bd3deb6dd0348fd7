import type { Selectable } from 'kysely'
import { type Kiosk, kioskLife } from 'shared/account/kiosk-contract.ts'
import type { Db } from '../../db/open.ts'
import type { Tables } from '../../db/tables.ts'

type Row = Selectable<Tables['kiosk']>
type Told = Omit<Row, 'link_hash' | 'token_hash' | 'created_by' | 'ended_by'>

const dayMs = 86_400_000
const hourMs = 3_600_000

const told = [
  'id',
  'name',
  'link_expires_at',
  'created_at',
  'expires_at',
  'bound_at',
  'seen_at',
  'ended_at',
] as const satisfies (keyof Told)[]

export async function listKiosks(db: Db, now: Date): Promise<Kiosk[]> {
  const rows = await db
    .selectFrom('kiosk')
    .select(told)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(1_000)
    .execute()
  return rows.map((row) => sayKiosk(row, now))
}

export interface NewKiosk {
  name: string
  days: number
  by: string | null
  linkHash: Buffer
}

export async function insertKiosk(db: Db, { name, days, by, linkHash }: NewKiosk, now: Date): Promise<Kiosk> {
  const row = await db
    .insertInto('kiosk')
    .values({
      name,
      link_hash: linkHash,
      link_expires_at: new Date(now.getTime() + kioskLife.linkHours * hourMs),
      token_hash: null,
      created_at: now,
      created_by: by,
      expires_at: new Date(now.getTime() + days * dayMs),
      bound_at: null,
      seen_at: null,
      ended_at: null,
      ended_by: null,
    })
    .returning(told)
    .executeTakeFirstOrThrow()
  return sayKiosk(row, now)
}

/** One statement: of two browsers that open one link at the same moment, one becomes the display. */
export function bindByLink(
  db: Db,
  { linkHash, tokenHash, now }: { linkHash: Buffer; tokenHash: Buffer; now: Date },
): Promise<{ id: string; name: string; expiresAt: Date } | undefined> {
  return db
    .updateTable('kiosk')
    .set({ token_hash: tokenHash, bound_at: now, seen_at: now })
    .where('link_hash', '=', linkHash)
    .where('bound_at', 'is', null)
    .where('ended_at', 'is', null)
    .where('link_expires_at', '>', now)
    .where('expires_at', '>', now)
    .returning(['id', 'name', 'expires_at as expiresAt'])
    .executeTakeFirst()
}

export interface ShowingKiosk {
  id: string
  name: string
  boundAt: Date
  seenAt: Date
  expiresAt: Date
}

/** The display a browser is, while it may be one. */
export async function findShowing(db: Db, tokenHash: Buffer, now: Date): Promise<ShowingKiosk | undefined> {
  const row = await db
    .selectFrom('kiosk')
    .select(['id', 'name', 'bound_at', 'seen_at', 'expires_at as expiresAt'])
    .where('token_hash', '=', tokenHash)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (!row?.bound_at) return undefined
  return {
    id: row.id,
    name: row.name,
    boundAt: row.bound_at,
    seenAt: row.seen_at ?? row.bound_at,
    expiresAt: row.expiresAt,
  }
}

export async function markKioskSeen(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('kiosk').set({ seen_at: now }).where('id', '=', id).where('seen_at', '<', now).execute()
}

export type EndKioskOutcome =
  | { kind: 'ended'; before: Kiosk; kiosk: Kiosk }
  | { kind: 'no-such' }
  | { kind: 'ended-before' }

/** Its browser shows nothing from the next request on. */
export async function endKioskRow(
  trx: Db,
  { id, by, now }: { id: string; by: string | null; now: Date },
): Promise<EndKioskOutcome> {
  const before = await trx.selectFrom('kiosk').select(told).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!before) return { kind: 'no-such' }
  if (before.ended_at) return { kind: 'ended-before' }
  const after = await trx
    .updateTable('kiosk')
    .set({ ended_at: now, ended_by: by })
    .where('id', '=', id)
    .returning(told)
    .executeTakeFirstOrThrow()
  return { kind: 'ended', before: sayKiosk(before, now), kiosk: sayKiosk(after, now) }
}

const sayKiosk = (row: Told, now: Date): Kiosk => ({
  id: row.id,
  name: row.name,
  state: kioskState(row, now),
  createdAt: row.created_at.toISOString(),
  linkExpiresAt: row.link_expires_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
  boundAt: row.bound_at?.toISOString() ?? null,
  seenAt: row.seen_at?.toISOString() ?? null,
  endedAt: row.ended_at?.toISOString() ?? null,
})

function kioskState(row: Told, now: Date): Kiosk['state'] {
  if (row.ended_at) return 'ended'
  if (row.expires_at <= now) return 'expired'
  if (row.bound_at) return 'showing'
  return row.link_expires_at <= now ? 'missed' : 'waiting'
}
