import { sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { ExplainedRecord } from 'shared/explain/explanation-contract.ts'
import type { DeltaReason } from 'shared/feed/delta-reason.ts'
import type { Db } from '../db/open.ts'
import { type CountedFigures, daysBetween } from './counted-figures.ts'
import type { TermWeight } from './read-contributions.ts'

const recordsAtOnce = 50

interface BatchAsked {
  weights: readonly TermWeight[]
  collection: number
  version: number
  /** The units whose figures count, where that is not everybody. */
  units: readonly string[]
  after: string | undefined
}

interface MoveRow {
  unit: string
  day: Day
  measure: string
  delta: number
  reason: DeltaReason
}

/** The units and days of a number that one batch moved, by day and unit, fifty at a time. */
export async function listRecords(
  db: Db,
  counted: CountedFigures,
  asked: BatchAsked,
): Promise<{ records: ExplainedRecord[]; more: string | null }> {
  if (counted.kind === 'none') return { records: [], more: null }
  const measures = asked.weights.map(({ measure }) => measure)
  const [afterDay, afterUnit] = asked.after?.split(' ') ?? [null, null]
  const from = afterDay !== null && afterDay !== undefined && afterDay > counted.from ? afterDay : counted.from
  if (from > counted.to) return { records: [], more: null }
  const days = await daysOfBatch(db, { measures, from, to: counted.to, collection: asked.collection })
  if (days === null) return { records: [], more: null }

  const wanted = counted.kind === 'last' ? new Set(counted.of.map(({ unit, day }) => `${day} ${unit}`)) : null
  const isCounted = ({ unit, day }: MoveRow): boolean =>
    counted.kind !== 'units' || counted.parts.some((part) => part.unit === unit && part.from <= day && day <= part.to)
  const { rows } = await movesStatement(measures, days, asked).execute(db)
  const byRecord = Map.groupBy(rows.filter(isCounted), ({ day, unit }) => `${day} ${unit}`)
  const records = [...byRecord]
    .filter(([key]) => (wanted === null || wanted.has(key)) && (afterUnit === null || key > asked.after!))
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, moves]) => recordOf(moves, asked.weights))
  const shown = records.slice(0, recordsAtOnce)
  const last = shown.at(-1)
  const more = records.length > recordsAtOnce || !days.all
  return { records: shown, more: more && last ? `${last.day} ${last.unit}` : null }
}

/**
 * The days on which a batch brought enough for a page; the sums of batches say how many figures each holds, so that of a
 * batch of a whole year only the days of a page are read.
 */
async function daysOfBatch(
  db: Db,
  { measures, from, to, collection }: { measures: readonly string[]; from: Day; to: Day; collection: number },
): Promise<{ from: Day; to: Day; all: boolean } | null> {
  const { rows } = await sql<{ day: Day; figures: number }>`
    select day, sum(figures)::int as figures from batch_sum
    where measure = any(${measures}::text[]) and day between ${from}::date and ${to}::date and collection = ${collection}
    group by day order by day`.execute(db)
  if (rows.length === 0) return null
  // The first day may have been shown in part.
  let left = (recordsAtOnce + 1) * measures.length + (rows[0]?.figures ?? 0)
  let last = rows[0]!.day
  for (const { day, figures } of rows) {
    if (left <= 0) break
    last = day
    left -= figures
  }
  return { from: rows[0]!.day, to: last, all: last === rows.at(-1)!.day }
}

export const movesStatement = (
  measures: readonly string[],
  { from, to }: { from: Day; to: Day },
  { units, collection, version }: Pick<BatchAsked, 'units' | 'collection' | 'version'>,
) => sql<MoveRow>`
select unit, day, measure, sum(delta)::bigint as delta, reason
from delta
where measure = any(${measures}::text[]) and day = any(${daysBetween(from, to)}) and unit = any(${units}::text[])
  and collection = ${collection} and version <= ${version}
group by unit, day, measure, reason
order by measure`

function recordOf(moves: readonly MoveRow[], weights: readonly TermWeight[]): ExplainedRecord {
  const { unit, day } = moves[0]!
  const sum = (side: 'numerator' | 'denominator') =>
    moves.reduce((total, { measure, delta }) => {
      const weight = weights.find((one) => one.measure === measure)
      return total + delta * (weight?.[side] ?? 0)
    }, 0)
  return {
    unit,
    day,
    moves: moves.map(({ measure, delta, reason }) => ({ measure, delta, reason })),
    numerator: sum('numerator'),
    denominator: sum('denominator'),
  }
}
