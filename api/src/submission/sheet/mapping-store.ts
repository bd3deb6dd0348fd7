import { createHash } from 'node:crypto'
import { type SheetMapping, sheetMappingSchema } from 'shared/submission/sheet.ts'
import type { Db } from '../../db/open.ts'

/** What a table is known by: what stands above its columns. */
export const headerOf = (labels: readonly string[]): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(labels.map((label) => label.toLowerCase())))
    .digest()

interface Remembering {
  actor: string
  dataset: string
  labels: readonly string[]
}

/** What somebody said of a table with this header the last time. */
export async function recallMapping(system: Db, { actor, dataset, labels }: Remembering): Promise<SheetMapping | null> {
  const row = await system
    .selectFrom('sheet_mapping')
    .select('mapping')
    .where('actor', '=', actor)
    .where('dataset', '=', dataset)
    .where('header', '=', headerOf(labels))
    .executeTakeFirst()
  // One of an older version of the program may say it in other words.
  const read = sheetMappingSchema.safeParse(row?.mapping)
  return read.success ? read.data : null
}

export async function rememberMapping(
  system: Db,
  { actor, dataset, labels }: Remembering,
  mapping: SheetMapping,
  now: Date,
): Promise<void> {
  const said = { mapping: JSON.stringify(mapping), used_at: now }
  await system
    .insertInto('sheet_mapping')
    .values({ actor, dataset, header: headerOf(labels), ...said })
    .onConflict((conflict) => conflict.columns(['actor', 'dataset', 'header']).doUpdateSet(said))
    .execute()
}
