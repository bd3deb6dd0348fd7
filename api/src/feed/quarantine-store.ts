import { sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { Db } from '../db/open.ts'
import type { ClosedDays, Decided } from './hold-back.ts'
import type { Settled, Waiting } from './settle-quarantine.ts'

export async function readWaiting(db: Db, dataset: string, from: Day, to: Day): Promise<Waiting[]> {
  return db
    .selectFrom('quarantine')
    .select(['collection', 'unit', 'day', 'rule', 'counts'])
    .where('state', '=', 'waiting')
    .where('dataset', '=', dataset)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
}

/** What was decided on of these days. */
export async function readDecided(db: Db, dataset: string, from: Day, to: Day): Promise<Decided[]> {
  return db
    .selectFrom('quarantine')
    .select(['unit', 'day', 'rule', 'counts'])
    .where('state', 'in', ['released', 'refused'])
    .where('dataset', '=', dataset)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .execute()
}

/** The closed stretches among these days. */
export async function readClosedDays(db: Db, from: Day, to: Day): Promise<ClosedDays[]> {
  return db
    .selectFrom('period_closing')
    .select(['from_day as from', 'to_day as to'])
    .where('reopened_at', 'is', null)
    .where('from_day', '<=', to)
    .where('to_day', '>=', from)
    .execute()
}

/** At `at`, what is settled stops waiting and what begins to wait begins. */
export async function keepSettled(
  trx: Db,
  collection: number,
  dataset: string,
  settled: Settled,
  at: Date,
): Promise<void> {
  if (settled.superseded.length > 0) {
    const rows = JSON.stringify(
      settled.superseded.map(({ collection: id, unit, day }) => ({ collection: id, unit, day })),
    )
    await sql`
      update quarantine q set state = 'superseded', settled_at = ${at} from jsonb_populate_recordset(null::quarantine, ${rows}::jsonb) old
      where q.collection = old.collection and q.unit = old.unit and q.day = old.day`.execute(trx)
  }
  if (settled.waiting.length > 0) {
    const rows = JSON.stringify(
      settled.waiting.map(({ unit, day, rule, pointer, counts, validation, doubt }) => {
        return { unit, day, rule, pointer, counts, validation, doubt }
      }),
    )
    await sql`
      insert into quarantine (collection, dataset, unit, day, rule, pointer, counts, validation, doubt)
      select ${collection}, ${dataset}, unit, day, rule, pointer, counts, validation, doubt
      from jsonb_populate_recordset(null::quarantine, ${rows}::jsonb)`.execute(trx)
  }
}
