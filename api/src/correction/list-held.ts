import { sql } from 'kysely'
import type { HeldRecord, QuarantineState } from 'shared/correction/quarantine-contract.ts'
import { dayOf } from 'shared/day.ts'
import type { Feed, QuarantineRule } from 'shared/feed/feed.ts'
import type { Doubt } from 'shared/feed/validation/judge-counts.ts'
import { measuresOfTest } from 'shared/feed/validation/validation-rule.ts'
import type { Text } from 'shared/text.ts'
import { makeWorkCalendar, type WorkCalendar } from 'shared/workday.ts'
import type { Db } from '../db/open.ts'
import { doubtedMeasures, ruleIdOf } from '../feed/doubted-measures.ts'
import { readClosedDays } from '../feed/quarantine-store.ts'
import { listRules } from '../feed/validation/rule-store.ts'
import { decideBy } from './decide-by.ts'

const atOnce = 100

interface Row {
  collection: number
  dataset: string
  feed: string | null
  definition: Feed | null
  unit: string
  day: string
  rule: QuarantineRule
  pointer: string
  validation: string | null
  doubt: Doubt | null
  handed_in: string | null
  counts: Record<string, number>
  since: Date
  state: QuarantineState
  settled_at: Date | null
  decided_by: string | null
  decided_reason: string | null
  proposal: string | null
  total: number
}

export interface HeldAsked {
  state: 'waiting' | 'settled'
  unit: string | null
  offset: number
}

/** What the asker may see of what is held: the row policy of `quarantine` ends where their right does. */
export async function listHeld({ db, system }: { db: Db; system: Db }, { state, unit, offset }: HeldAsked, now: Date) {
  const { rows } = await sql<Row>`
    select q.collection, q.dataset, c.feed, f.definition, q.unit, q.day, q.rule, q.pointer, q.counts, q.validation, q.doubt, c.submission as handed_in, q.state, q.settled_at, q.decided_by, q.decided_reason,
      coalesce(c.recorded_at, c.asked_at) as since, case when q.state = 'waiting' then q.submission end as proposal, count(*) over ()::int as total
    from quarantine q join collection c on c.id = q.collection left join feed f on f.id = c.feed
    where ${state === 'waiting' ? sql`q.state = 'waiting'` : sql`q.state in ('released', 'refused')`} ${unit === null ? sql`` : sql`and q.unit = ${unit}`}
    order by ${state === 'waiting' ? sql`since, q.day, q.unit` : sql`q.settled_at desc, q.day, q.unit`}
    limit ${atOnce} offset ${offset}`.execute(db)
  const calendar = makeWorkCalendar(await db.selectFrom('special_day').select(['day', 'working']).execute())
  const days = rows.map(({ day }) => day).sort()
  const closed = rows.length === 0 ? [] : await readClosedDays(db, days[0]!, days.at(-1)!)
  // Rules are nobody's secret, and there are few; only a commune may not read the whole list of them.
  const rules = new Map((await listRules(system)).map((one) => [one.id, one]))
  const names = await readNames(db, rows)
  const held = await readHeldCounts(db, rows)
  const today = dayOf(now)
  const records = rows.map((row): HeldRecord => {
    const dueBy = decideBy(row.since, calendar)
    const rule = row.validation === null ? undefined : rules.get(ruleIdOf(row.validation))
    return {
      collection: row.collection,
      dataset: row.dataset,
      feed: row.feed === null || row.definition === null ? null : { id: row.feed, name: row.definition.name },
      submission: row.handed_in,
      unit: row.unit,
      day: row.day,
      rule: row.rule,
      pointer: row.pointer,
      counts: Object.entries(row.counts).map(([measure, came]) => ({
        measure,
        name: names.get(measure) ?? { vi: measure, en: measure },
        came,
        held: held.get(`${measure} ${row.day} ${row.unit}`) ?? null,
      })),
      doubted: rule ? measuresOfTest(rule.test) : doubtedMeasures(row),
      broken: rule && row.doubt ? { name: rule.name, doubt: row.doubt } : null,
      since: row.since.toISOString(),
      dueBy,
      overdue: row.state === 'waiting' && today > dueBy,
      closed: closed.some(({ from, to }) => from <= row.day && row.day <= to),
      state: row.state,
      decidedAt: row.settled_at?.toISOString() ?? null,
      decidedBy: row.decided_by,
      reason: row.decided_reason,
      proposal: row.proposal,
    }
  })
  const total = rows[0]?.total ?? 0
  return {
    records,
    total,
    overdue: state === 'waiting' ? await countOverdue(db, unit, calendar, today) : 0,
    more: offset + rows.length < total,
  }
}

/** How many wait past their time, over all pages of the list. */
async function countOverdue(db: Db, unit: string | null, calendar: WorkCalendar, today: string): Promise<number> {
  const { rows } = await sql<{ since: Date; records: number }>`
    select date_trunc('minute', coalesce(c.recorded_at, c.asked_at)) as since, count(*)::int as records
    from quarantine q join collection c on c.id = q.collection
    where q.state = 'waiting' ${unit === null ? sql`` : sql`and q.unit = ${unit}`} group by 1`.execute(db)
  return rows.reduce((sum, { since, records }) => sum + (today > decideBy(since, calendar) ? records : 0), 0)
}

async function readNames(db: Db, rows: readonly Row[]): Promise<Map<string, Text>> {
  const measures = [...new Set(rows.flatMap(({ counts }) => Object.keys(counts)))]
  if (measures.length === 0) return new Map()
  const found = await db.selectFrom('measure').select(['id', 'name']).where('id', 'in', measures).execute()
  return new Map(found.map(({ id, name }) => [id, name]))
}

/** What the ledger holds of those units' days now. */
async function readHeldCounts(db: Db, rows: readonly Row[]): Promise<Map<string, number>> {
  if (rows.length === 0) return new Map()
  const measures = [...new Set(rows.flatMap(({ counts }) => Object.keys(counts)))]
  const { rows: found } = await sql<{ measure: string; day: string; unit: string; count: number }>`
    select d.measure, d.day, d.unit, sum(d.delta)::bigint as count
    from unnest(${rows.map(({ unit }) => unit)}::text[], ${rows.map(({ day }) => day)}::date[]) asked (unit, day)
    join delta d on d.measure = any(${measures}::text[]) and d.day = asked.day and d.unit = asked.unit
    group by d.measure, d.day, d.unit having sum(d.reported) = 1`.execute(db)
  return new Map(found.map(({ measure, day, unit, count }) => [`${measure} ${day} ${unit}`, count]))
}
