import { isProportion } from 'shared/kpi/compare/comparison-model.ts'
import type { KpiComparison } from 'shared/kpi/compare/comparison-contract.ts'
import { fewestCases } from 'shared/kpi/compare/rank-model.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { VersionedKpi } from 'shared/kpi/version/version.ts'
import { type Period, previous } from 'shared/period.ts'
import type { Share } from 'shared/statistics/share.ts'
import type { Db } from '../../db/open.ts'
import { valueRows } from '../answer-values.ts'
import { gatherCounts } from '../gather-counts.ts'
import { trendUpTo } from '../gather-overview.ts'
import { isSummed } from '../sum-rows.ts'
import { valueOf } from 'shared/kpi/value.ts'
import type { ComparisonAsked } from './gather-comparison.ts'
import type { StatisticsThread } from './statistics-thread.ts'

/** So many periods before tell how much a unit moves by itself. */
const periodsBefore = 12

type Depth = Pick<
  KpiComparison,
  'centre' | 'funnel' | 'adjusted' | 'exact' | 'prior' | 'ranking' | 'fewestCases' | 'rows'
>

/** One KPI of a set of peers in depth. */
export async function gatherDepth(
  db: Db,
  kpi: VersionedKpi,
  codes: readonly string[],
  { ground, period, knowledge, locale }: ComparisonAsked,
  thread: StatisticsThread,
): Promise<Depth> {
  const before = isProportion(kpi) ? trendUpTo(previous(period), ground.historyFrom, periodsBefore) : []
  const spans = [period, ...before]
  const gathered = await gatherCounts(db, ground, { kpis: [kpi], units: codes, spans }, knowledge)
  const places = codes.flatMap((code) => ground.units.find((unit) => unit.code === code) ?? [])
  const asked = places.map((place) => ({ key: place.code, units: [place.code], place }))
  const rows = valueRows(kpi, gathered, asked, { period, compared: null }, locale)
  const depth = await thread.run('compareInDepth', {
    proportion: isProportion(kpi),
    direction: kpi.direction,
    seed: seedOf(kpi, period, knowledge.version),
    units: rows.map(({ key, value: { state, numerator, denominator, reported, expected } }) => ({
      unit: key,
      value: { state, numerator, denominator, reported, expected },
      before: before.flatMap((_, place): Share[] => {
        const counts = gathered.of(kpi, [key], place + 1)
        return counts === 'not-applicable' || counts.reported < counts.expected
          ? []
          : [{ x: counts.numerator, n: counts.denominator }]
      }),
    })),
  })
  const { judged, ...rest } = depth
  return {
    ...rest,
    centre: valueOf(kpi, isSummed(kpi) ? gathered.of(kpi, codes, 0) : 'not-applicable', locale),
    fewestCases,
    rows: rows.map(({ key, value, target }, place) => ({ unit: key, value, target, ...judged[place]! })),
  }
}

/** What fixes every simulation, so that screen and report agree. */
export const seedOf = (kpi: Pick<Kpi, 'id'>, { calendar, from, to }: Period, version: number): string =>
  `${kpi.id} ${calendar} ${from}..${to} ${version}`
