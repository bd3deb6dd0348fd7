import type { FeedStatus } from '../feed/feed-contract.ts'
import { formatCount, formatInstant, formatProseDay, formatRatio } from '../format.ts'
import { attentionTexts } from '../messages/attention.ts'
import { measuredInTexts } from '../messages/value.ts'
import { say } from '../messages/say.ts'
import type { Locale } from '../text.ts'
import type { Kpi } from './kpi.ts'
import type { Attention, KpiRow } from './kpi-contract.ts'

/** A unit of which nothing has arrived in the period, over every dataset it owes. */
export interface SilentUnit {
  code: string
  name: string
  /** Unit-days owed and not delivered. */
  expected: number
  datasets: number
}

export interface Situation {
  now: Date
  feeds: readonly FeedStatus[]
  rows: readonly KpiRow[]
  /** KPIs that have no row on the page; what is off its target among them is told all the same. */
  offPage: readonly KpiRow[]
  kpis: ReadonlyMap<string, Pick<Kpi, 'name' | 'measuredIn' | 'numerator' | 'denominator'>>
  silentUnits: readonly SilentUnit[]
}

/** Leadership reads a short list or none. */
const mostItems = 7
/** Below this share of what was due, a figure is not yet one to judge by. */
const fullEnough = { of: 100, atLeast: 95 }

/** What leadership should know: trouble with the data first, since the rest rests on it; within a kind, most effect first. */
export function attentionTo(situation: Situation, locale: Locale): Attention[] {
  const kinds: Record<Attention['kind'], Attention[]> = {
    'feed-failing': situation.feeds
      .filter(({ state }) => state === 'failing')
      .map((feed) => feedFailing(feed, situation.now, locale)),
    'feed-late': situation.feeds.filter(({ state }) => state === 'late').map((feed) => feedLate(feed, locale)),
    'coverage-low': situation.rows.flatMap((row) => coverageLow(row, situation.kpis, locale)),
    'target-missed': [...situation.rows, ...situation.offPage].flatMap((row) =>
      targetMissed(row, situation.kpis, locale),
    ),
    'units-missing': situation.silentUnits.map((unit) => unitMissing(unit, locale)),
  }
  const ranked = Object.values(kinds).map((items) =>
    items.toSorted((one, other) => other.effect - one.effect || nameOf(one).localeCompare(nameOf(other))),
  )
  // In turn: the weightiest of each kind, then the second of each, so that no kind pushes another off the page.
  const turns = Array.from({ length: mostItems }, (_, place) => ranked.flatMap((items) => items[place] ?? []))
  const chosen = new Set(turns.flat().slice(0, mostItems))
  return ranked.flat().filter((item) => chosen.has(item))
}

const nameOf = ({ feed, kpi, unit }: Attention): string => feed ?? kpi ?? unit ?? ''

const item = (
  kind: Attention['kind'],
  effect: number,
  text: string,
  about: Partial<Pick<Attention, 'kpi' | 'feed' | 'unit'>>,
): Attention => ({
  kind,
  kpi: null,
  feed: null,
  unit: null,
  effect,
  text,
  ...about,
})

function feedFailing(feed: FeedStatus, now: Date, locale: Locale): Attention {
  const name = feed.name[locale]
  if (feed.lastSuccessAt === null) {
    return item('feed-failing', feed.daysBehind * 24, say(locale, attentionTexts.feedNeverAnswered, { feed: name }), {
      feed: feed.id,
    })
  }
  const hours = Math.max(0, Math.floor((now.getTime() - Date.parse(feed.lastSuccessAt)) / 3_600_000))
  return item(
    'feed-failing',
    hours,
    say(locale, attentionTexts.feedFailing, { feed: name, since: formatInstant(locale, feed.lastSuccessAt) }),
    { feed: feed.id },
  )
}

function feedLate(feed: FeedStatus, locale: Locale): Attention {
  const text = say(locale, attentionTexts.feedLate, {
    feed: feed.name[locale],
    days: formatCount(locale, feed.daysBehind),
    n: feed.daysBehind,
    to: formatProseDay(locale, feed.caughtUpTo ?? feed.historyFrom),
  })
  return item('feed-late', feed.daysBehind * 24, text, { feed: feed.id })
}

function coverageLow({ kpi, value }: KpiRow, kpis: Situation['kpis'], locale: Locale): Attention[] {
  const { reported, expected } = value
  if (value.state === 'not-applicable' || expected === 0 || reported * fullEnough.of >= expected * fullEnough.atLeast)
    return []
  const text = say(locale, attentionTexts.coverageLow, {
    kpi: kpis.get(kpi)?.name[locale] ?? kpi,
    reported: formatCount(locale, reported),
    expected: formatCount(locale, expected),
    coverage: formatRatio(locale, reported, expected, 1),
  })
  return [item('coverage-low', expected - reported, text, { kpi })]
}

function targetMissed({ kpi, value, target }: KpiRow, kpis: Situation['kpis'], locale: Locale): Attention[] {
  const definition = kpis.get(kpi)
  if (!definition || !target || target.met !== false || target.gap === null) return []
  const message =
    definition.measuredIn !== 'percent' && definition.denominator
      ? attentionTexts.offMean
      : target.comparator === 'at-least'
        ? attentionTexts.shortOfTarget
        : attentionTexts.aboveLimit
  const text = say(locale, message, {
    kpi: definition.name[locale],
    value: value.text,
    target: target.text,
    gap: formatCount(locale, target.gap),
    unit: countedIn(definition, locale),
  })
  return [item('target-missed', target.gap, text, { kpi })]
}

/** What the gap is counted in: the words of the numerator for a rate, the KPI's own unit for a sum. */
function countedIn(kpi: Pick<Kpi, 'measuredIn' | 'numerator' | 'denominator'>, locale: Locale): string {
  if (kpi.measuredIn !== 'percent') return measuredInTexts[kpi.measuredIn][locale]
  const label = kpi.numerator.label[locale]
  return label.charAt(0).toLocaleLowerCase(locale) + label.slice(1)
}

function unitMissing(unit: SilentUnit, locale: Locale): Attention {
  const text = say(locale, attentionTexts.unitMissing, {
    unit: unit.name,
    expected: formatCount(locale, unit.expected),
    sources: formatCount(locale, unit.datasets),
    n: unit.datasets,
  })
  return item('units-missing', unit.expected, text, { unit: unit.code })
}
