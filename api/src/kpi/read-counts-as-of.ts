import { sql } from 'kysely'
import { addDays, type Day, fromSerial, toSerial } from 'shared/day.ts'
import { isOwed } from 'shared/owed.ts'
import type { Db } from '../db/open.ts'
import { type CountsAsked, type CountsRow, readCounts, type Span } from './read-counts.ts'
import { readSumGround, type SumGround } from './read-sum-ground.ts'
import { isLevel, isSummed, membersOf } from './sum-rows.ts'
import type { SummedKpi } from './sum-steps.ts'

/** A state of the ledger: the newest version recorded by an instant. */
export interface Past {
  version: number
  instant: Date
}

/**
 * Counts as they were known: what the sums say now, less every delta recorded later. Only those deltas are read, and for
 * a level the reports of the units they touch. What was expected is what was due by then.
 */
export async function readCountsAsOf(db: Db, asked: CountsAsked, past: Past): Promise<CountsRow[]> {
  const ground = await readSumGround(db, null, past.instant)
  const rows: CountsRow[] = []
  for (const kpi of ground.kpis) {
    if (asked.kpis.includes(kpi.id) && kpi.horizon) rows.push(...(await countsOf(db, ground, kpi, asked, past)))
  }
  return rows
}

async function countsOf(
  db: Db,
  ground: SumGround,
  kpi: SummedKpi,
  asked: CountsAsked,
  past: Past,
): Promise<CountsRow[]> {
  const horizon = kpi.horizon!.day
  const due = kpi.dueNow < kpi.horizon!.due ? kpi.dueNow : kpi.horizon!.due
  const summed = isSummed(kpi) && (asked.units === null || asked.units.includes(ground.province))
  const members = membersOf(kpi, ground.units)
  const units = asked.units === null || summed ? members : members.filter((unit) => asked.units!.includes(unit))
  const spans = asked.spans.map(({ from, to }) => ({ from, to: to < horizon ? to : horizon }))
  // What arrived before it was due counts as expected, so the days after the due day are counted by themselves.
  const early = spans.map(({ from, to }) => ({ from: from > due ? from : addDays(due, 1), to }))
  const all = [...spans, ...early]
  const last = spans.reduce((newest, { to }) => (to > newest ? to : newest), kpi.owedFrom)
  const owed = owedDays(ground, kpi, { from: kpi.owedFrom, to: last })

  const found = new Map(
    (await readCounts(db, { kpis: [kpi.id], units, spans: all })).map((row) => [`${row.unit} ${row.place}`, row]),
  )
  const later = new Map(
    (await readLaterDeltas(db, kpi.id, { units, spans: all, owed }, past.version)).map((row) => [
      `${row.unit} ${row.place}`,
      row,
    ]),
  )
  const rows = spans.flatMap((span, index): CountsRow[] => {
    if (span.from > span.to || span.to < ground.historyFrom) return []
    const dueDays = owedDays(ground, kpi, {
      from: span.from > kpi.owedFrom ? span.from : kpi.owedFrom,
      to: span.to < due ? span.to : due,
    })
    return units.map((unit) => {
      const [now, gone] = [found.get(`${unit} ${index + 1}`), later.get(`${unit} ${index + 1}`)]
      const [earlyNow, earlyGone] = [
        found.get(`${unit} ${spans.length + index + 1}`),
        later.get(`${unit} ${spans.length + index + 1}`),
      ]
      const isEarly = early[index]!.from <= early[index]!.to
      return {
        kpi: kpi.id,
        unit,
        place: index + 1,
        numerator: (now?.numerator ?? 0) - (gone?.numerator ?? 0),
        denominator: (now?.denominator ?? 0) - (gone?.denominator ?? 0),
        reported: (now?.reported ?? 0) - (gone?.reported ?? 0),
        expected: dueDays.length + (isEarly ? (earlyNow?.reported ?? 0) - (earlyGone?.reported ?? 0) : 0),
        // Of a flow nobody asks it; for a level it is set below.
        ever: (now?.reported ?? 0) - (gone?.reported ?? 0),
      }
    })
  })
  if (isLevel(kpi)) await setLevels(db, kpi, rows, spans, past.version)
  return [
    ...(summed ? provinceRows(rows, kpi.id, ground, spans) : []),
    ...rows.filter(({ unit }) => asked.units?.includes(unit) ?? true),
  ]
}

function owedDays(ground: SumGround, kpi: SummedKpi, { from, to }: Span): Day[] {
  const first = toSerial(from > ground.historyFrom ? from : ground.historyFrom)
  const days = Array.from({ length: Math.max(0, toSerial(to) - first + 1) }, (_, place) => fromSerial(first + place))
  return days.filter((day) => isOwed(kpi.frequency, day, ground.calendar))
}

interface LaterDeltas {
  unit: string
  place: number
  numerator: number
  denominator: number
  reported: number
}

async function readLaterDeltas(
  db: Db,
  kpi: string,
  asked: { units: readonly string[]; spans: readonly Span[]; owed: readonly Day[] },
  version: number,
): Promise<LaterDeltas[]> {
  const { rows } = await laterDeltasStatement(kpi, asked, version).execute(db)
  return rows
}

export const laterDeltasStatement = (
  kpi: string,
  { units, spans, owed }: { units: readonly string[]; spans: readonly Span[]; owed: readonly Day[] },
  version: number,
) => sql<LaterDeltas>`
with later as materialized (
  select d.day, d.unit, t.side, d.delta * t.coefficient as delta, d.reported,
    (select count(*) from kpi_term n where n.kpi = ${kpi}) as terms
  from kpi_term t join delta d on d.measure = t.measure
  where t.kpi = ${kpi} and d.version > ${version} and d.unit = any(${units}::text[])
)
select d.unit, s.place,
  coalesce(sum(d.delta) filter (where d.side = 'numerator'), 0)::bigint as numerator,
  coalesce(sum(d.delta) filter (where d.side = 'denominator'), 0)::bigint as denominator,
  (coalesce(sum(d.reported) filter (where d.day = any(${owed}::date[])), 0) / max(d.terms))::int as reported
from unnest(${spans.map(({ from }) => from)}::date[], ${spans.map(({ to }) => to)}::date[]) with ordinality as s(first, last, place)
join later d on d.day between s.first and s.last
group by d.unit, s.place`

/** A level known then differs from today's only for units of which something was recorded later. */
async function setLevels(
  db: Db,
  kpi: SummedKpi,
  rows: CountsRow[],
  spans: readonly Span[],
  version: number,
): Promise<void> {
  for (const [index, { to }] of spans.entries()) {
    const own = rows.filter(({ place }) => place === index + 1)
    const touched = new Set(await readTouchedUnits(db, kpi.id, to, version))
    const asked = own.filter(({ unit }) => touched.has(unit)).map(({ unit }) => unit)
    // Most units have reported within weeks; only for the rest is the whole ledger asked.
    const recent = await readLevels(db, kpi.id, asked, { from: addDays(to, -45), to }, version)
    const silent = asked.filter((unit) => !recent.has(unit))
    const old = await readLevels(db, kpi.id, silent, { from: kpi.owedFrom, to }, version)
    const current = new Map(
      (await readCounts(db, { kpis: [kpi.id], units: own.map(({ unit }) => unit), spans: [{ from: to, to }] })).map(
        (row) => [row.unit, row],
      ),
    )
    for (const row of own) {
      const level = touched.has(row.unit) ? (recent.get(row.unit) ?? old.get(row.unit)) : current.get(row.unit)
      row.numerator = level?.numerator ?? 0
      row.denominator = level?.denominator ?? 0
      row.ever = touched.has(row.unit) ? (level ? 1 : 0) : (current.get(row.unit)?.ever ?? 0)
    }
  }
}

async function readTouchedUnits(db: Db, kpi: string, to: Day, version: number): Promise<string[]> {
  const rows = await db
    .selectFrom('delta')
    .innerJoin('kpi_term', 'kpi_term.measure', 'delta.measure')
    .select('delta.unit')
    .distinct()
    .where('kpi_term.kpi', '=', kpi)
    .where('delta.version', '>', version)
    .where('delta.day', '<=', to)
    .execute()
  return rows.map(({ unit }) => unit)
}

async function readLevels(
  db: Db,
  kpi: string,
  units: readonly string[],
  span: Span,
  version: number,
): Promise<Map<string, { numerator: number; denominator: number }>> {
  if (units.length === 0) return new Map()
  const { rows } = await levelsStatement(kpi, units, span, version).execute(db)
  return new Map(rows.map(({ unit, ...level }) => [unit, level]))
}

export const levelsStatement = (kpi: string, units: readonly string[], { from, to }: Span, version: number) => sql<{
  unit: string
  numerator: number
  denominator: number
}>`
select distinct on (unit) unit, numerator, denominator
from (
  select d.unit, d.day,
    coalesce(sum(d.delta * t.coefficient) filter (where t.side = 'numerator'), 0)::bigint as numerator,
    coalesce(sum(d.delta * t.coefficient) filter (where t.side = 'denominator'), 0)::bigint as denominator
  from kpi_term t join delta d on d.measure = t.measure
  where t.kpi = ${kpi} and d.unit = any(${units}::text[]) and d.day between ${from}::date and ${to}::date and d.version <= ${version}
  group by d.unit, d.day
  having sum(d.reported) >= (select count(*) from kpi_term n where n.kpi = ${kpi})
) reports
order by unit, day desc`

function provinceRows(
  rows: readonly CountsRow[],
  kpi: string,
  { province, historyFrom }: SumGround,
  spans: readonly Span[],
): CountsRow[] {
  return spans.flatMap(({ from, to }, index) => {
    if (from > to || to < historyFrom) return []
    const whole: CountsRow = {
      kpi,
      unit: province,
      place: index + 1,
      numerator: 0,
      denominator: 0,
      reported: 0,
      expected: 0,
      ever: 0,
    }
    for (const row of rows) {
      if (row.place !== index + 1) continue
      whole.numerator += row.numerator
      whole.denominator += row.denominator
      whole.reported += row.reported
      whole.expected += row.expected
      whole.ever += row.ever
    }
    return whole
  })
}
