import { addDays, type Day, daysBetween, earlierDay, yearOf } from 'shared/day.ts'
import type { DefinedKpi, VersionedKpi } from 'shared/kpi/version/version.ts'
import type { Db } from '../../db/open.ts'
import { type CountsFound, type CountedSpan, type Gathered, gatheredFrom } from '../gather-counts.ts'
import { type CountsAsked, countsFrom, lookUpsOf, type CountsRow } from '../read-counts.ts'
import { readFacts } from '../read-facts.ts'
import type { Ground } from '../read-ground.ts'
import { termsOf } from '../read-later.ts'
import { joinLines } from '../read-lines.ts'
import type { Sum, SumsFound } from '../read-sums.ts'
import { isLevel, isSummed, membersOf, type SumGrid, type SumRow, sumRows } from '../sum-rows.ts'
import { yearsOf } from '../sum-steps.ts'

/**
 * Counts by a definition of which no sums are kept: added up from the ledger as they would be, and asked for as any others are.
 * So what a preview shows is what an answer would say.
 */
export async function countBy(
  db: Db,
  ground: Ground,
  kpi: VersionedKpi,
  { spans, reach }: { spans: readonly CountedSpan[]; reach: { day: Day; due: Day } },
): Promise<Gathered> {
  const [defined] = kpi.versions as [DefinedKpi]
  const sums = await sumsBy(db, ground, defined, { spans, reach })
  const question: CountsAsked = { kpis: [defined.formula], units: null, spans }
  const own = { day: reach.day, level: isLevel(defined) }
  const read = (all: readonly CountsAsked[]): Promise<CountsRow[]> =>
    Promise.resolve(
      countsFrom(
        lookUpsOf(all, () => own),
        sums,
      ),
    )
  const rows = await joinLines({ ...ground, reach: new Map([[defined.formula, reach]]) }, [question], read)
  const found: CountsFound = {
    asked: { kpis: [kpi], units: null, spans },
    sums: { kind: 'rows', rows },
    waiting: [],
    today: ground.today,
  }
  return gatheredFrom(found, ground)
}

/** The sums of the years the spans lie in; of a level, of all years up to there. */
async function sumsBy(
  db: Db,
  ground: Ground,
  kpi: DefinedKpi,
  { spans, reach }: { spans: readonly CountedSpan[]; reach: { day: Day; due: Day } },
): Promise<SumsFound> {
  const first = spans.map(({ from }) => from).sort()[0] ?? reach.day
  const to = earlierDay(
    spans
      .map((span) => span.to)
      .sort()
      .at(-1) ?? reach.day,
    reach.day,
  )
  // A state is carried from its first report on, and shares of a split are taken of all there has been.
  const divided = [...ground.lines.values()].some(({ parts }) => parts.some(({ taken }) => taken.length > 0))
  const begins: Day = isLevel(kpi) || divided ? ground.historyFrom : `${yearOf(first)}-01-01`
  const from = begins < ground.historyFrom ? ground.historyFrom : begins
  const feeds = ground.feeds.filter(({ dataset }) => dataset === kpi.dataset)
  const owedFrom = feeds.map(({ historyFrom }) => historyFrom).sort()[0] ?? ground.historyFrom
  const formula = { ...kpi, numerator: kpi.numerator.terms, denominator: kpi.denominator?.terms ?? [] }
  const whose = { members: membersOf(kpi, ground.everyone), province: isSummed(kpi) ? ground.province : null }
  const grids: { from: Day; grid: SumGrid }[] = []
  const ended = new Map<number, Sum[]>()
  let before = new Map<string, SumRow>()
  for (const step of from > to ? [] : yearsOf({ units: null, from, to })) {
    const facts = await readFacts(db, [...new Set(termsOf(kpi))], step)
    const stretch = { ...step, due: reach.due, owedFrom, calendar: ground.calendar, changes: ground.changes }
    const grid = sumRows(formula, whose, facts, before, stretch)
    grids.push({ from: step.from, grid })
    before = new Map(grid.units.map((unit, place) => [unit, rowAt(grid, step.from, step.to, place)]))
    ended.set(
      yearOf(step.to) + 1,
      grid.units.map((_, place) => {
        const earlier = ended.get(yearOf(step.to))?.[place]
        const own = rowAt(grid, step.from, step.to, place)
        // A level has no sum over years, only its reports have.
        const kept = isLevel(kpi) ? { ...own, numerator: 0, denominator: 0 } : own
        return earlier ? plus(earlier, kept) : kept
      }),
    )
  }
  const units = grids[0]?.grid.units ?? []
  return {
    reach: new Map(),
    of(_, at) {
      const row = typeof at === 'number' ? (place: number) => ended.get(at)?.[place] ?? none : rowOn(grids, at)
      if (row === null) return undefined
      const places = new Map(units.map((unit, place) => [unit, place]))
      return {
        units,
        at: row,
        find: (unit) => (places.has(unit) ? row(places.get(unit)!) : undefined),
      }
    },
  }
}

const none: Sum = { numerator: 0, denominator: 0, reported: 0, expected: 0 }

const plus = (one: Sum, other: Sum): Sum => ({
  numerator: one.numerator + other.numerator,
  denominator: one.denominator + other.denominator,
  reported: one.reported + other.reported,
  expected: one.expected + other.expected,
})

function rowOn(grids: readonly { from: Day; grid: SumGrid }[], day: Day): ((place: number) => Sum) | null {
  const own = grids.findLast(({ from }) => from <= day)
  return own ? (place) => rowAt(own.grid, own.from, day, place) : null
}

function rowAt(grid: SumGrid, from: Day, day: Day, place: number): SumRow {
  const at = daysBetween(from, addDays(day, -1)) * grid.units.length + place
  return {
    numerator: grid.numerator[at] ?? 0,
    denominator: grid.denominator[at] ?? 0,
    reported: grid.reported[at] ?? 0,
    expected: grid.expected[at] ?? 0,
  }
}
