import { sql } from 'kysely'
import { addDays, type Day, toSerial } from 'shared/day.ts'
import type { Applicable, Counts } from 'shared/kpi/value.ts'
import type { Knowledge } from 'shared/kpi/value-contract.ts'
import { type Counted, type DefinedKpi, definitionOf, type VersionedKpi } from 'shared/kpi/version/version.ts'
import { isOwed } from 'shared/owed.ts'
import type { UnitKind } from 'shared/unit/unit.ts'
import type { WorkCalendar } from 'shared/workday.ts'
import type { Db } from '../db/open.ts'
import { codesOf, type DrawnUnits } from './draw-units.ts'
import {
  type CountsAsked,
  countsFrom,
  type CountsRow,
  type LookUp,
  lookUpsOf,
  type Span,
  sumsAsked,
} from './read-counts.ts'
import { type Ground, reachOf } from './read-ground.ts'
import { readLines } from './read-lines.ts'
import { type PackedSums, readPackedSums, unpackSums } from './read-sums.ts'
import { isSummed, membersOf } from './sum-rows.ts'

/** Counts of some KPIs over some spans, to be asked for by KPI, units (a group is several) and place of the span, from 0. */
export interface Gathered {
  of: (kpi: VersionedKpi, units: readonly string[], place: number) => Applicable
  /** The definition the counts of a span are by. */
  defined: (kpi: VersionedKpi, place: number) => DefinedKpi
}

/** Days that are counted together, by the definition of their last one if nothing else is said. */
export type CountedSpan = Span & Counted

export interface GatherAsked {
  kpis: readonly VersionedKpi[]
  /** Null means every unit. */
  units: readonly string[] | null
  spans: readonly CountedSpan[]
  /** KPIs of which only the first span is asked. */
  firstOnly?: readonly VersionedKpi[]
}

/** `lined`: of units whose figures stand under several codes, added up already, in the place of their own. */
interface PackedFound {
  kind: 'packed'
  lookUps: LookUp[]
  rows: PackedSums[]
  lined: CountsRow[]
}

/** What was found for a question, as it came: plain data, so that a thread can take it apart. */
export interface CountsFound {
  asked: GatherAsked
  sums: PackedFound | { kind: 'rows'; rows: CountsRow[] }
  waiting: Waiting[]
  today: Day
}

/** Who owes what, and on which days. */
export interface Owing {
  province: string
  everyone: readonly { code: string; kind: UnitKind }[]
  lines: DrawnUnits['lines']
  calendar: WorkCalendar
}

/** All that one answer needs, in one question to the sums and one to the quarantine. */
export async function gatherCounts(
  db: Db,
  ground: Ground,
  asked: GatherAsked,
  knowledge: Knowledge,
): Promise<Gathered> {
  return gatheredFrom(await findCounts(db, ground, asked, knowledge), ground)
}

export async function findCounts(
  db: Db,
  ground: Ground,
  asked: GatherAsked,
  knowledge: Knowledge,
): Promise<CountsFound> {
  const { kpis, units, spans, firstOnly = [] } = asked
  const { today } = ground
  const questions = [
    { kpis: formulasOf(kpis, spans, today), units, spans },
    { kpis: formulasOf(firstOnly, spans.slice(0, 1), today), units, spans: spans.slice(0, 1) },
  ]
  const sums = await findSums(db, ground, questions, knowledge)
  const datasets = [...new Set([...kpis, ...firstOnly].flatMap(({ dataset }) => dataset ?? []))]
  return { asked, sums, waiting: await readQuarantined(db, datasets, spans, knowledge.asOf), today }
}

/** Of nearly every KPI it is one; of one whose definition changed within the spans, all of them over all spans. */
const formulasOf = (kpis: readonly VersionedKpi[], spans: readonly CountedSpan[], today: Day): string[] =>
  kpis.flatMap((kpi) => {
    if (kpi.versions.length === 1) return kpi.versions[0]!.formula
    return [...new Set(spans.map((span) => definitionOf(kpi, span, today).formula))]
  })

async function findSums(
  db: Db,
  ground: Ground,
  questions: readonly CountsAsked[],
  { asOf, version }: Knowledge,
): Promise<CountsFound['sums']> {
  if (asOf !== null)
    return { kind: 'rows', rows: await readLines(db, ground, questions, { version, instant: new Date(asOf) }) }
  const reach = reachOf(ground)
  const lookUps = lookUpsOf(questions, (kpi) => reach.get(kpi))
  const drawn = [...ground.lines.keys()]
  const ofLines = questions.map((question) => ({
    ...question,
    units: question.units === null ? drawn : drawn.filter((unit) => question.units?.includes(unit)),
  }))
  const lined = ofLines.every(({ units }) => units.length === 0) ? [] : await readLines(db, ground, ofLines, null)
  return { kind: 'packed', lookUps, rows: await readPackedSums(db, lookUps.map(sumsAsked)), lined }
}

/** The counts that were found, to be asked for. */
export function gatheredFrom(
  { asked, sums, waiting, today }: CountsFound,
  { province, everyone, lines, calendar }: Owing,
): Gathered {
  const { spans, firstOnly = [] } = asked
  const rows = sums.kind === 'rows' ? sums.rows : [...unpacked(sums, lines), ...sums.lined]
  const found = new Map(rows.map((row) => [keyOf(row.kpi, row.unit, row.place), row]))
  const members = new Map([...asked.kpis, ...firstOnly].map((kpi) => [kpi.id, new Set(membersOf(kpi, everyone))]))
  const defined: Gathered['defined'] = (kpi, place) => definitionOf(kpi, spans[place] ?? { to: today }, today)
  return {
    defined,
    of(kpi, units, place) {
      const own = members.get(kpi.id) ?? new Set()
      const owing = units.filter(
        (unit) => (own.has(unit) && isThere(lines, unit, spans[place])) || (unit === province && isSummed(kpi)),
      )
      if (owing.length === 0) return 'not-applicable'
      const { formula } = defined(kpi, place)
      const counts = owing.map((unit) => countsOf(found.get(keyOf(formula, unit, place + 1))))
      const parts =
        owing.includes(province) && isSummed(kpi) ? own : new Set(owing.flatMap((unit) => codesOf({ lines }, unit)))
      const quarantined = waiting.filter(
        (row) => row.dataset === kpi.dataset && row.place === place + 1 && parts.has(row.unit),
      )
      const sum = addCounts(counts)
      // A Sunday of a KPI of working days: nobody owes a figure, so none is missing.
      if (!hasArrived(sum) && quarantined.length === 0 && !owesAnything(kpi, spans[place], calendar))
        return 'not-applicable'
      return { ...sum, quarantined: quarantined.reduce((total, { records }) => total + records, 0) }
    },
  }
}

const unpacked = ({ lookUps, rows }: PackedFound, lines: Owing['lines']): CountsRow[] =>
  countsFrom(lookUps, unpackSums(rows)).filter(({ unit }) => !lines.has(unit))

/** Whether anything of a unit's line lies in a span: it is asked for nothing before it came to be and after it ended. */
function isThere(lines: Owing['lines'], unit: string, span: Span | undefined): boolean {
  const line = lines.get(unit)
  if (!line || !span) return true
  return line.parts.some(({ from, to }) => (from ?? '') <= span.to && span.from <= (to ?? '9999'))
}

const hasArrived = ({ numerator, denominator, reported }: Counts): boolean =>
  reported > 0 || numerator !== 0 || denominator !== 0

/** A state is asked of whatever day it is; of a flow a figure is owed only for the days its frequency names. */
function owesAnything(
  { frequency, aggregation }: VersionedKpi,
  span: Span | undefined,
  calendar: Owing['calendar'],
): boolean {
  if (!span || aggregation === 'last') return true
  const length = toSerial(span.to) - toSerial(span.from)
  // Whatever the frequency, a year and a day owes something; most spans end at their first day.
  for (let place = 0; place <= Math.min(length, 366); place++)
    if (isOwed(frequency, addDays(span.from, place), calendar)) return true
  return false
}

const keyOf = (kpi: string, unit: string, place: number): string => `${kpi} ${unit} ${place}`

const countsOf = (row: CountsRow | undefined): Counts => ({
  numerator: row?.numerator ?? 0,
  denominator: row?.denominator ?? 0,
  reported: row?.reported ?? 0,
  expected: row?.expected ?? 0,
  quarantined: 0,
  everReported: (row?.ever ?? 0) > 0,
})

/** Ratios are never averaged: a group's counts are the sums of its units'. */
function addCounts(parts: readonly Counts[]): Counts {
  return parts.reduce((sum, part) => ({
    numerator: sum.numerator + part.numerator,
    denominator: sum.denominator + part.denominator,
    reported: sum.reported + part.reported,
    expected: sum.expected + part.expected,
    quarantined: sum.quarantined + part.quarantined,
    everReported: sum.everReported || part.everReported,
  }))
}

interface Waiting {
  dataset: string
  unit: string
  place: number
  records: number
}

/** Records that wait for an officer's decision, now or at an instant. */
async function readQuarantined(
  db: Db,
  datasets: readonly string[],
  spans: readonly Span[],
  asOf: string | null,
): Promise<Waiting[]> {
  const { rows } = await quarantinedStatement(datasets, spans, asOf).execute(db)
  return rows
}

/** A record waits from the instant its answer was kept until it is settled. */
export const quarantinedStatement = (
  datasets: readonly string[],
  spans: readonly Span[],
  asOf: string | null,
) => sql<Waiting>`
select q.dataset, q.unit, s.place, count(distinct q.day)::int as records
from unnest(${spans.map(({ from }) => from)}::date[], ${spans.map(({ to }) => to)}::date[]) with ordinality as s(first, last, place)
join quarantine q on q.dataset = any(${datasets}::text[]) and q.day between s.first and s.last
${
  asOf === null
    ? sql`where q.state = 'waiting'`
    : sql`join collection c on c.id = q.collection
where coalesce(c.recorded_at, c.asked_at) <= ${asOf}::timestamptz and (q.settled_at is null or q.settled_at > ${asOf}::timestamptz)`
}
group by q.dataset, q.unit, s.place`
