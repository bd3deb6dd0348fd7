import { type Selectable, sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { KeptUnitChange } from 'shared/succession/change-contract.ts'
import type { NewUnitChange } from 'shared/unit/unit-change.ts'
import type { Db } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'

export async function listChanges(db: Db): Promise<KeptUnitChange[]> {
  const rows = await db
    .selectFrom('unit_change')
    .selectAll()
    .orderBy('day', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute()
  return rows.map(keptOf)
}

/** Under lock, since it is about to be decided. */
export async function findChange(trx: Db, id: string): Promise<KeptUnitChange | null> {
  const row = await trx.selectFrom('unit_change').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row ? keptOf(row) : null
}

export async function insertChange(
  trx: Db,
  change: NewUnitChange,
  made: { basis: string; reason: string; by: string; at: Date },
): Promise<KeptUnitChange> {
  const row = await trx
    .insertInto('unit_change')
    .values({
      kind: change.kind,
      day: change.day,
      definition: JSON.stringify(change),
      basis: made.basis,
      reason: made.reason,
      recorded_at: made.at,
      recorded_by: made.by,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  return keptOf(row)
}

export async function keepDecision(
  trx: Db,
  id: string,
  decided: { state: 'confirmed' | 'withdrawn'; reason: string; by: string; at: Date },
): Promise<KeptUnitChange> {
  const row = await trx
    .updateTable('unit_change')
    .set({ state: decided.state, decided_at: decided.at, decided_by: decided.by, decided_reason: decided.reason })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return keptOf(row)
}

/** One person asks to take back what was confirmed. */
export async function askWithdrawal(
  trx: Db,
  id: string,
  { reason, by, at }: { reason: string; by: string; at: Date },
): Promise<KeptUnitChange> {
  const row = await trx
    .updateTable('unit_change')
    .set({ withdrawal_at: at, withdrawal_by: by, withdrawal_reason: reason })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return keptOf(row)
}

/** Another agrees: it is as if it had not been confirmed, and the units it was to make are none. */
export async function withdrawConfirmed(
  trx: Db,
  id: string,
  { by, at }: { by: string; at: Date },
): Promise<KeptUnitChange> {
  await trx.deleteFrom('unit').where('made_by', '=', id).execute()
  const row = await trx
    .updateTable('unit_change')
    .set({ state: 'withdrawn', withdrawn_at: at, withdrawn_by: by })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  return keptOf(row)
}

/** Units a change is to make for which somebody has an account or a key already. */
export async function unitsInUse(trx: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ unit: string }>`
    select code as unit from unit u where made_by = ${id}
      and (exists (select from account_user a where a.unit = u.code) or exists (select from api_key k where k.unit = u.code))
    order by code`.execute(trx)
  return rows.map(({ unit }) => unit)
}

/** Units that come into being stand in the register from the moment the change is certain. */
export async function insertMade(trx: Db, id: string, { made }: NewUnitChange): Promise<void> {
  if (made.length === 0) return
  await trx
    .insertInto('unit')
    .values(
      made.map(({ code, name, kind, formerProvince, tile, areaKm2, lat, lon }) => ({
        code,
        name,
        kind,
        former_province: formerProvince,
        tile,
        area_km2: areaKm2,
        lat,
        lon,
        made_by: id,
      })),
    )
    // One that is only called otherwise stands there under its first name.
    .onConflict((conflict) => conflict.column('code').doNothing())
    .execute()
}

/** The newest day from `day` on for which the ledger, or the quarantine, has a figure of a unit. */
export async function newestFigures(db: Db, units: readonly string[], day: Day): Promise<{ unit: string; day: Day }[]> {
  if (units.length === 0) return []
  const { rows } = await sql<{ unit: string; day: Day }>`
    select unit, max(day) as day from (
      select d.unit, d.day from measure m
      cross join lateral (
        select unit, day from delta
        where measure = m.id and day >= ${day}::date and unit = any(${units}::text[])
        group by unit, day having sum(reported) > 0
      ) d
      union all
      select unit, day from quarantine where state = 'waiting' and day >= ${day}::date and unit = any(${units}::text[])
    ) known group by unit order by unit`.execute(db)
  return rows
}

const keptOf = (row: Selectable<Tables['unit_change']>): KeptUnitChange => ({
  ...row.definition,
  id: row.id,
  basis: row.basis,
  reason: row.reason,
  state: row.state,
  recordedAt: row.recorded_at.toISOString(),
  recordedBy: row.recorded_by,
  decidedAt: row.decided_at?.toISOString() ?? null,
  decidedBy: row.decided_by,
  decidedReason: row.decided_reason,
  withdrawal:
    row.withdrawal_at === null
      ? null
      : {
          reason: row.withdrawal_reason!,
          askedAt: row.withdrawal_at.toISOString(),
          askedBy: row.withdrawal_by!,
          agreedAt: row.withdrawn_at?.toISOString() ?? null,
          agreedBy: row.withdrawn_by,
        },
})
