import { sql } from 'kysely'
import type { ProviderRow } from 'shared/alert/incident-contract.ts'
import { addDays, type Day, instantOf } from 'shared/day.ts'
import { usualRule } from 'shared/probe/availability.ts'
import { makeWorkCalendar } from 'shared/workday.ts'
import type { Db } from '../db/open.ts'
import { readAvailability } from '../probe/read-availability.ts'
import { readProviders } from './alert-ground.ts'
import type { Own } from './own-of.ts'

interface Counted {
  provider: string
  incidents: number
  open: number
  acknowledge: number | null
  restore: number | null
  longest: number | null
  recurrences: number
  function: number
  connection: number
  user: number
  unexplained: number
  info: number
  warning: number
  major: number
  critical: number
}

interface Asked {
  from: Day
  to: Day
  own: Own
  /** Whether whoever asks reads what was put to companies, and not only what is felt in one commune. */
  register: boolean
  now: Date
}

/** How each provider did between two days, both counted: what an incident explains below it counts once, at its root. */
export async function readScorecard(db: Db, { from, to, own, register, now }: Asked): Promise<ProviderRow[]> {
  const answers = register ? await readAnswers(db, { from, to, now }) : null
  const [providers, counted] = [await readProviders(db), await countIncidents(db, { from, to, now })]
  const calendar = makeWorkCalendar(await db.selectFrom('special_day').select(['day', 'working']).execute())
  const available = new Map(
    (
      await readAvailability(db, {
        by: 'provider',
        from,
        to,
        only: { provider: own.kind === 'provider' ? own.provider : null },
        now,
        rule: usualRule,
        calendar,
      })
    ).map((row) => [row.key, row]),
  )
  const ids = new Set([...providers.keys(), ...counted.keys(), ...available.keys(), ...(answers?.keys() ?? [])])
  ids.delete('')
  return [...ids]
    .filter((id) => own.kind !== 'provider' || own.provider === id)
    .sort()
    .map((id): ProviderRow => {
      const known = providers.get(id)
      const count = counted.get(id)
      const row = available.get(id)
      return {
        provider: id,
        name: known?.name ?? { vi: id, en: id },
        contact: known?.contact ?? null,
        incidents: count?.incidents ?? 0,
        open: count?.open ?? 0,
        acknowledgeMinutes: tenths(count?.acknowledge ?? null),
        restoreMinutes: tenths(count?.restore ?? null),
        longestMinutes: tenths(count?.longest ?? null),
        recurrences: count?.recurrences ?? 0,
        byCause: {
          function: count?.function ?? 0,
          connection: count?.connection ?? 0,
          user: count?.user ?? 0,
          unexplained: count?.unexplained ?? 0,
        },
        bySeverity: {
          info: count?.info ?? 0,
          warning: count?.warning ?? 0,
          major: count?.major ?? 0,
          critical: count?.critical ?? 0,
        },
        availability: row?.share ?? null,
        connections: row?.connections ?? 0,
        downMinutes: row?.minutes.down ?? 0,
        unstableMinutes: row?.minutes.unstable ?? 0,
        answers:
          answers && (answers.get(id) ?? { asked: 0, answered: 0, medianMinutes: null, longestWaitMinutes: null }),
      }
    })
}

const tenths = (minutes: number | null): number | null => (minutes === null ? null : Math.round(minutes * 10) / 10)

async function countIncidents(
  db: Db,
  { from, to, now }: { from: Day; to: Day; now: Date },
): Promise<Map<string, Counted>> {
  const [first, last] = [instantOf(from), instantOf(addDays(to, 1))]
  const { rows } = await sql<Counted>`
    select provider, count(*) as incidents, count(*) filter (where phase = 'open') as open,
      avg(extract(epoch from acknowledged_at - opened_at) / 60)::float8 as acknowledge,
      avg(extract(epoch from settled_at - opened_at) / 60)::float8 as restore,
      max(extract(epoch from coalesce(settled_at, ${now}) - opened_at) / 60)::float8 as longest,
      coalesce(sum((state ->> 'recurrences')::int), 0)::bigint as recurrences,
      count(*) filter (where cause = 'function') as function, count(*) filter (where cause = 'connection') as connection,
      count(*) filter (where cause = 'user') as "user", count(*) filter (where cause is null) as unexplained,
      count(*) filter (where severity = 0) as info, count(*) filter (where severity = 1) as warning,
      count(*) filter (where severity = 2) as major, count(*) filter (where severity = 3) as critical
    from incident
    where provider is not null and suppressed_by is null and opened_at >= ${first} and opened_at < ${last}
    group by provider`.execute(db)
  return new Map(rows.map((row) => [row.provider, row]))
}

/** What the register says of each company: from the day a difficulty was reported to its answer. */
async function readAnswers(
  db: Db,
  { from, to, now }: { from: Day; to: Day; now: Date },
): Promise<Map<string, NonNullable<ProviderRow['answers']>>> {
  const [first, last] = [instantOf(from), instantOf(addDays(to, 1))]
  const { rows } = await sql<{
    provider: string
    asked: number
    answered: number
    median: number | null
    longest: number | null
  }>`
    select d.provider, count(*)::int as asked, count(a.at)::int as answered,
      (percentile_cont(0.5) within group (order by extract(epoch from a.at - d.reported_at) / 60)
        filter (where a.at is not null))::float8 as median,
      (max(extract(epoch from ${now}::timestamptz - d.reported_at) / 60) filter (where d.phase = 'open'))::float8 as longest
    from difficulty d left join difficulty_answer a on a.difficulty = d.id
    where d.answerer = 'provider' and d.phase <> 'merged' and d.reported_at >= ${first} and d.reported_at < ${last}
    group by d.provider`.execute(db)
  return new Map(
    rows.map(({ provider, asked, answered, median, longest }) => [
      provider,
      { asked, answered, medianMinutes: tenths(median), longestWaitMinutes: tenths(longest) },
    ]),
  )
}
