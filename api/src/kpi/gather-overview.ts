import { type Day, daysBetween } from 'shared/day.ts'
import type { FeedStatus } from 'shared/feed/feed-contract.ts'
import { attentionTo } from 'shared/kpi/attention.ts'
import type { Attention, DataStatus, KpiRow } from 'shared/kpi/kpi-contract.ts'
import type { Knowledge } from 'shared/kpi/value-contract.ts'
import type { VersionedKpi } from 'shared/kpi/version/version.ts'
import { type Period, periodsUpTo, uncumulated } from 'shared/period.ts'
import type { Locale } from 'shared/text.ts'
import type { Db } from '../db/open.ts'
import { kpiRow, type RowSpans, spansOf } from './answer-values.ts'
import type { AskedPeriods } from './asked-periods.ts'
import { gatherCounts } from './gather-counts.ts'
import { provinceKpis } from './read-catalogue.ts'
import { readCountsAsOf } from './read-counts-as-of.ts'
import type { Ground } from './read-ground.ts'
import { readReporting, reportingOf, silentUnits } from './read-reporting.ts'

/** The way a KPI came: as many periods as show the same month a year ago. */
const trendLength = 13

/** The periods up to one, as far back as there is history. */
export const trendUpTo = (period: Period, historyFrom: Day, count = trendLength): Period[] =>
  periodsUpTo(uncumulated(period), count).filter(({ to }) => to >= historyFrom)

export interface Overview {
  rows: KpiRow[]
  /** The province’s other KPIs: not shown, and watched all the same. */
  offPage: KpiRow[]
  attention: Attention[]
  data: DataStatus
}

/** Leadership's one page, from one state of the database. */
export async function gatherOverview(
  db: Db,
  {
    ground,
    periods,
    knowledge,
    feeds,
    now,
    locale,
  }: {
    ground: Ground
    periods: AskedPeriods
    knowledge: Knowledge
    feeds: readonly FeedStatus[]
    now: Date
    locale: Locale
  },
): Promise<Overview> {
  const { headline, others } = provinceKpis(ground.kpis)
  const spans: RowSpans = { ...periods, trend: trendUpTo(periods.period, ground.historyFrom) }
  const asked = { kpis: headline, units: [ground.province], spans: spansOf(spans), firstOnly: others }
  const gathered = await gatherCounts(db, ground, asked, knowledge)
  const rowOf = (own: RowSpans) => (kpi: VersionedKpi) =>
    kpiRow(kpi, gathered, { code: ground.province, kind: 'province' }, own, locale)
  const rows = headline.map(rowOf(spans))
  // A KPI that is not on the page may still be what needs attention most.
  const offPage = others.map(rowOf({ period: periods.period, compared: null, trend: [] }))

  const reporting =
    knowledge.asOf === null
      ? await readReporting(db, ground, periods.period, busiest(rows, offPage, ground))
      : reportingOf(
          await readCountsAsOf(
            db,
            ground,
            { kpis: ground.leads.map(({ id }) => id), units: null, spans: [periods.period] },
            { version: knowledge.version, instant: new Date(knowledge.asOf) },
          ),
        )
  const silent = silentUnits(reporting, ground.units)
  return {
    rows,
    offPage,
    attention: attentionTo(
      {
        now,
        feeds,
        rows,
        offPage,
        kpis: new Map([...headline, ...others].map((kpi) => [kpi.id, kpi])),
        silentUnits: silent,
      },
      locale,
    ),
    data: dataStatus(
      feeds,
      reporting.filter(({ unit }) => unit === ground.province),
    ),
  }
}

/** The dataset of which most has come: who has sent it is not silent. */
function busiest(rows: readonly KpiRow[], offPage: readonly KpiRow[], { leads }: Pick<Ground, 'leads'>): string | null {
  const ids = new Set(leads.map(({ id }) => id))
  const come = [...rows, ...offPage].filter(({ kpi }) => ids.has(kpi))
  return come.toSorted((one, other) => other.value.reported - one.value.reported)[0]?.kpi ?? null
}

/** Whether the numbers can be trusted today: the feeds, and how much of what is due has come. */
export function dataStatus(
  all: readonly FeedStatus[],
  province: readonly { reported: number; expected: number }[],
): DataStatus {
  const feeds = all.filter(({ state }) => state !== 'paused')
  const count = (...states: FeedStatus['state'][]) => feeds.filter(({ state }) => states.includes(state)).length
  const total = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0)
  const loading = feeds.filter(({ state }) => state === 'loading' || state === 'never')
  // Feeds whose figures are due within a day; a monthly one may take its time without holding the date back.
  const healthy = feeds.filter(({ state, lagHours }) => state === 'healthy' && lagHours <= 24)
  const reached = healthy.map(({ caughtUpTo }) => caughtUpTo ?? '').filter(Boolean)
  const successes = feeds.map(({ lastSuccessAt }) => lastSuccessAt ?? '').filter(Boolean)
  return {
    feeds: {
      healthy: count('healthy'),
      late: count('late'),
      failing: count('failing'),
      loading: count('loading', 'never'),
      total: feeds.length,
    },
    completeTo: reached.sort()[0] ?? null,
    lastSuccessAt: successes.sort().at(-1) ?? null,
    reported: total(province.map(({ reported }) => reported)),
    expected: total(province.map(({ expected }) => expected)),
    loading:
      loading.length === 0 ? null : { done: total(loading.map(daysLoaded)), total: total(loading.map(daysToLoad)) },
  }
}

const daysToLoad = ({ historyFrom, dueTo }: FeedStatus): number => Math.max(0, daysBetween(historyFrom, dueTo))
const daysLoaded = (feed: FeedStatus): number => Math.max(0, daysToLoad(feed) - feed.daysBehind)
