import { sql } from 'kysely'
import { addDays, type Day } from 'shared/day.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { Db } from '../db/open.ts'
import type { Span } from './read-counts.ts'

/** What has come of a dataset since a version of the ledger, by days. */
export interface Since {
  /** Stretches of which nothing had come: nothing of them counts. In the order of time. */
  unknown: Span[]
  /** Days that had been reported and of which more has come, by late reports and corrections only. */
  changed: Set<Day>
  /** Days that had been reported by some and for which others have made their first report since. */
  filled: Set<Day>
}

/** Of which days of these datasets, up to `to`, anything has come since a version. */
export async function readSince(
  db: Db,
  datasets: readonly string[],
  to: Day,
  version: number,
): Promise<Map<string, Since>> {
  const { rows } = await sinceStatement(datasets, to, version).execute(db)
  const since = new Map(datasets.map((id): [string, Since] => [id, nothingSince()]))
  for (const { dataset, kind, first, last } of rows) {
    const own = since.get(dataset)
    if (kind === 'unknown') own?.unknown.push({ from: first, to: last })
    else own?.[kind].add(first)
  }
  return since
}

export const nothingSince = (): Since => ({ unknown: [], changed: new Set(), filled: new Set() })

/** Days without any delta before the next known one belong to the stretch. */
export const sinceStatement = (datasets: readonly string[], to: Day, version: number) => sql<{
  dataset: string
  kind: 'unknown' | 'changed' | 'filled'
  first: Day
  last: Day
}>`
with known as materialized (
  select dataset, day, first_version > ${version} as unknown, last_version > ${version} as touched, last_first_version > ${version} as filled,
    row_number() over (partition by dataset order by day)
      - row_number() over (partition by dataset, first_version > ${version} order by day) as stretch,
    lead(day) over (partition by dataset order by day) as next
  from ledger_day where dataset = any(${datasets}::text[]) and day <= ${to}::date
)
select dataset, 'unknown' as kind, min(day) as first, max(coalesce(next - 1, ${to}::date)) as last from known where unknown group by dataset, stretch
union all
select dataset, case when filled then 'filled' else 'changed' end, day, day from known where touched and not unknown
order by first`

/** By how much a unit's day of one measure has moved since. */
export interface Later {
  measure: string
  unit: string
  day: Day
  delta: number
  reported: number
}

export interface DatasetSince {
  measures: readonly string[]
  since: Since
}

/** Every figure that has moved since a version, on days that had been reported by then. */
export async function readLater(db: Db, datasets: readonly DatasetSince[], version: number): Promise<Later[]> {
  const of = (kind: 'changed' | 'filled') => {
    const own = datasets.filter(({ since }) => since[kind].size > 0)
    return {
      measures: own.flatMap(({ measures }) => measures),
      days: [...new Set(own.flatMap((one) => [...one.since[kind]]))],
    }
  }
  const [changed, filled] = [of('changed'), of('filled')]
  if (changed.days.length + filled.days.length === 0) return []
  const { rows } = await laterStatement(changed, filled, version).execute(db)
  const daysOf = new Map(
    datasets.flatMap(({ measures, since }) => measures.map((measure) => [measure, since] as const)),
  )
  return rows.filter(({ measure, day, again }) => daysOf.get(measure)?.[again ? 'changed' : 'filled'].has(day))
}

interface Sought {
  measures: readonly string[]
  days: readonly Day[]
}

/** The first half reads what was not a first report, of which the ledger keeps an index; the second reads whole days. */
export const laterStatement = (changed: Sought, filled: Sought, version: number) => sql<Later & { again: boolean }>`
select measure, unit, day, sum(delta)::bigint as delta, sum(reported)::int as reported, true as again
from delta
where reason <> 'first' and measure = any(${changed.measures}::text[]) and day = any(${changed.days}::date[]) and version > ${version}
group by measure, unit, day
union all
select measure, unit, day, sum(delta)::bigint, sum(reported)::int, false
from delta
where measure = any(${filled.measures}::text[]) and day = any(${filled.days}::date[]) and version > ${version}
group by measure, unit, day`

/** The measures of a KPI's formula, one as often as it stands in it. */
export const termsOf = ({ numerator, denominator }: Pick<Kpi, 'numerator' | 'denominator'>): string[] =>
  [...numerator.terms, ...(denominator?.terms ?? [])].map(({ measure }) => measure)

/** The stretches of a span that were known: without those of which nothing had come. */
export function knownParts({ from, to }: Span, unknown: readonly Span[]): Span[] {
  const parts: Span[] = []
  let next = from
  for (const gap of unknown) {
    if (gap.to < next || gap.from > to) continue
    if (gap.from > next) parts.push({ from: next, to: addDays(gap.from, -1) })
    next = addDays(gap.to, 1)
  }
  return next <= to ? [...parts, { from: next, to }] : parts
}
