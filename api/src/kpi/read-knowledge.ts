import { addDays, instantOf, isDay } from 'shared/day.ts'
import type { Knowledge } from 'shared/kpi/value-contract.ts'
import type { Db } from '../db/open.ts'

/** The instant an `asOf` means: a day means the end of it in Vietnam. */
export const instantAsked = (asOf: string): Date =>
  isDay(asOf) ? new Date(instantOf(addDays(asOf, 1)).getTime() - 1) : new Date(asOf)

/** Which state of the ledger is asked for: the newest, or the newest recorded by an instant. Versions are recorded in order. */
export async function readKnowledge(db: Db, asOf: string | undefined): Promise<Knowledge> {
  if (asOf === undefined) {
    const newest = await db.selectFrom('ledger_version').select(['version', 'recorded_at']).executeTakeFirstOrThrow()
    return {
      version: newest.version,
      recordedAt: newest.version === 0 ? null : newest.recorded_at.toISOString(),
      asOf: null,
    }
  }
  const instant = instantAsked(asOf)
  const found = await db
    .selectFrom('collection')
    .select(['version', 'recorded_at'])
    .where('version', 'is not', null)
    .where('recorded_at', '<=', instant)
    .orderBy('recorded_at', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return {
    version: found?.version ?? 0,
    recordedAt: found?.recorded_at?.toISOString() ?? null,
    asOf: instant.toISOString(),
  }
}
