import { earlierDay, laterDay } from 'shared/day.ts'
import type { Db } from '../db/open.ts'
import { countOwedBy, earlyPart, type Move, movesOf, type PastAsking, type PastKpi, pastsOf } from './past-kpi.ts'
import { type CountsAsked, type CountsRow, readCounts, type Span } from './read-counts.ts'
import { type Ground, reachOf } from './read-ground.ts'
import { knownParts, nothingSince, readLater, readSince, type Since, termsOf } from './read-later.ts'
import { type Levels, readLevels } from './read-levels-as-of.ts'
import { isLevel } from './sum-rows.ts'

/** A state of the ledger: the newest version recorded by an instant. */
export interface Past {
  version: number
  instant: Date
}

/**
 * Counts as they were known: what the sums say now of the days that had been reported by then, less what has come of those
 * days since. Stretches of which nothing had come are cut out of the sums; of the rest only what was corrected or came late
 * is read from the ledger, so an instant of long ago costs no more than yesterday. What was expected is what was due by then.
 */
export async function readCountsAsOf(
  db: Db,
  ground: Ground,
  asked: CountsAsked | readonly CountsAsked[],
  { version, instant }: Past,
): Promise<CountsRow[]> {
  const questions = [asked].flat()
  const pasts = questions.flatMap((question) => pastsOf(ground, question, instant))
  const to = pasts
    .flatMap(({ spans }) => spans.map((span) => span.to))
    .reduce((one, two) => (one > two ? one : two), '')
  if (to === '') return []
  const datasets = [...new Set(pasts.map(({ kpi }) => kpi.dataset ?? ''))]
  const since = await readSince(db, datasets, to, version)
  const sinceOf = ({ kpi }: PastKpi): Since => since.get(kpi.dataset ?? '') ?? nothingSince()
  const measures = Map.groupBy(pasts, ({ kpi }) => kpi.dataset ?? '')
  const moved = await readLater(
    db,
    [...measures].map(([dataset, own]) => ({
      measures: [...new Set(own.flatMap(({ kpi }) => termsOf(kpi)))],
      since: since.get(dataset) ?? nothingSince(),
    })),
    version,
  )
  const byMeasure = Map.groupBy(moved, ({ measure }) => measure)

  const flows = await readFlows(
    db,
    ground,
    pasts.map((past) => ({ past, since: sinceOf(past) })),
  )
  const levels = await readLevels(
    db,
    ground,
    pasts
      .filter(({ kpi }) => isLevel(kpi))
      .map((past) => ({ past, since: sinceOf(past), moved: movesOf(past.kpi, byMeasure, ground) })),
    version,
  )
  return pasts.flatMap((past) => rowsOf(past, { ground, moved: movesOf(past.kpi, byMeasure, ground), flows, levels }))
}

/** What the sums say now of a stretch, without the days of which nothing had come. */
type Flows = (kpi: string, unit: string, span: Span) => Pick<CountsRow, 'numerator' | 'denominator' | 'reported'>

async function readFlows(db: Db, ground: Ground, askings: readonly PastAsking[]): Promise<Flows> {
  const found = new Map<string, Pick<CountsRow, 'numerator' | 'denominator' | 'reported'>>()
  const alike = Map.groupBy(askings, ({ past }) =>
    JSON.stringify([past.question.units, past.kpi.dataset, stretchesOf(past, ground)]),
  )
  const groups = [...alike.values()].map((own) => {
    const stretches = stretchesOf(own[0]!.past, ground)
    const parts = stretches.flatMap((stretch) =>
      knownParts(stretch, own[0]!.since.unknown).map((part) => ({ stretch: keyOf(stretch), part })),
    )
    return {
      parts,
      asked: {
        kpis: own.map(({ past }) => past.kpi.formula),
        units: own[0]!.past.question.units,
        spans: parts.map(({ part }) => part),
      },
    }
  })
  const stretchAt = new Map(groups.flatMap(({ parts, asked }) => asked.kpis.map((kpi) => [kpi, parts] as const)))
  // As flows: of a level only the reports are read here.
  for (const row of await readCounts(
    db,
    groups.map(({ asked }) => asked),
    reachOf(ground),
  )) {
    const key = `${row.kpi} ${row.unit} ${stretchAt.get(row.kpi)![row.place - 1]!.stretch}`
    const sum = found.get(key) ?? { numerator: 0, denominator: 0, reported: 0 }
    found.set(key, {
      numerator: sum.numerator + row.numerator,
      denominator: sum.denominator + row.denominator,
      reported: sum.reported + row.reported,
    })
  }
  return (kpi, unit, span) =>
    found.get(`${kpi} ${unit} ${keyOf(span)}`) ?? { numerator: 0, denominator: 0, reported: 0 }
}

const keyOf = ({ from, to }: Span): string => `${from} ${to}`

/** The spans asked for, the days of each that were not due yet, and of a level all up to the end of each. */
function stretchesOf(past: PastKpi, ground: Ground): Span[] {
  const all = past.spans.flatMap((span) => [
    span,
    ...earlyPart(span, past.due),
    ...(isLevel(past.kpi) ? [{ from: ground.historyFrom, to: span.to }] : []),
  ])
  return [...new Map(all.map(({ from, to }) => [keyOf({ from, to }), { from, to }])).values()]
}

function rowsOf(
  past: PastKpi,
  { ground, moved, flows, levels }: { ground: Ground; moved: readonly Move[]; flows: Flows; levels: Levels },
): CountsRow[] {
  const { kpi, due, owedFrom } = past
  const byUnit = Map.groupBy(moved, ({ unit }) => unit)
  return past.units.flatMap(({ unit, parts }) => {
    const moves = byUnit.size === 0 ? [] : parts.flatMap((part) => byUnit.get(part) ?? [])
    const then = (span: Span) => less(flows(kpi.formula, unit, span), moves, span)
    return past.spans.map((span): CountsRow => {
      const known = then(span)
      const level = isLevel(kpi) ? levels(kpi.formula, unit, span.to) : known
      const early = earlyPart(span, due).reduce((sum, part) => sum + then(part).reported, 0)
      const owed = countOwedBy(kpi, ground, parts, {
        from: laterDay(span.from, owedFrom),
        to: earlierDay(span.to, due),
      })
      return {
        kpi: kpi.formula,
        unit,
        place: span.place,
        numerator: level.numerator,
        denominator: level.denominator,
        reported: known.reported,
        expected: owed + early,
        ever: isLevel(kpi) ? then({ from: ground.historyFrom, to: span.to }).reported : known.reported,
      }
    })
  })
}

function less(
  now: Pick<CountsRow, 'numerator' | 'denominator' | 'reported'>,
  moves: readonly Move[],
  { from, to }: Span,
): Pick<CountsRow, 'numerator' | 'denominator' | 'reported'> {
  let { numerator, denominator, reported } = now
  for (const move of moves) {
    if (move.day < from || move.day > to) continue
    numerator -= move.numerator
    denominator -= move.denominator
    reported -= move.reported
  }
  return { numerator, denominator, reported }
}
