import { type Insertable, sql } from 'kysely'
import type { Day } from 'shared/day.ts'
import type { Frequency } from 'shared/frequency.ts'
import type { Kpi, Target } from 'shared/kpi/kpi.ts'
import type { Text } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import type { Tables } from '../db/tables.ts'
import { testFeed } from '../unit/test-document.ts'
import { moveSums } from './move-sums.ts'

/** A province of six units with a KPI of every sort, written straight into the tables, for the tests of this room. */
export const historyFrom = '2025-11-20'
export const units = [
  { code: '37', name: 'Ninh Bình', kind: 'province', former_province: null },
  { code: 'H37.1', name: 'Sở Tài chính', kind: 'department', former_province: null },
  { code: '13285', name: 'Phủ Lý', kind: 'ward', former_province: 'ha-nam' },
  { code: '13291', name: 'Liêm Tuyền', kind: 'commune', former_province: 'ha-nam' },
  { code: '13633', name: 'Nam Định', kind: 'ward', former_province: 'nam-dinh' },
  { code: '14329', name: 'Hoa Lư', kind: 'ward', former_province: 'ninh-binh' },
] as const

export const specialDays = [
  { day: '2026-01-01', working: false },
  { day: '2026-01-10', working: true },
]

const datasets: Record<string, { frequency: Frequency; scope: Kpi['scope']; measures: string[] }> = {
  dossier: { frequency: 'daily', scope: 'all-units', measures: ['received', 'online', 'overdue'] },
  document: { frequency: 'workday', scope: 'communes', measures: ['outgoing', 'confidential', 'signed'] },
  certificate: { frequency: 'weekly', scope: 'all-units', measures: ['required', 'valid'] },
  procedure: { frequency: 'monthly', scope: 'all-units', measures: ['services', 'integrated'] },
  gateway: { frequency: 'daily', scope: 'province', measures: ['calls', 'calls_ok'] },
}
export const measuresOf = (dataset: string): string[] => datasets[dataset]?.measures ?? []

const text = (words: string): Text => ({ vi: words, en: words })
type Sketch = Pick<Kpi, 'id' | 'aggregation' | 'scope' | 'frequency' | 'measuredIn'> & {
  dataset: string
  additive?: boolean
  numerator: string[]
  denominator?: string[]
  headline?: number
  targets?: Partial<Target>[]
}

export const sketches: Sketch[] = [
  {
    id: 'T01',
    dataset: 'dossier',
    aggregation: 'sum',
    scope: 'all-units',
    frequency: 'daily',
    measuredIn: 'dossier',
    numerator: ['received'],
    headline: 1,
  },
  {
    id: 'T02',
    dataset: 'dossier',
    aggregation: 'ratio-of-sums',
    scope: 'all-units',
    frequency: 'daily',
    measuredIn: 'percent',
    numerator: ['online'],
    denominator: ['received'],
    headline: 2,
    targets: [{ value: 80 }, { value: 60, kind: 'commune' }],
  },
  {
    id: 'T05',
    dataset: 'dossier',
    aggregation: 'last',
    scope: 'all-units',
    frequency: 'daily',
    measuredIn: 'dossier',
    numerator: ['overdue'],
    targets: [{ value: 0, comparator: 'at-most' }],
  },
  {
    id: 'V02',
    dataset: 'document',
    aggregation: 'ratio-of-sums',
    scope: 'communes',
    frequency: 'workday',
    measuredIn: 'percent',
    numerator: ['signed'],
    denominator: ['outgoing', '-confidential'],
  },
  {
    id: 'V07',
    dataset: 'certificate',
    aggregation: 'last',
    scope: 'all-units',
    frequency: 'weekly',
    measuredIn: 'percent',
    numerator: ['valid'],
    denominator: ['required'],
  },
  {
    id: 'T21',
    dataset: 'procedure',
    aggregation: 'last',
    scope: 'all-units',
    frequency: 'monthly',
    measuredIn: 'percent',
    additive: false,
    numerator: ['integrated'],
    denominator: ['services'],
    headline: 3,
  },
  {
    id: 'C04',
    dataset: 'gateway',
    aggregation: 'ratio-of-sums',
    scope: 'province',
    frequency: 'daily',
    measuredIn: 'percent',
    numerator: ['calls_ok'],
    denominator: ['calls'],
  },
]

const terms = (names: string[] | undefined) =>
  (names ?? []).map((name) => ({
    measure: name.replace('-', ''),
    coefficient: name.startsWith('-') ? (-1 as const) : (1 as const),
  }))

function kpiOf(sketch: Sketch): Kpi {
  return {
    id: sketch.id,
    name: text(`Tỷ lệ ${sketch.id}`),
    definition: text('…'),
    numerator: { label: text('Hồ sơ'), terms: terms(sketch.numerator) },
    denominator: sketch.denominator ? { label: text('Tổng số'), terms: terms(sketch.denominator) } : null,
    measuredIn: sketch.measuredIn,
    direction: 'higher',
    aggregation: sketch.aggregation,
    additive: sketch.additive ?? true,
    scope: sketch.scope,
    decimals: sketch.measuredIn === 'percent' ? 1 : 0,
    frequency: sketch.frequency,
    dataset: sketch.dataset,
    awaiting: null,
    subsystems: [],
    headline: sketch.headline ?? null,
    instruments: [],
    targets: (sketch.targets ?? []).map((target) => ({
      unit: null,
      kind: null,
      comparator: 'at-least',
      value: 0,
      from: '2025-01-01',
      to: null,
      instrument: null,
      note: null,
      ...target,
    })),
  }
}
export const kpis = sketches.map(kpiOf)

export async function loadTestProvince(db: Db): Promise<void> {
  const json = JSON.stringify
  await db
    .insertInto('province')
    .values({ code: '37', name: json(text('Ninh Bình')), history_from: historyFrom, simulated: true })
    .execute()
  await db
    .insertInto('unit')
    .values(units.map((unit) => ({ ...unit, tile: null, area_km2: null, lat: null, lon: null })))
    .execute()
  await db
    .insertInto('special_day')
    .values(specialDays.map((day) => ({ ...day, name: json(text('…')), confidence: 'confirmed' })))
    .execute()
  const named = Object.entries(datasets)
  await db
    .insertInto('dataset')
    .values(named.map(([id, { frequency, scope }]) => ({ id, name: json(text(id)), frequency, scope })))
    .execute()
  await db
    .insertInto('measure')
    .values(named.flatMap(([dataset, { measures }]) => measures.map((id) => ({ id, dataset, name: json(text(id)) }))))
    .execute()
  await db
    .insertInto('subsystem')
    .values({ id: 'mot-cua', definition: json({ id: 'mot-cua' }) })
    .execute()
  const formats = {
    dossier: 'dossier-json',
    document: 'document-json',
    certificate: 'certificate-json',
    procedure: 'procedure-json',
    gateway: 'gateway-jsonl',
  } as const
  for (const [dataset, format] of Object.entries(formats)) {
    await db
      .insertInto('feed')
      .values({
        id: dataset,
        subsystem: 'mot-cua',
        dataset,
        format,
        definition: json(testFeed(dataset, format, { historyFrom })),
      })
      .execute()
    // A feed in trouble: its sums are carried on by the clock, unlike those of a feed that is still loading.
    await db
      .insertInto('feed_progress')
      .values({
        feed: dataset,
        due_at: '2025-11-20',
        leased_by: null,
        leased_until: null,
        caught_up_to: null,
        failures: 1,
        last_attempt_at: null,
        last_success_at: null,
        last_error: null,
      })
      .execute()
  }
  for (const { targets, ...kpi } of kpis) {
    const { id, dataset, aggregation, additive, frequency, scope } = kpi
    await db
      .insertInto('kpi')
      .values({ id, dataset, aggregation, additive, frequency, scope, definition: json(kpi) })
      .execute()
    const sides = [
      ['numerator', kpi.numerator.terms],
      ['denominator', kpi.denominator?.terms ?? []],
    ] as const
    await db
      .insertInto('kpi_term')
      .values(sides.flatMap(([side, all]) => all.map((term) => ({ kpi: id, side, ...term }))))
      .execute()
    for (const target of targets) {
      const { comparator, value, unit, kind, from, to, instrument } = target
      await db
        .insertInto('target')
        .values({ kpi: id, comparator, value, unit, kind, valid_from: from, valid_to: to, instrument, note: null })
        .execute()
    }
  }
}

/** Takes back everything that was kept; quicker than another database. The ledger's guard is asked to look away. */
export async function forgetRecords(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx)
    await sql`truncate delta, kpi_sum, kpi_year_sum, kpi_horizon, quarantine, reject, collection`.execute(trx)
    await sql`update ledger_version set version = 0, recorded_at = '-infinity'`.execute(trx)
  })
}

export interface TestRecord {
  unit: string
  day: Day
  /** In the order of the dataset's measures; null takes the whole record back. */
  counts: number[] | null
}

/**
 * Appends what a collection of these records would append, and moves the sums; answers the new version. Every other time
 * the sums are moved by what is coming before it is in the ledger, as a collection does it, else by the ledger alone.
 */
export async function keepRecords(
  db: Db,
  dataset: string,
  records: readonly TestRecord[],
  recordedAt: Date,
  allUnits = false,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { version } = await trx
      .updateTable('ledger_version')
      .set(({ eb }) => ({ version: eb('version', '+', 1), recorded_at: recordedAt }))
      .returning('version')
      .executeTakeFirstOrThrow()
    const rows: Insertable<Tables['delta']>[] = []
    for (const { unit, day, counts } of records) {
      for (const [place, measure] of measuresOf(dataset).entries()) {
        const before = await trx
          .selectFrom('delta')
          .select([
            sql<number>`coalesce(sum(delta), 0)::bigint`.as('value'),
            sql<number>`coalesce(sum(reported), 0)::int`.as('reported'),
          ])
          .where('measure', '=', measure)
          .where('day', '=', day)
          .where('unit', '=', unit)
          .executeTakeFirstOrThrow()
        const delta = (counts?.[place] ?? 0) - before.value
        const reported = (counts ? 1 : 0) - before.reported
        if (delta === 0 && reported === 0) continue
        rows.push({
          measure,
          day,
          unit,
          delta,
          reported,
          version,
          reason: counts ? ('correction' as const) : ('reversal' as const),
          collection: version,
          pointer: null,
        })
      }
    }
    await trx
      .insertInto('collection')
      .values({
        feed: dataset,
        asked_from: historyFrom,
        asked_to: historyFrom,
        asked_at: recordedAt,
        took_ms: 1,
        outcome: 'kept',
        error: null,
        payload: null,
        version,
        recorded_at: recordedAt,
      })
      .execute()
    const days = records.map(({ day }) => day).sort()
    const [from, to] = [days[0], days.at(-1)]
    const append = async () => {
      if (rows.length > 0) await trx.insertInto('delta').values(rows).execute()
    }
    const coming = (measure: string) => rows.filter((row) => row.measure === measure)
    const before = version % 2 === 0
    if (!before) await append()
    if (from && to) {
      const own = allUnits ? null : [...new Set(records.map(({ unit }) => unit))]
      await moveSums(trx, { dataset, units: own, from, to, ...(before && { coming }) })
    }
    if (before) await append()
    return version
  })
}
