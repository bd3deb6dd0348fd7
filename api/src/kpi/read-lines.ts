import { type Day, earlierDay, laterDay } from 'shared/day.ts'
import { kpiOfFormula } from 'shared/kpi/version/version.ts'
import { type Line, type LinePart, standsOn, takeShares } from 'shared/unit/succession.ts'
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
    spans: [...new Map(pieces.map(({ span }) => [keyOf(span), span])).values()],
  }))
  const spansOf = new Map(parts.flatMap(({ kpis, spans }) => kpis.map((kpi) => [kpi, spans] as const)))
  for (const row of await read(parts)) {
    const span = spansOf.get(row.kpi)?.[row.place - 1]
    if (span) found.set(`${row.kpi} ${row.unit} ${keyOf(span)}`, row)
  }
  const joined = drawn.flatMap(({ question, pieces }) => {
    const byRow = [...Map.groupBy(pieces, ({ unit, place }) => `${unit} ${place}`).values()]
    return question.kpis.flatMap((kpi) => {
      const level = ground.kpis.find(({ id }) => id === kpiOfFormula(kpi))?.aggregation === 'last'
      const reach = ground.reach.get(kpi)?.day ?? ''
      const counts = ({ part, end }: Piece): boolean => !level || standsOn(part, earlierDay(end, reach))
      return byRow.flatMap((own) => joinPieces(kpi, own, counts, found) ?? [])
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
  /** The last day that is asked for: a state is told by who stands on it. */
  end: Day
}

interface DrawnQuestion {
  question: CountsAsked
  units: string[]
  pieces: Piece[]
}

function linesAsked({ lines }: Ground, question: CountsAsked): DrawnQuestion[] {
  const units = [...lines.keys()].filter((unit) => question.units?.includes(unit) ?? true)
  const pieces = units.flatMap((unit) =>
    question.spans.flatMap((span, index) => piecesOf(lines.get(unit)!, unit, { ...span, place: index + 1 })),
  )
  return pieces.length === 0 ? [] : [{ question, units, pieces }]
}

const piecesOf = ({ parts }: Line, unit: string, span: Span & { place: number }): Piece[] =>
  parts.flatMap((part) => {
    const own = { from: laterDay(span.from, part.from ?? ''), to: earlierDay(span.to, part.to ?? '9999-12-30') }
    return own.from > own.to ? [] : [{ unit, place: span.place, part, span: own, end: span.to }]
  })

/** Numerator and denominator each for itself: rates are never added. A report is whole, whosever count it became. */
function joinPieces(
  kpi: string,
  pieces: readonly Piece[],
  counts: (piece: Piece) => boolean,
  found: ReadonlyMap<string, CountsRow>,
): CountsRow | null {
  const own = pieces.flatMap((piece) => {
    const row = found.get(`${kpi} ${piece.part.unit} ${keyOf(piece.span)}`)
    return row ? [{ ...piece, row }] : []
  })
  const [first] = own
  if (!first) return null
  const sum = (of: (one: (typeof own)[number]) => number) => own.reduce((total, one) => total + of(one), 0)
  const side = (name: 'numerator' | 'denominator') =>
    sum((piece) => (counts(piece) ? takeShares(piece.part.taken, piece.row[name]) : 0))
  return {
    kpi,
    unit: first.unit,
    place: first.place,
    numerator: side('numerator'),
    denominator: side('denominator'),
    reported: sum(({ row }) => row.reported),
    expected: sum(({ row }) => row.expected),
    ever: sum(({ row }) => row.ever),
  }
}

const keyOf = ({ from, to }: Span): string => `${from} ${to}`
