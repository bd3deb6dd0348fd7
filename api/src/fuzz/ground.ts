import { addDays, type Day, isDay } from 'shared/day.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import type { Province } from 'shared/province.ts'
import { testTemplate } from 'shared/report/test-template.ts'
import type { Deps } from '../deps.ts'
import { collectDue } from '../feed/collect-due.ts'
import { testSubsystem } from '../feed/test-subsystem.ts'
import { dayWritten, trueAnswer, unitCode } from '../feed/test-truth.ts'
import { extendSums } from '../kpi/extend-sums.ts'
import { moveSums } from '../kpi/move-sums.ts'
import { ownCounts } from '../own-counts.ts'
import { both, testDocument, testFeed, testKpi } from '../unit/test-document.ts'
import { loadProvince } from '../unit/load-province.ts'

/** The moment the fuzzer stands at: eight weeks into history, in the middle of a month of either calendar. */
export const fuzzNow = new Date('2025-08-27T02:00:00Z')
const communes = 5

/**
 * A province with everything an answer can show: figures of several frequencies, corrections, rejects, a record in
 * quarantine, a feed that fails, one that nobody ever asked, and raw answers that are no pleasant text.
 */
export async function layGround(deps: Pick<Deps, 'db' | 'log' | 'egress'>): Promise<void> {
  let corrected: Day | null = addDays('2025-08-27', -9)
  const subsystem = await testSubsystem((from, to, path) => answerOf(path, written(from), written(to), corrected))
  const loaded = await loadProvince(deps.db, fuzzDocument(subsystem.url), fuzzNow)
  if (loaded.kind === 'refused') throw new Error(JSON.stringify(loaded.problems))
  // Asked day after day, so that there are versions to go back to and corrections between them.
  for (const back of [3, 2, 1, 0]) {
    const at = new Date(fuzzNow.getTime() - back * 86_400_000)
    if (back === 1) corrected = null
    await deps.db.updateTable('feed_progress').set({ due_at: at }).where('feed', '<>', 'never').execute()
    await collectDue({ ...deps, now: () => at }, { addUp: moveSums, own: ownCounts })
  }
  await extendSums(deps.db, fuzzNow)
  await subsystem.close()
}

function fuzzDocument(url: string): Province {
  const document = testDocument()
  const commune = document.units.find(({ kind }) => kind === 'commune')!
  const feed = (id: string, format: Parameters<typeof testFeed>[1]) => testFeed(id, format, { url: `${url}/${id}` })
  return testDocument({
    units: [
      ...document.units,
      ...Array.from({ length: communes }, (_, place) => ({ ...commune, code: unitCode(place), tile: null })),
    ],
    kpis: [...document.kpis, ...moreKpis],
    reportTemplates: [testTemplate],
    feeds: [
      feed('dossier', 'dossier-json'),
      feed('petition', 'petition-json'),
      feed('gateway', 'gateway-jsonl'),
      feed('portal', 'checklist-json'),
      { ...feed('never', 'line-csv'), dataset: 'line' },
    ],
  })
}

const kpi = (id: string, change: Partial<Kpi>, numerator: string, denominator?: string): Kpi => ({
  ...testKpi,
  id,
  numerator: sideOf(numerator),
  denominator: denominator === undefined ? null : sideOf(denominator),
  headline: null,
  targets: [],
  ...change,
})
const sideOf = (measure: string) => ({ label: both('số'), terms: [{ measure, coefficient: 1 as const }] })

const moreKpis: Kpi[] = [
  kpi('T01', { aggregation: 'sum', measuredIn: 'dossier', decimals: 0, headline: 2 }, 'dossiers_received'),
  kpi('T05', { aggregation: 'last', measuredIn: 'dossier', decimals: 0 }, 'dossiers_overdue'),
  kpi('T18', { dataset: 'petition', frequency: 'weekly', headline: 3 }, 'petitions_on_time', 'petitions'),
  kpi(
    'C09',
    { dataset: 'portal', frequency: 'monthly', scope: 'communes', aggregation: 'last' },
    'portals_compliant',
    'portals',
  ),
]

/** Systems that answer JSON are asked `20250701`, those that answer lines `2025-07-01`. */
const written = (day: string): Day => (isDay(day) ? day : dayWritten(day))

/** What each system says to a question for some days. */
function answerOf(path: string, from: Day, to: Day, corrected: Day | null): string | { status: number; body: string } {
  switch (path) {
    case '/dossier':
      return trueAnswer(communes + 1, from, to, corrected)
    case '/petition':
      return JSON.stringify(weeksOf(from, to).flatMap(petitionsOf))
    case '/gateway':
      return daysOf(from, to).map(callsOf).join('')
    default:
      return { status: 500, body: '<html>\u0000<script>alert(1)</script> password=hunter2 \u202e' }
  }
}

const daysOf = (from: Day, to: Day): Day[] => (from > to ? [] : [from, ...daysOf(addDays(from, 1), to)])
const weeksOf = (from: Day, to: Day): Day[] => daysOf(from, to).filter((day) => new Date(day).getUTCDay() === 0)

/** In one week of August more was answered on time than came in: that record waits for an officer. */
const petitionsOf = (weekEnding: Day) =>
  Array.from({ length: communes }, (_, place) => ({
    unit: unitCode(place),
    weekEnding,
    received: place,
    onTime: weekEnding === '2025-08-10' && place === 2 ? 9 : Math.max(0, place - 1),
    rated: 10,
    satisfied: 9,
  }))

const callsOf = (day: Day): string =>
  [
    { ts: `${day}T08:00:00+07:00`, service: 'dan-cu', consumer: 'mot-cua', calls: 812, ok: 806, businessError: 4 },
    { day, complete: true },
  ]
    .map((line) => `${JSON.stringify({ ...line, ...('ts' in line && { buckets: { '100': 806, inf: 6 } }) })}\n`)
    .join('')
