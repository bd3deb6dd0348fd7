import { addDays, type Day, laterDay } from 'shared/day.ts'
import type { Explanation } from 'shared/explain/explanation-contract.ts'
import type { ValueRow } from 'shared/kpi/kpi-contract.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { VersionedKpi } from 'shared/kpi/version/version.ts'
import type { Knowledge, Value } from 'shared/kpi/value-contract.ts'
import type { StatedPeriod } from 'shared/period-contract.ts'
import type { Locale, Text } from 'shared/text.ts'
import { compareUnits } from 'shared/unit/compare-units.ts'
import type { Db } from '../db/open.ts'
import { valueRows } from '../kpi/answer-values.ts'
import { type Gathered, gatherCounts } from '../kpi/gather-counts.ts'
import type { Ground } from '../kpi/read-ground.ts'
import { readMissingDaysAsOf } from '../kpi/read-missing-days-as-of.ts'
import { missingOfLine } from '../kpi/gather-unit.ts'
import { membersOf } from '../kpi/sum-rows.ts'
import type { Whose } from './asked-group.ts'
import { countedFigures, type CountedFigures, isOfProvince } from './counted-figures.ts'
import { type Contributions, readContributions, weightsOf } from './read-contributions.ts'
import { readKpiVersion } from './read-kpi-version.ts'
import { readOrigins } from './read-origins.ts'
import { agreesWith, lineOfParts, takeParts } from './take-parts.ts'

/** So many days, or units, are named; the rest is in the total. */
const named = 62
/** Of an earlier state each day is a question of its own, so only those of the last year and a bit are looked at. */
const daysLookedAt = 400

export interface ExplanationAsked {
  ground: Ground
  kpi: VersionedKpi
  versions: VersionedKpi['versions']
  whose: Whose
  period: StatedPeriod
  knowledge: Knowledge
  before: number | undefined
  locale: Locale
  now: Date
}

/** Everything a number stands on, from one state of the database. */
export async function gatherExplanation(db: Db, asked: ExplanationAsked): Promise<Explanation> {
  const { ground, kpi, whose, period, knowledge, before } = asked
  const { units } = whose
  const summed = isOfProvince({ ground, kpi, units })
  const gathered = await gatherCounts(
    db,
    ground,
    { kpis: [kpi], units: summed || units.length > fewUnits ? null : units, spans: [period] },
    knowledge,
  )
  const [{ value, target }, ...members] = valuesOf(asked, gathered)
  const counted = await countedFigures(db, { ground, kpi, units, ...period, version: knowledge.version })
  const weights = weightsOf(kpi)
  const found = await readContributions(db, counted, { weights, version: knowledge.version, before })
  const origins = await readOrigins(
    db,
    found.batches.map(({ collection }) => collection),
  )
  const names = await readMeasureNames(
    db,
    weights.map(({ measure }) => measure),
  )
  const numerator = sideOf(kpi.numerator, found, names)
  const denominator = kpi.denominator && sideOf(kpi.denominator, found, names)
  const lined = whose.group === null && ground.lines.has(whose.key)
  const { version } = knowledge
  const parts = await takeParts(db, counted, { kpi, version, historyFrom: ground.historyFrom, all: lined })
  return {
    kpi: kpi.id,
    unit: whose.group === null ? whose.key : null,
    group: whose.group && {
      ...whose.group,
      members: members.map(({ key, value: own }) => ({ unit: key, value: own })),
    },
    period,
    knowledge,
    at: knowledge.asOf ?? asked.now.toISOString(),
    value,
    target,
    definition: await readKpiVersion(db, kpi, asked.versions),
    line: lined ? lineOfParts(parts) : [],
    numerator,
    denominator,
    agrees: agreesWith(value, { numerator: numerator.total, denominator: denominator?.total ?? 0 }, parts),
    days: {
      ...(counted.kind === 'none' ? { from: null, to: null } : { from: counted.from, to: counted.to }),
      ...(summed
        ? owingUnits(asked, gathered, membersOf(kpi, ground.units))
        : whose.group
          ? owingUnits(asked, gathered, units)
          : { owing: [], owingTotal: 0 }),
      missing: summed || whose.group ? [] : await missingDays(db, asked, value, counted),
      missingTotal: Math.max(0, value.expected - value.reported),
    },
    reasons: found.reasons,
    batches: found.batches.map((batch) => {
      const origin = origins.get(batch.collection)
      if (!origin) throw new Error(`the ledger speaks of batch ${batch.collection}, which is not there`)
      return { ...batch, ...origin }
    }),
    batchesTotal: found.batchesTotal,
    more: found.more,
  }
}

function sideOf(
  { label, terms }: Kpi['numerator'],
  { totals }: Contributions,
  names: ReadonlyMap<string, Text>,
): Explanation['numerator'] {
  const explained = terms.map(({ measure, coefficient }) => ({
    measure,
    name: names.get(measure) ?? { vi: measure, en: measure },
    coefficient,
    total: totals.get(measure) ?? 0,
  }))
  return { label, terms: explained, total: explained.reduce((sum, term) => sum + term.coefficient * term.total, 0) }
}

/** More than so many units are as soon read with all of them. */
const fewUnits = 20

/** The number that is asked about, and of a group those of its members. */
function valuesOf({ ground, kpi, whose, period, locale }: ExplanationAsked, gathered: Gathered) {
  const told = whose.place === null ? { ...kpi, targets: [] } : kpi
  const own = { key: whose.key, units: [...whose.units], place: whose.place ?? { code: null, kind: null } }
  const inOrder = ground.everyone.filter(({ code }) => whose.units.includes(code)).toSorted(compareUnits)
  const members = whose.group === null ? [] : inOrder.map(({ code }) => code)
  const rows = [own, ...members.map((key) => ({ key, units: [key], place: { code: key, kind: null } }))]
  return valueRows(told, gathered, rows, { period, compared: null }, locale) as [ValueRow, ...ValueRow[]]
}

/** Who owes how many reports, the most first. */
function owingUnits({ kpi }: ExplanationAsked, gathered: Gathered, members: readonly string[]) {
  const owing = members
    .flatMap((unit) => {
      const counts = gathered.of(kpi, [unit], 0)
      const missing = counts === 'not-applicable' ? 0 : counts.expected - counts.reported
      return missing > 0 ? [{ unit, missing }] : []
    })
    .toSorted((one, other) => other.missing - one.missing || (one.unit < other.unit ? -1 : 1))
  return { owing: owing.slice(0, named), owingTotal: owing.length }
}

async function missingDays(
  db: Db,
  { ground, kpi, whose: { key: unit }, period, knowledge }: ExplanationAsked,
  { expected, reported }: Value,
  counted: CountedFigures,
): Promise<Day[]> {
  if (expected <= reported || counted.kind === 'none') return []
  const to = period.to
  const from = laterDay(period.from, ground.historyFrom)
  if (knowledge.asOf === null)
    return lastNamed(await missingOfLine(db, ground, { kpis: [kpi.formula], unit, from, to }), kpi.formula)
  const span = { kpis: [kpi.formula], unit, from: laterDay(from, addDays(to, -daysLookedAt)), to }
  const past = { version: knowledge.version, instant: new Date(knowledge.asOf) }
  return lastNamed(await readMissingDaysAsOf(db, ground, span, past), kpi.formula)
}

const lastNamed = (missing: ReadonlyMap<string, Day[]>, kpi: string): Day[] => (missing.get(kpi) ?? []).slice(-named)

async function readMeasureNames(db: Db, measures: readonly string[]): Promise<Map<string, Text>> {
  // A KPI that awaits its source has no measure yet.
  if (measures.length === 0) return new Map()
  const rows = await db.selectFrom('measure').select(['id', 'name']).where('id', 'in', measures).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
