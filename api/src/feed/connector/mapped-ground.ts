import type { MeasureId } from 'shared/feed/measure.ts'
import type { Asking } from 'shared/feed/next-ask.ts'
import type { Db } from '../../db/open.ts'
import { readChanges } from '../../unit/change/read-changes.ts'
import { rulesOf } from '../read/format-rules.ts'
import { unitDaysBy } from '../read/unit-days.ts'
import type { MappedGround } from './read-mapped.ts'

export async function readMappedGround(
  db: Db,
  dataset: string,
  { from, to, unit }: Pick<Asking, 'from' | 'to'> & { unit?: string | undefined },
): Promise<MappedGround> {
  const units = await db.selectFrom('unit').select(['code', 'name', 'kind']).orderBy('code').execute()
  const { scope } = await db.selectFrom('dataset').select('scope').where('id', '=', dataset).executeTakeFirstOrThrow()
  const measures = await readMeasures(db, dataset)
  const lives = [...unitDaysBy(await readChanges(db))]
  return { units, lives, scope, from, to, ...(unit !== undefined && { unit }), measures, rules: rulesOf(measures) }
}

export async function readMeasures(db: Db, dataset: string): Promise<MeasureId[]> {
  const rows = await db.selectFrom('measure').select('id').where('dataset', '=', dataset).orderBy('id').execute()
  return rows.map(({ id }) => id)
}
