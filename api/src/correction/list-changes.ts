import { sql } from 'kysely'
import type { LedgerChange } from 'shared/correction/correction-contract.ts'
import type { Feed } from 'shared/feed/feed.ts'
import type { Db } from '../db/open.ts'

const atOnce = 50

/** Batches that moved what had been reported, the newest first: everything but first reports in time. */
export async function listChanges(
  db: Db,
  { since, before }: { since: Date | null; before: number | null },
): Promise<{ changes: LedgerChange[]; more: number | null }> {
  const { rows } = await changesStatement(since, before).execute(db)
  const changes = rows.slice(0, atOnce).map(({ recordedAt, feed, definition, ...change }) => ({
    ...change,
    recordedAt: recordedAt.toISOString(),
    feed: feed === null || definition === null ? null : { id: feed, name: definition.name },
  }))
  return { changes, more: rows.length > atOnce ? (changes.at(-1)?.version ?? null) : null }
}

type Row = Omit<LedgerChange, 'recordedAt' | 'feed'> & {
  recordedAt: Date
  feed: string | null
  definition: Feed | null
}

export const changesStatement = (since: Date | null, before: number | null) => sql<Row>`
select c.id as collection, c.version, c.recorded_at as "recordedAt", c.feed, f.definition, m.dataset,
  array_agg(distinct b.reason) as reasons, min(b.day) as "from", max(b.day) as "to", sum(b.figures)::int as figures, count(distinct b.day)::int as days,
  (select min(t.kpi) from kpi_term t join kpi k on k.id = t.kpi where t.measure = any(array_agg(distinct b.measure))
    and k.definition ->> 'headline' is not null) as kpi
from collection c join batch_sum b on b.collection = c.id and b.reason <> 'first' join measure m on m.id = b.measure left join feed f on f.id = c.feed
where c.version is not null and (${since}::timestamptz is null or c.recorded_at > ${since}::timestamptz) and (${before}::bigint is null or c.version < ${before}::bigint)
  and c.id in (
    select id from collection where version is not null and (${before}::bigint is null or version < ${before}::bigint)
      and exists (select from batch_sum s where s.collection = collection.id and s.reason <> 'first')
    order by version desc limit ${atOnce + 1}
  )
group by c.id, c.version, c.recorded_at, c.feed, f.definition, m.dataset
order by c.version desc`
