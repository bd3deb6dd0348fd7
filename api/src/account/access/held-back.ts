import { sql } from 'kysely'
import type { Db } from '../../db/open.ts'

/**
 * How many records wait for an officer's decision is part of every figure, alike for everybody who reads figures or the
 * calendar of a feed: an answer that left them out for some would be another number, and answers are kept by their
 * address alone. Which records they are stays behind `quarantine.read`, so this holds until the end of the transaction
 * and no further; for whoever reads neither, nothing changes.
 */
export async function countHeldBack(trx: Db): Promise<void> {
  if (!trx.isTransaction) throw new Error('What is held back is counted in a transaction, or it would stay in sight.')
  await sql`
    select set_config('app.all', granted || ',quarantine.read', true)
    from (select current_setting('app.all', true) as granted) now
    where string_to_array(granted, ',') && array['figure.read', 'feed.read']`.execute(trx)
}
