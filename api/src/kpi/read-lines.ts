import { addDays, type Day, earlierDay, laterDay } from 'shared/day.ts'
import { isProportion } from 'shared/kpi/compare/comparison-model.ts'
import { kpiOfFormula } from 'shared/kpi/version/version.ts'
import { type Line, type LinePart, type Sides, standsOn, takeBetween, takeSides } from 'shared/unit/succession.ts'
import type { Db } from '../db/open.ts'
import { type CountsAsked, type CountsRow, readCounts, type Span } from './read-counts.ts'
import { type Past, readCountsAsOf } from './read-counts-as-of.ts'
import { type Ground, reachOf } from './read-ground.ts'

/**
 * Counts of units as lines are drawn now: what was counted under the codes a unit comes from is its own for the days
 * before it stood. Every count is kept under one code only, so a total is the same however lines are drawn.
 */
export async function readLines(
  db: Db,
  ground: Ground,
  asked: CountsAsked | readonly CountsAsked[],
  past: Past | null,
): Promise<CountsRow[]> {
  return joinLines(ground, [asked].flat(), (all) =>
    past ? readCountsAsOf(db, ground, all, past) : readCounts(db, all, reachOf(ground)),
  )
}

/** The same of counts from wherever they are read. */
export async function joinLines(
  ground: Ground,
  questions: readonly CountsAsked[],
  read: (all: readonly CountsAsked[]) => Promise<CountsRow[]>,
): Promise<CountsRow[]> {
  const rows = await read(questions)
  if (ground.lines.size === 0) return rows
  const drawn = questions.flatMap((question) => linesAsked(ground, question))
  if (drawn.length === 0) return rows
  // Each KPI stands in one question only, so rows find their line by KPI, unit and the days of a part.
  const found = new Map<string, CountsRow>()
  const parts = drawn.map(({ question, pieces }) => ({
    kpis: question.kpis,
    units: [...new Set(pieces.map(({ part }) => part.unit))],
    spans: [...new Map(pieces.flatMap(spansOf).map((span) => [keyOf(span), span])).values()],
  }))
  const spansAsked = new Map(parts.flatMap(({ kpis, spans }) => kpis.map((kpi) => [kpi, spans] as const)))
  for (const row of await read(parts)) {
    const span = spansAsked.get(row.kpi)?.[row.place - 1]
    if (span) found.set(`${row.kpi} ${row.unit} ${keyOf(span)}`, row)
  }
  const joined = drawn.flatMap(({ question, pieces }) => {
    const byRow = [...Map.groupBy(pieces, ({ unit, place }) => `${unit} ${place}`).values()]
    return question.kpis.flatMap((id) => {
      const kpi = ground.kpis.find((each) => each.id === kpiOfFormula(id))
      const defined = kpi?.versions.find(({ formula }) => formula === id) ?? kpi
      const reach = ground.reach.get(id)?.day ?? ''
      const join: Join = {
        kpi: id,
        level: kpi?.aggregation === 'last',
        rate: defined !== undefined && isProportion(defined),
        of: (unit, span) => (span && found.get(`${id} ${unit} ${keyOf(span)}`)) ?? null,
        standsAt: ({ part, end }) => standsOn(part, earlierDay(end, reach)),
      }
      return byRow.flatMap((own) => joinPieces(join, own) ?? [])
    })
  })
  const lined = new Set(
    drawn.flatMap(({ question, units }) => question.kpis.flatMap((kpi) => units.map((unit) => `${kpi} ${unit}`))),
  )
  return [...rows.filter(({ kpi, unit }) => !lined.has(`${kpi} ${unit}`)), ...joined]
}

/** A part of a unit's line within a span that is asked for. */
interface Piece {
  unit: string
  place: number
  part: LinePart
  span: Span
  /** Of a part that is taken over by a share: all of it up to the end of the span, and all of it before the span. */
  until: Span | null
  before: Span | null
  /** The last day that is asked for: a state is told by who stands on it. */
  end: Day
}

const spansOf = ({ span, until, before }: Piece): Span[] => [span, until, before].filter((one) => one !== null)

interface DrawnQuestion {
  question: CountsAsked
  units: string[]
  pieces: Piece[]
}

function linesAsked({ lines, historyFrom }: Ground, question: CountsAsked): DrawnQuestion[] {
  const units = [...lines.keys()].filter((unit) => question.units?.includes(unit) ?? true)
  const pieces = units.flatMap((unit) =>
    question.spans.flatMap((span, index) =>
      piecesOf(lines.get(unit)!, unit, { ...span, place: index + 1 }, historyFrom),
    ),
  )
  return pieces.length === 0 ? [] : [{ question, units, pieces }]
}

const piecesOf = ({ parts }: Line, unit: string, span: Span & { place: number }, historyFrom: Day): Piece[] =>
  parts.flatMap((part) => {
    const own = { from: laterDay(span.from, part.from ?? ''), to: earlierDay(span.to, part.to ?? '9999-12-30') }
    return own.from > own.to
      ? []
      : [{ unit, place: span.place, part, span: own, ...sinceItBegan(part, own, historyFrom), end: span.to }]
  })

/** Shares are taken of what has come together since the part began, so that periods add up. */
export function sinceItBegan(
  { from, taken }: Pick<LinePart, 'from' | 'taken'>,
  span: Span,
  historyFrom: Day,
): { until: Span | null; before: Span | null } {
  if (taken.length === 0) return { until: null, before: null }
  const first = laterDay(from ?? '', historyFrom)
  return {
    until: { from: first, to: span.to },
    before: first < span.from ? { from: first, to: addDays(span.from, -1) } : null,
  }
}

interface Join {
  kpi: string
  level: boolean
  rate: boolean
  of: (unit: string, span: Span | null) => CountsRow | null
  standsAt: (piece: Piece) => boolean
}

const nothing: Sides = { numerator: 0, denominator: 0 }

/** Numerator and denominator each for itself: rates are never added. A report is whole, whosever count it became. */
function joinPieces({ kpi, level, rate, of, standsAt }: Join, pieces: readonly Piece[]): CountsRow | null {
  const own = pieces.flatMap((piece) => {
    const row = of(piece.part.unit, piece.span)
    return row ? [{ ...piece, row }] : []
  })
  const [first] = own
  if (!first) return null
  const sidesOf = (piece: (typeof own)[number]): Sides => {
    const { part, row, until, before } = piece
    if (level) return standsAt(piece) ? takeSides(part.taken, row, false) : nothing
    if (part.taken.length === 0) return row
    return takeBetween(part.taken, of(part.unit, before) ?? nothing, of(part.unit, until) ?? nothing, rate)
  }
  const sides = own.map(sidesOf)
  const sum = (ofOne: (one: CountsRow) => number) => own.reduce((total, { row }) => total + ofOne(row), 0)
  return {
    kpi,
    unit: first.unit,
    place: first.place,
    numerator: sides.reduce((total, { numerator }) => total + numerator, 0),
    denominator: sides.reduce((total, { denominator }) => total + denominator, 0),
    reported: sum(({ reported }) => reported),
    expected: sum(({ expected }) => expected),
    ever: sum(({ ever }) => ever),
  }
}

const keyOf = ({ from, to }: Span): string => `${from} ${to}`
