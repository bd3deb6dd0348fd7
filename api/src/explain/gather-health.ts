import { sql } from 'kysely'
import type { DatasetHealth } from 'shared/explain/health-contract.ts'
import type { Locale } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import { readFeedStatus } from '../feed/read-feed-status.ts'
import { readCounts, type Span } from '../kpi/read-counts.ts'
import { type Ground, reachOf } from '../kpi/read-ground.ts'
import { termsOf } from '../kpi/read-later.ts'
import { membersOf } from '../kpi/sum-rows.ts'

/** Every dataset that anything is reported of; the KPI owed as often and by as many as the dataset stands for it. */
export async function gatherHealth(
  db: Db,
  ground: Ground,
  span: Span,
  { now, locale }: { now: Date; locale: Locale },
): Promise<DatasetHealth[]> {
  const leads = ground.leads.flatMap((lead) => {
    const kpi = ground.kpis.find(({ id }) => id === lead.id)
    return kpi ? [{ ...lead, measure: termsOf(kpi)[0] ?? '' }] : []
  })
  const asked = { kpis: leads.map(({ id }) => id), units: null, spans: [{ from: span.from, to: span.to }] }
  const counts = Map.groupBy(await readCounts(db, asked, reachOf(ground)), ({ kpi }) => kpi)
  const moves = await readMoves(db, leads, span)
  const status = await readFeedStatus(db, now, locale, { calendar: ground.calendar })
  return leads.map(({ id, dataset, name, measure, ...lead }) => {
    const members = new Set(membersOf(lead, ground.everyone))
    const rows = (counts.get(id) ?? []).filter(({ unit }) => members.has(unit))
    const sum = (side: 'expected' | 'reported') => rows.reduce((total, row) => total + row[side], 0)
    const moved = moves.get(measure) ?? { first: 0, corrected: 0, held: 0 }
    const reported = sum('reported')
    return {
      dataset,
      name,
      feeds: status
        .filter((feed) => feed.dataset === dataset)
        .map(({ id: feed, name: called, state, caughtUpTo, dueTo, daysBehind, lagHours }) => {
          return { id: feed, name: called, state, caughtUpTo, dueTo, daysBehind, lagHours }
        }),
      expected: sum('expected'),
      reported,
      // Reports of units or days that owe none are no part of either.
      onTime: Math.min(moved.first, reported),
      corrected: moved.corrected,
      held: moved.held,
      owing: rows.filter((row) => row.expected > row.reported).length,
    }
  })
}

interface Moved {
  first: number
  corrected: number
  held: number
}

/** By the lead measure of a dataset: its first reports in time, all its corrections, all that waits. */
async function readMoves(
  db: Db,
  leads: readonly { dataset: string; measure: string }[],
  { from, to }: Span,
): Promise<Map<string, Moved>> {
  const { rows } = await sql<Moved & { measure: string }>`
    select lead.measure,
      (select coalesce(sum(b.reported), 0)::int from batch_sum b
        where b.measure = lead.measure and b.day between ${from}::date and ${to}::date and b.reason = 'first') as first,
      (select coalesce(sum(b.figures), 0)::int from batch_sum b join measure m on m.id = b.measure
        where m.dataset = lead.dataset and b.day between ${from}::date and ${to}::date and b.reason in ('correction', 'reversal')) as corrected,
      (select count(*)::int from quarantine q
        where q.dataset = lead.dataset and q.state = 'waiting' and q.day between ${from}::date and ${to}::date) as held
    from unnest(${leads.map(({ dataset }) => dataset)}::text[], ${leads.map(({ measure }) => measure)}::text[]) lead (dataset, measure)`.execute(
    db,
  )
  return new Map(rows.map(({ measure, ...moved }) => [measure, moved]))
}
