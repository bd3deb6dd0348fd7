import { sql } from 'kysely'
import { dayOf, instantOf } from 'shared/day.ts'
import { addRollup, emptyRollup, type Rollup } from 'shared/probe/rollup.ts'
import type { Db } from '../../db/open.ts'
import { decodeRollups, encodeRollups } from './rollup-code.ts'
import { array } from './standing-store.ts'

const hourMs = 3_600_000

/** Works out the rollups of the day in Vietnam in which an instant lies, from its hours; the same hours, the same day. */
export async function rollDay(trx: Db, instant: Date): Promise<void> {
  const day = dayOf(instant)
  const first = instantOf(day).getTime() / hourMs
  const hours = await trx
    .selectFrom('roll_hour')
    .select(['connection', 'body'])
    .where('hour', '>=', first)
    .where('hour', '<', first + 24)
    .execute()
  const days = new Map<number, Rollup>()
  for (const { connection, body } of hours) {
    const sum = days.get(connection) ?? emptyRollup()
    for (const rollup of decodeRollups(body)) addRollup(sum, rollup)
    days.set(connection, sum)
  }
  await sql`
    insert into roll_day (connection, day, body)
    select connection, ${day}, body from unnest(${array([...days.keys()])}::int[],
      ${[...days.values()].map((rollup) => encodeRollups([rollup]))}::bytea[]) as r (connection, body)
    on conflict (connection, day) do update set body = excluded.body where roll_day.body <> excluded.body`.execute(trx)
}
