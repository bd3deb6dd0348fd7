import { addDays, type Day, daysBetween, earlierDay, laterDay } from 'shared/day.ts'
import { dueDay } from 'shared/due-day.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { DefinedKpi } from 'shared/kpi/version/version.ts'
import { isOwed } from 'shared/owed.ts'
import type { CountsAsked, Span } from './read-counts.ts'
import type { Ground } from './read-ground.ts'
import type { Later, Since } from './read-later.ts'
import { isSummed, membersOf } from './sum-rows.ts'

/** One KPI of a question as it was to be answered then. */
export interface PastKpi {
  kpi: DefinedKpi
  question: CountsAsked
  /** With their places, as far as the sums reach; without those there is nothing of. */
  spans: (Span & { place: number })[]
  /** Figures were due up to here, and owed from there. */
  due: Day
  owedFrom: Day
  /** All units that owe it or have owed it. */
  members: string[]
  /** The units asked for; of the province it is told whose figures it sums. */
  units: { unit: string; parts: string[] }[]
}

export function pastsOf(ground: Ground, question: CountsAsked, instant: Date): PastKpi[] {
  const wanted = new Set(question.kpis)
  return ground.kpis
    .flatMap(({ versions }) => versions)
    .flatMap((kpi) => {
      const reach = ground.reach.get(kpi.formula)
      if (!wanted.has(kpi.formula) || !reach) return []
      const spans = question.spans
        .map(({ from, to }, index) => ({ from, to: earlierDay(to, reach.day), place: index + 1 }))
        .filter(({ from, to }) => from <= to && to >= ground.historyFrom)
      if (spans.length === 0) return []
      const feeds = ground.feeds.filter(({ dataset }) => dataset === kpi.dataset)
      const members = membersOf(kpi, ground.everyone)
      const asked = question.units && new Set(question.units)
      const summed = isSummed(kpi) && (asked?.has(ground.province) ?? true)
      return {
        kpi,
        question,
        spans,
        due: earlierDay(dueDay(Math.max(0, ...feeds.map(({ lagHours }) => lagHours)), instant), reach.due),
        owedFrom: feeds.map(({ historyFrom }) => historyFrom).sort()[0] ?? ground.historyFrom,
        members,
        units: [
          ...(summed ? [{ unit: ground.province, parts: members }] : []),
          ...members.filter((unit) => asked?.has(unit) ?? true).map((unit) => ({ unit, parts: [unit] })),
        ],
      }
    })
}

/** The same with what has come of its dataset since. */
export interface PastAsking {
  past: PastKpi
  since: Since
}

/** What arrived before it was due counts as expected, so the days after the due day are counted by themselves. */
export const earlyPart = ({ from, to }: Span, due: Day): Span[] =>
  to <= due ? [] : [{ from: from > due ? from : addDays(due, 1), to }]

/** A day on which figures of a unit have moved since, in the words of a KPI. */
export interface Move {
  unit: string
  day: Day
  numerator: number
  denominator: number
  /** 1 where the report has come since, -1 where it has been taken back. */
  reported: number
}

export function movesOf(kpi: Kpi, byMeasure: ReadonlyMap<string, Later[]>, { calendar }: Ground): Move[] {
  const moves = new Map<string, Move>()
  const sides = [
    ['numerator', kpi.numerator.terms],
    ['denominator', kpi.denominator?.terms ?? []],
  ] as const
  for (const [side, terms] of sides) {
    for (const { measure, coefficient } of terms) {
      for (const { unit, day, delta, reported } of byMeasure.get(measure) ?? []) {
        const key = `${unit} ${day}`
        const move = moves.get(key) ?? { unit, day, numerator: 0, denominator: 0, reported: 0 }
        move[side] += coefficient * delta
        // A report is whole or none, so once a measure of it has come or gone, all have.
        move.reported ||= isOwed(kpi.frequency, day, calendar) ? Math.sign(reported) : 0
        moves.set(key, move)
      }
    }
  }
  return [...moves.values()]
}

/** How many reports units owe of a span, each of the days on which it stands. */
export function countOwedBy(kpi: Kpi, ground: Ground, units: readonly string[], span: Span): number {
  const bounded = units.flatMap((unit) => ground.lives.get(unit) ?? [])
  const whole = units.length === bounded.length ? 0 : countOwed(kpi, ground, span) * (units.length - bounded.length)
  return bounded.reduce(
    (sum, life) =>
      sum +
      countOwed(kpi, ground, {
        from: laterDay(span.from, life.from ?? ''),
        to: earlierDay(span.to, life.to ?? '9999'),
      }),
    whole,
  )
}

/** How many reports a unit owes of a span. */
export function countOwed(kpi: Kpi, { historyFrom, calendar }: Ground, { from, to }: Span): number {
  const first = laterDay(from, historyFrom)
  if (first > to) return 0
  if (kpi.frequency === 'daily') return daysBetween(first, to)
  if (kpi.frequency === 'workday') return calendar.workingDays(first, to)
  let count = 0
  for (let day = first; day <= to; day = addDays(day, 1)) if (isOwed(kpi.frequency, day, calendar)) count += 1
  return count
}
