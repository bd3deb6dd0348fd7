import { sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { DeltaReason } from 'shared/feed/delta-reason.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { Db } from '../db/open.ts'
import { type CountedFigures, figuresOf } from './counted-figures.ts'

interface Contribution {
  numerator: number
  denominator: number
  figures: number
}

interface Batch extends Contribution {
  collection: number
  version: number
  from: Day
  to: Day
  reasons: DeltaReason[]
}

export interface Contributions {
  /** Σ delta by measure. */
  totals: Map<string, number>
  reasons: (Contribution & { reason: DeltaReason })[]
  /** The newest first. */
  batches: Batch[]
  batchesTotal: number
  more: number | null
}

/** So many batches are told at once. */
const batchesAtOnce = 20

export const noContributions: Contributions = {
  totals: new Map(),
  reasons: [],
  batches: [],
  batchesTotal: 0,
  more: null,
}

/** How often a measure stands in the numerator and in the denominator of a formula. */
export interface TermWeight {
  measure: string
  numerator: number
  denominator: number
}

export function weightsOf({ numerator, denominator }: Pick<Kpi, 'numerator' | 'denominator'>): TermWeight[] {
  const weights = new Map<string, TermWeight>()
  const sides = [
    ['numerator', numerator.terms],
    ['denominator', denominator?.terms ?? []],
  ] as const
  for (const [side, terms] of sides) {
    for (const { measure, coefficient } of terms) {
      const weight = weights.get(measure) ?? { measure, numerator: 0, denominator: 0 }
      weight[side] += coefficient
      weights.set(measure, weight)
    }
  }
  return [...weights.values()]
}

/** What the ledger holds of a number, put together by measure, by reason and by batch, in one question. */
export async function readContributions(
  db: Db,
  counted: CountedFigures,
  { weights, version, before }: { weights: readonly TermWeight[]; version: number; before: number | undefined },
): Promise<Contributions> {
  if (counted.kind === 'none') return noContributions
  const { rows } = await contributionsStatement(counted, weights, version, before ?? null).execute(db)
  const of = (kind: Row['kind']) => rows.filter((row) => row.kind === kind)
  const batches = of('batch').map(
    ({ key, version: own, first, last, reasons, numerator, denominator, figures }): Batch => ({
      collection: Number(key),
      version: own!,
      from: first!,
      to: last!,
      reasons: reasons!.toSorted(),
      numerator,
      denominator,
      figures,
    }),
  )
  return {
    totals: new Map(of('measure').map(({ key, delta }) => [key, delta])),
    reasons: of('reason').map(({ key, numerator, denominator, figures }) => {
      return { reason: key as DeltaReason, numerator, denominator, figures }
    }),
    batches: batches.slice(0, batchesAtOnce),
    batchesTotal: Number(of('count')[0]?.key ?? 0),
    more: batches.length > batchesAtOnce ? batches[batchesAtOnce - 1]!.version : null,
  }
}

interface Row extends Contribution {
  kind: 'measure' | 'reason' | 'count' | 'batch'
  key: string
  version: number | null
  first: Day | null
  last: Day | null
  reasons: DeltaReason[] | null
  delta: number
}

export const contributionsStatement = (
  counted: Exclude<CountedFigures, { kind: 'none' }>,
  weights: readonly TermWeight[],
  version: number,
  before: number | null,
) => sql<Row>`
with figure as materialized (
  select f.collection, f.version, f.measure, f.reason, min(f.day) as first, max(f.day) as last,
    sum(f.delta)::bigint as delta, sum(f.delta)::bigint * w.numerator as numerator, sum(f.delta)::bigint * w.denominator as denominator,
    sum(f.figures)::int as figures
  from (${figuresOf(
    counted,
    weights.map(({ measure }) => measure),
    version,
  )}) f
  join unnest(${weights.map(({ measure }) => measure)}::text[], ${weights.map(({ numerator }) => numerator)}::int[], ${weights.map(({ denominator }) => denominator)}::int[])
    w (measure, numerator, denominator) on w.measure = f.measure
  group by f.collection, f.version, f.measure, f.reason, w.numerator, w.denominator
)
select 'measure' as kind, measure as key, null::bigint as version, null::date as first, null::date as last, null::text[] as reasons,
  ${sums}
from figure group by measure
union all
select 'reason', reason, null, null, null, null, ${sums}
from figure group by reason
union all
select 'count', count(distinct collection)::text, null, null, null, null, 0, 0, 0, 0
from figure
union all
select * from (
  select 'batch', collection::text, version, min(first), max(last), array_agg(distinct reason), ${sums}
  from figure where ${before}::bigint is null or version < ${before}::bigint
  group by collection, version order by version desc limit ${batchesAtOnce + 1}
) newest`

const sums = sql`sum(delta)::bigint as delta, sum(numerator)::bigint as numerator, sum(denominator)::bigint as denominator, sum(figures)::int as figures`
