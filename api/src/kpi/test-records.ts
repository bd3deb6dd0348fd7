import { type Insertable, sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { Db } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import { markDays } from '../feed/ledger.ts'
import { moveSums } from './move-sums.ts'
import { historyFrom, measuresOf } from './test-province.ts'

/** Takes back everything that was kept; quicker than another database. The ledger's guard is asked to look away. */
export async function forgetRecords(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql`truncate delta, batch_sum, ledger_day, kpi_sum, kpi_year_sum, kpi_horizon, quarantine, reject, validation_warning, collection`.execute(
      trx,
    )
    await sql`update ledger_version set version = 0, recorded_at = '-infinity'`.execute(trx)
  })
}

export interface TestRecord {
  unit: string
  day: Day
  /** In the order of the dataset's measures; null takes the whole record back. */
  counts: number[] | null
}

/**
 * Appends what a collection of these records would append, and moves the sums; answers the new version. Every other time
 * the sums are moved by what is coming before it is in the ledger, as a collection does it, else by the ledger alone.
 */
export async function keepRecords(
  db: Db,
  dataset: string,
  records: readonly TestRecord[],
  recordedAt: Date,
  allUnits = false,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { version } = await trx
      .updateTable('ledger_version')
      .set(({ eb }) => ({ version: eb('version', '+', 1), recorded_at: recordedAt }))
      .returning('version')
      .executeTakeFirstOrThrow()
    const rows: Insertable<Tables['delta']>[] = []
    // As feeds that come at different times would: the first report of one unit is late, of another it is not.
    const first = version % 3 === 0 ? 'late' : 'first'
    for (const { unit, day, counts } of records) {
      for (const [place, measure] of measuresOf(dataset).entries()) {
        const before = await trx
          .selectFrom('delta')
          .select([
            sql<number>`coalesce(sum(delta), 0)::bigint`.as('value'),
            sql<number>`coalesce(sum(reported), 0)::int`.as('reported'),
          ])
          .where('measure', '=', measure)
          .where('day', '=', day)
          .where('unit', '=', unit)
          .executeTakeFirstOrThrow()
        const delta = (counts?.[place] ?? 0) - before.value
        const reported = (counts ? 1 : 0) - before.reported
        if (delta === 0 && reported === 0) continue
        rows.push({
          measure,
          day,
          unit,
          delta,
          reported,
          version,
          reason: counts ? (before.reported === 1 ? 'correction' : first) : 'reversal',
          collection: version,
          pointer: null,
        })
      }
    }
    await trx
      .insertInto('collection')
      .values({
        feed: dataset,
        asked_from: historyFrom,
        asked_to: historyFrom,
        asked_at: recordedAt,
        took_ms: 1,
        outcome: 'kept',
        error: null,
        payload: null,
        version,
        recorded_at: recordedAt,
      })
      .execute()
    const days = records.map(({ day }) => day).sort()
    const [from, to] = [days[0], days.at(-1)]
    const append = async () => {
      if (rows.length === 0) return
      await trx.insertInto('delta').values(rows).execute()
      await markDays(trx, dataset, version, rows)
    }
    const coming = (measure: string) => rows.filter((row) => row.measure === measure)
    const before = version % 2 === 0
    if (!before) await append()
    if (from && to) {
      const own = allUnits ? null : [...new Set(records.map(({ unit }) => unit))]
      await moveSums(trx, { dataset, units: own, from, to, ...(before && { coming }) })
    }
    if (before) await append()
    return version
  })
}
