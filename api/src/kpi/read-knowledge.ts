import { addDays, dayOf, instantOf, isDay } from 'shared/day.ts'
import type { Knowledge } from 'shared/kpi/value-contract.ts'
import { kpiSays } from 'shared/messages/kpi-answer.ts'
import type { Db } from '../db/open.ts'
import { badRequest } from '../http/refusal.ts'
import type { Ground } from './read-ground.ts'

/** The instant an `asOf` means: a day means the end of it in Vietnam. */
export const instantAsked = (asOf: string): Date =>
  isDay(asOf) ? new Date(instantOf(addDays(asOf, 1)).getTime() - 1) : new Date(asOf)

/**
 * Which state of the ledger is asked for: the newest, or the newest recorded by an instant. Versions are recorded in order.
 * A day that is not over yet means up to now; what is ahead is known to nobody and refused.
 */
export async function readKnowledge(
  db: Db,
  { newest }: Pick<Ground, 'newest'>,
  asOf: string | undefined,
  now: Date,
): Promise<Knowledge> {
  if (asOf === undefined)
    return {
      version: newest.version,
      recordedAt: newest.version === 0 ? null : newest.recordedAt.toISOString(),
      asOf: null,
    }
  const asked = instantAsked(asOf)
  if (isDay(asOf) ? asOf > dayOf(now) : asked > now) throw badRequest({ at: 'query.asOf', detail: kpiSays.asOfAhead })
  const instant = asked > now ? now : asked
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
