import { formatCount, formatInstant, formatProseDay, formatRatio } from '../format.ts'
import type { FeedStatus } from '../feed/feed-contract.ts'
import type { KpiRow } from '../kpi/kpi-contract.ts'
import { figureTexts as t } from '../messages/alert-figure.ts'
import { say } from '../messages/say.ts'
import type { Locale, Text } from '../text.ts'
import type { Severity, Subject } from './incident.ts'

/** How one figure or source stands: wrong in some way, right, or not to be judged now. */
export interface FigureStanding {
  subject: Subject
  /** Null: right. */
  trouble: { severity: Severity; condition: string; seen: Text } | null
}

/** A row in both languages: the same figures, written as each reads them. */
export type RowSaid = Readonly<Record<Locale, KpiRow>>

/** Below this share of what was due, a figure is not yet one to judge by (as the one page has it). */
const fullEnough = { of: 100, atLeast: 95 }
/** A source that has failed for so long is more than a hiccup, and for a day it is grave. */
const silentMs = 60 * 60_000
const graveMs = 24 * 60 * 60_000

const both = (write: (locale: Locale) => string): Text => ({ vi: write('vi'), en: write('en') })

/** Against its target, and whether it is whole. A figure that is not whole is not held against its target. */
export function judgeKpi(row: RowSaid): FigureStanding[] {
  const { kpi, value, target } = row.vi
  if (value.state === 'not-applicable' || value.expected === 0) return []
  const whole = value.reported * fullEnough.of >= value.expected * fullEnough.atLeast
  const coverage: FigureStanding = {
    subject: { scope: 'coverage', id: kpi },
    trouble: whole
      ? null
      : {
          severity: 'info',
          condition: 'incomplete',
          seen: both((locale) =>
            say(locale, t.incomplete, {
              reported: formatCount(locale, value.reported),
              expected: formatCount(locale, value.expected),
              coverage: formatRatio(locale, value.reported, value.expected, 1),
            }),
          ),
        },
  }
  if (!whole || !target || target.met === null) return [coverage]
  const missed: FigureStanding = {
    subject: { scope: 'kpi', id: kpi },
    trouble: target.met
      ? null
      : {
          severity: 'warning',
          condition: 'missed',
          seen: both((locale) =>
            say(locale, t.missed, { value: row[locale].value.text, target: row[locale].target?.text ?? '' }),
          ),
        },
  }
  return [coverage, missed]
}

/** Whether a source brings what it owes. While history is being loaded it is not judged. */
export function judgeFeed(feed: FeedStatus, now: Date): FigureStanding[] {
  const subject: Subject = { scope: 'feed', id: feed.id }
  switch (feed.state) {
    case 'loading':
    case 'never':
      return []
    case 'healthy':
    case 'paused':
      return [{ subject, trouble: null }]
    case 'late':
      return [
        {
          subject,
          trouble: {
            severity: 'warning',
            condition: 'late',
            seen: both((locale) =>
              say(locale, t.late, {
                to: formatProseDay(locale, feed.caughtUpTo ?? feed.historyFrom),
                days: feed.daysBehind,
              }),
            ),
          },
        },
      ]
    case 'failing': {
      const silent = feed.lastSuccessAt === null ? null : now.getTime() - Date.parse(feed.lastSuccessAt)
      // One try that failed is mended by the next; what was never there is no silence.
      if (silent === null || silent < silentMs) return []
      const since = feed.lastSuccessAt!
      return [
        {
          subject,
          trouble: {
            severity: silent >= graveMs ? 'major' : 'warning',
            condition: 'silent',
            seen: both((locale) => say(locale, t.silent, { since: formatInstant(locale, since) })),
          },
        },
      ]
    }
  }
}
