import { fansOut } from 'shared/feed/connector/fill-address.ts'
import { type KeptFeed, mappedFormat } from 'shared/feed/feed.ts'
import type { MeasureId } from 'shared/feed/measure.ts'
import type { Db } from '../../db/open.ts'
import { makeUnitsDue } from '../make-due.ts'
import type { StoredConnector } from './connector-store.ts'

type Kept = Pick<StoredConnector, 'id' | 'definition'>

/** A connector as the collector takes it: a feed like every other. */
export function feedOf({ id, definition }: Kept, measures: readonly MeasureId[]): KeptFeed {
  const { name, subsystem, dataset, asked, schedule, historyFrom, backfillDays, recheckDays, lagHours } = definition
  const { url, deadlineMs, maxBytes } = asked
  const often = { schedule, historyFrom, backfillDays, recheckDays, lagHours }
  const fanOut = fansOut(definition) ? { perMinute: asked.perMinute } : null
  return { id, subsystem, dataset, name, format: mappedFormat, measures, fanOut, url, deadlineMs, maxBytes, ...often }
}

/** The feed that brings a dataset now, other than this one. */
export async function readBringing(db: Db, dataset: string, besides: string): Promise<KeptFeed | null> {
  const row = await db
    .selectFrom('feed')
    .innerJoin('feed_progress', 'feed_progress.feed', 'feed.id')
    .select('definition')
    .where('dataset', '=', dataset)
    .where('feed.id', '<>', besides)
    .where('paused_for', 'is', null)
    .orderBy('feed.id')
    .executeTakeFirst()
  return row?.definition ?? null
}

/** Asked from now on, in the place of whoever brought the dataset before. Its history is asked for from the beginning. */
export async function switchOn(trx: Db, connector: Kept, measures: readonly MeasureId[], now: Date): Promise<void> {
  const { id } = connector
  await keepFeed(trx, connector, measures)
  await trx
    .insertInto('feed_progress')
    .values({ feed: id, due_at: now })
    .onConflict((conflict) => conflict.column('feed').doUpdateSet({ due_at: now, failures: 0, paused_for: null }))
    .execute()
  await makeUnitsDue(trx, [id], now)
  await trx
    .updateTable('feed_progress')
    .set({ paused_for: id, leased_by: null, leased_until: null })
    .where('paused_for', 'is', null)
    .where('feed', '<>', id)
    .where('feed', 'in', (eb) => eb.selectFrom('feed').select('id').where('dataset', '=', connector.definition.dataset))
    .execute()
  await trx.updateTable('connector').set({ enabled: true }).where('id', '=', id).execute()
}

/** Not asked any more; whom it took the place of is asked again at once. What it has brought stays. */
export async function switchOff(trx: Db, id: string, now: Date): Promise<void> {
  await trx
    .updateTable('feed_progress')
    .set({ paused_for: null, due_at: now, failures: 0 })
    .where('paused_for', '=', id)
    .where('feed', '<>', id)
    .execute()
  await trx
    .updateTable('feed_progress')
    .set({ paused_for: id, leased_by: null, leased_until: null })
    .where('feed', '=', id)
    .execute()
  await trx.updateTable('connector').set({ enabled: false }).where('id', '=', id).execute()
}

/** After a new version: the feed is asked anew by it, from the beginning where its history begins earlier than before. */
export async function refeed(trx: Db, connector: Kept, measures: readonly MeasureId[], now: Date): Promise<void> {
  const known = await trx
    .selectFrom('feed')
    .select('definition')
    .where('id', '=', connector.id)
    .forUpdate()
    .executeTakeFirst()
  if (!known) return
  await keepFeed(trx, connector, measures)
  const earlier = connector.definition.historyFrom < known.definition.historyFrom
  await trx
    .updateTable('feed_progress')
    // Whoever is asking by the version before loses the claim: its answer is not kept.
    .set({ due_at: now, failures: 0, leased_by: null, leased_until: null, ...(earlier && { caught_up_to: null }) })
    .where('feed', '=', connector.id)
    .execute()
  await trx
    .updateTable('feed_unit')
    .set({ due_at: now, failures: 0, ...(earlier && { caught_up_to: null }) })
    .where('feed', '=', connector.id)
    .execute()
}

async function keepFeed(trx: Db, connector: Kept, measures: readonly MeasureId[]): Promise<void> {
  const feed = feedOf(connector, measures)
  const row = { subsystem: feed.subsystem, definition: JSON.stringify(feed) }
  await trx
    .insertInto('feed')
    .values({ id: feed.id, dataset: feed.dataset, format: feed.format, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}
