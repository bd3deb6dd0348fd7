import { addDays, type Day, yearOf } from 'shared/day.ts'
import type { Db } from '../db/open.ts'
import { type Reach, readSums, type Sum, type SumsAsked, type SumsFound } from './read-sums.ts'

export interface Span {
  from: Day
  to: Day
}

export interface CountsAsked {
  kpis: readonly string[]
  /** Null: every unit there are sums of, the province among them. */
  units: readonly string[] | null
  spans: readonly Span[]
}

/** Counts of one KPI and unit over one of the spans asked for. */
export interface CountsRow {
  kpi: string
  unit: string
  /** Place of the span in the question, from 1. */
  place: number
  numerator: number
  denominator: number
  reported: number
  expected: number
  /** Of a level: reported from the first day of history to the end of the span. */
  ever: number
}

/**
 * Counts over any spans of days: the sums at the last day less the sums before the first, whatever lies between. A level
 * is the one at the end. What lies beyond the reach of the sums is not there yet; a span wholly beyond it has no row.
 * Several questions, each about KPIs of its own, are put to the database as one.
 */
export async function readCounts(
  db: Db,
  asked: CountsAsked | readonly CountsAsked[],
  reach?: ReadonlyMap<string, Reach>,
): Promise<CountsRow[]> {
  const questions = [asked].flat()
  return reach ? readWithin(db, questions, reach) : readAndReach(db, questions)
}

async function readWithin(
  db: Db,
  questions: readonly CountsAsked[],
  reach: ReadonlyMap<string, Reach>,
): Promise<CountsRow[]> {
  const lookUps = lookUpsOf(questions, (kpi) => reach.get(kpi))
  if (lookUps.length === 0) return []
  return countsFrom(lookUps, await readSums(db, lookUps.map(sumsAsked)))
}

/** Most spans end within reach and are no levels: so it is asked, and how far they reach besides. */
async function readAndReach(db: Db, questions: readonly CountsAsked[]): Promise<CountsRow[]> {
  const hoped = lookUpsOf(questions, () => ({ day: '9999-12-31', level: false }))
  const sums = await readSums(db, hoped.map(sumsAsked), [...new Set(questions.flatMap(({ kpis }) => kpis))])
  const lookUps = lookUpsOf(questions, (kpi) => sums.reach.get(kpi))
  const asHoped = lookUps.every(({ cuts }) => cuts.every(({ level, end, to }) => !level && end === to))
  return asHoped ? countsFrom(lookUps, sums) : readWithin(db, questions, sums.reach)
}

/** What is to be looked up for some questions: plain data, so that a thread can finish what was asked here. */
export interface LookUp {
  cuts: readonly Cut[]
  units: readonly string[] | null
}

export function lookUpsOf(questions: readonly CountsAsked[], reachOf: (kpi: string) => Reach | undefined): LookUp[] {
  return questions.flatMap(({ kpis, units, spans }) => {
    const edges = spans.map(({ from, to }) => ({ before: addDays(from, -1), from, to }))
    const cuts = kpis.flatMap((kpi) => cutSpans(kpi, reachOf(kpi), edges))
    return cuts.length === 0 ? [] : [{ cuts, units }]
  })
}

export function sumsAsked({ cuts, units }: LookUp): SumsAsked {
  const crossing = cuts.filter(crossesYears)
  return {
    kpis: [...new Set(cuts.map(({ kpi }) => kpi))],
    units,
    days: [...new Set(cuts.flatMap(({ before, end }) => [before, end]))],
    yearKpis: [...new Set(crossing.map(({ kpi }) => kpi))],
    years: [...new Set(crossing.flatMap(({ before, end }) => [yearOf(before), yearOf(end)]))],
  }
}

/** A span as the difference of two days: the last one there is, and the one before it began. */
export interface Cut {
  kpi: string
  place: number
  level: boolean
  before: Day
  end: Day
  /** As it was asked for: the end may come before. */
  to: Day
}

const cutSpans = (
  kpi: string,
  reach: Reach | undefined,
  spans: readonly { before: Day; from: Day; to: Day }[],
): Cut[] =>
  spans.flatMap(({ before, from, to }, index) =>
    reach === undefined || from > reach.day
      ? []
      : [{ kpi, place: index + 1, level: reach.level, before, end: to < reach.day ? to : reach.day, to }],
  )

/** The sums of whole years cancel out within a year. A level must know whether it was ever reported. */
const crossesYears = ({ before, end, level }: Cut): boolean => level || yearOf(before) !== yearOf(end)

/** The counts that were asked for, as differences of the sums that were found. */
export const countsFrom = (lookUps: readonly LookUp[], sums: SumsFound): CountsRow[] =>
  lookUps.flatMap(({ cuts, units }) => {
    const wanted = units && new Set(units)
    return cuts.flatMap((cut) => subtract(cut, sums, wanted))
  })

const none: Sum = { numerator: 0, denominator: 0, reported: 0, expected: 0 }

function subtract(cut: Cut, sums: SumsFound, units: ReadonlySet<string> | null): CountsRow[] {
  const { kpi, place, level, before, end } = cut
  const [last, first] = [sums.of(kpi, end), sums.of(kpi, before)]
  const [lastYear, firstYear] = crossesYears(cut) ? [sums.of(kpi, yearOf(end)), sums.of(kpi, yearOf(before))] : []
  const rows: CountsRow[] = []
  for (const [index, unit] of last?.units.entries() ?? []) {
    if (units !== null && !units.has(unit)) continue
    const sum = last!.at(index)
    const start = first?.find(unit, index) ?? none
    const now = lastYear?.find(unit, index) ?? none
    const then = firstYear?.find(unit, index) ?? none
    const since = (side: keyof Sum) => sum[side] + now[side] - start[side] - then[side]
    rows.push({
      kpi,
      unit,
      place,
      numerator: level ? sum.numerator : since('numerator'),
      denominator: level ? sum.denominator : since('denominator'),
      reported: since('reported'),
      expected: since('expected'),
      ever: sum.reported + now.reported,
    })
  }
  return rows
}
