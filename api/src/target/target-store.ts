import type { Instrument } from 'shared/kpi/kpi.ts'
import { stepOf, type TargetPlan } from 'shared/kpi/target-plan.ts'
import type { NewTargetPlan, UnitGroup } from 'shared/target/target-contract.ts'
import { inOrder } from 'shared/target-plans-of.ts'
import type { Db } from '../db/open.ts'

interface Signed {
  by: string | null
  at: Date
}

export async function listInstruments(db: Db): Promise<Instrument[]> {
  const rows = await db.selectFrom('instrument').select('definition').orderBy('id').execute()
  return rows.map(({ definition }) => definition)
}

/** Adds a plan; those before it stay as they are. */
export async function keepPlan(trx: Db, given: NewTargetPlan, { by, at }: Signed): Promise<TargetPlan> {
  const { kpi, level, key, basis, reason } = given
  const steps = inOrder(given.steps).map(stepOf)
  const { id } = await trx
    .insertInto('target_plan')
    .values({
      kpi,
      level,
      key,
      basis,
      reason,
      steps: JSON.stringify(steps),
      source: 'officer',
      recorded_at: at,
      recorded_by: by,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, kpi, level, key, steps, basis, reason, source: 'officer', recordedAt: at.toISOString() }
}

export async function keepGroup(
  trx: Db,
  { id, version, name, units }: Omit<UnitGroup, 'recordedAt'>,
  { by, at }: Signed,
): Promise<UnitGroup> {
  await trx.insertInto('unit_group').values({ id, version, name, units, recorded_at: at, recorded_by: by }).execute()
  return { id, version, name, units, recordedAt: at.toISOString() }
}
