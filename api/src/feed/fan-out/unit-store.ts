import { sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { UnitLife } from 'shared/unit/unit-change.ts'
import type { UnitCode } from 'shared/unit/unit.ts'
import type { Db } from '../../db/open.ts'
import type { CollectionError } from '../../db/collection-error.ts'
import { owes } from '../read/gather.ts'
import type { Question } from '../read-question.ts'

/** How far one unit of a source has got whose units have an address each. */
export interface AskedUnit {
  unit: UnitCode
  life: UnitLife | undefined
  caughtUpTo: Day | null
  askedUpTo: Day | null
  failures: number
  lastAttemptAt: Date | null
  /** Null while it has never been asked. */
  dueAt: Date | null
}

/** Those an address is asked of, in the order of their codes. */
export const owingUnits = ({ units, scope }: Pick<Question, 'units' | 'scope'>): UnitCode[] =>
  [...units]
    .filter(([, kind]) => owes(kind, scope))
    .map(([code]) => code)
    .sort()

/** Every unit that owes what the dataset holds, those that ended included, in the order of their codes. */
export async function readAskedUnits(
  db: Db,
  feed: string,
  question: Pick<Question, 'units' | 'lives' | 'scope'>,
): Promise<AskedUnit[]> {
  const rows = await db.selectFrom('feed_unit').selectAll().where('feed', '=', feed).execute()
  const known = new Map(rows.map((row) => [row.unit, row]))
  return owingUnits(question).map((unit) => {
    const row = known.get(unit)
    return {
      unit,
      life: question.lives.get(unit),
      caughtUpTo: row?.caught_up_to ?? null,
      askedUpTo: row?.asked_up_to ?? null,
      failures: row?.failures ?? 0,
      lastAttemptAt: row?.last_attempt_at ?? null,
      dueAt: row?.due_at ?? null,
    }
  })
}

export interface UnitAnswered {
  caughtUpTo: Day
  askedUpTo: Day
  at: Date
  dueAt: Date
}

export async function keepUnitAnswered(
  trx: Db,
  feed: string,
  unit: UnitCode,
  { caughtUpTo, askedUpTo, at, dueAt }: UnitAnswered,
): Promise<void> {
  await sql`
    insert into feed_unit as known (feed, unit, due_at, caught_up_to, asked_up_to, failures, last_attempt_at, last_success_at)
    values (${feed}, ${unit}, ${dueAt}, ${caughtUpTo}, ${askedUpTo}, 0, ${at}, ${at})
    on conflict (feed, unit) do update set due_at = excluded.due_at, caught_up_to = excluded.caught_up_to,
      asked_up_to = greatest(known.asked_up_to, excluded.asked_up_to), failures = 0, last_attempt_at = excluded.last_attempt_at,
      last_success_at = excluded.last_success_at, last_error = null`.execute(trx)
}

export async function keepUnitFailed(
  trx: Db,
  feed: string,
  unit: UnitCode,
  { failures, error, at, dueAt }: { failures: number; error: CollectionError; at: Date; dueAt: Date },
): Promise<void> {
  const row = { due_at: dueAt, failures, last_attempt_at: at, last_error: JSON.stringify(error) }
  await trx
    .insertInto('feed_unit')
    .values({ feed, unit, ...row })
    .onConflict((conflict) => conflict.columns(['feed', 'unit']).doUpdateSet(row))
    .execute()
}
