import { sql } from 'kysely'
import type { ExplainedPart, Explanation } from 'shared/explain/explanation-contract.ts'
import { isProportion } from 'shared/kpi/compare/comparison-model.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { Value } from 'shared/kpi/value-contract.ts'
import { type Sides, takeBetween, takeSides } from 'shared/unit/succession.ts'
import type { Day } from 'shared/day.ts'
import type { Db } from '../db/open.ts'
import { sinceItBegan } from '../kpi/read-lines.ts'
import type { CountedFigures, CountedPart } from './counted-figures.ts'
import { type TermWeight, weightsOf } from './read-contributions.ts'

/** A part of a line as the ledger has it, and what of it is whose. */
export type TakenPart = CountedPart & Pick<ExplainedPart, 'counted' | 'taken'>

const nothing: Sides = { numerator: 0, denominator: 0 }

/**
 * What the ledger holds of each part of a number that goes back to other units, and what shares leave of it: worked out
 * from the ledger itself, not from the sums the number was read from. Of a group only the parts with shares are asked for.
 */
export async function takeParts(
  db: Db,
  counted: CountedFigures,
  { kpi, version, historyFrom, all }: { kpi: Kpi; version: number; historyFrom: Day; all: boolean },
): Promise<TakenPart[]> {
  if (counted.kind === 'none' || counted.kind === 'tiers') return []
  const parts = (counted.kind === 'last' ? counted.of : counted.parts).filter(({ shares }) => all || shares.length > 0)
  const asked = parts.map((part) => {
    if (counted.kind === 'last') {
      const { day } = part as (typeof counted.of)[number]
      return { part, within: { from: day, to: day }, until: null, before: null }
    }
    return { part, within: part, ...sinceItBegan({ from: part.began, taken: part.shares }, part, historyFrom) }
  })
  const spans = asked.flatMap(({ part: { unit }, within, until, before }) =>
    [within, until, before].flatMap((span) => (span ? [{ unit, from: span.from, to: span.to }] : [])),
  )
  const found = await readPartSums(db, spans, weightsOf(kpi), version)
  const of = (unit: string, span: { from: Day; to: Day } | null): Sides =>
    (span && found.get(keyOf({ unit, ...span }))) ?? nothing
  const rate = isProportion(kpi)
  return asked.map(({ part, within, until, before }) => {
    const own = of(part.unit, within)
    const taken =
      counted.kind === 'last'
        ? takeSides(part.shares, own, false)
        : part.shares.length === 0
          ? own
          : takeBetween(part.shares, of(part.unit, before), of(part.unit, until), rate)
    return { ...part, counted: own, taken }
  })
}

/** A number that is not shown has nothing to agree with. */
export function agreesWith(value: Value, whole: Sides, parts: readonly TakenPart[]): boolean {
  if (value.numerator === null) return true
  const shared = parts.filter(({ shares }) => shares.length > 0)
  // The ledger has them once, whoever takes of them.
  const once = [...new Map(shared.map((part) => [keyOf(part), part])).values()]
  const side = (name: keyof Sides) =>
    whole[name] -
    once.reduce((sum, { counted }) => sum + counted[name], 0) +
    shared.reduce((sum, part) => sum + part.taken[name], 0)
  return (
    value.numerator === side('numerator') && (value.denominator === null || value.denominator === side('denominator'))
  )
}

export const lineOfParts = (parts: readonly TakenPart[]): Explanation['line'] =>
  parts.map(({ unit, from, to, share, counted, taken }) => ({ unit, from, to, share, counted, taken }))

const keyOf = ({ unit, from, to }: { unit: string; from: Day; to: Day }): string => `${unit} ${from} ${to}`

async function readPartSums(
  db: Db,
  spans: readonly { unit: string; from: Day; to: Day }[],
  weights: readonly TermWeight[],
  version: number,
): Promise<Map<string, Sides>> {
  if (spans.length === 0) return new Map()
  const { rows } = await partSumsStatement(spans, weights, version).execute(db)
  return new Map(rows.map(({ place, ...sides }) => [keyOf(spans[place - 1]!), sides]))
}

/** Entered once for each day, as the figures of one unit are. */
export const partSumsStatement = (
  spans: readonly { unit: string; from: Day; to: Day }[],
  weights: readonly TermWeight[],
  version: number,
) => sql<Sides & { place: number }>`
select p.place::int as place, coalesce(sum(own.delta * w.numerator), 0)::bigint as numerator, coalesce(sum(own.delta * w.denominator), 0)::bigint as denominator
from unnest(${spans.map(({ unit }) => unit)}::text[], ${spans.map(({ from }) => from)}::date[], ${spans.map(({ to }) => to)}::date[])
  with ordinality p (code, first, last, place)
cross join unnest(${weights.map(({ measure }) => measure)}::text[], ${weights.map(({ numerator }) => numerator)}::int[], ${weights.map(({ denominator }) => denominator)}::int[])
  w (measure, numerator, denominator)
cross join lateral generate_series(p.first, p.last, interval '1 day') d (day)
cross join lateral (
  select delta from delta
  where delta.measure = w.measure collate "C" and delta.day = d.day::date and unit = p.code collate "C" and version <= ${version} offset 0
) own
group by p.place`
