import type { Day } from 'shared/day.ts'
import { formatCount } from 'shared/format.ts'
import type { AppliedTarget, Value } from 'shared/kpi/value-contract.ts'
import { kpiPageMessages as m } from 'shared/messages/kpi-page.ts'
import { say } from 'shared/messages/say.ts'
import { isTetShifted, tetShare } from 'shared/statistics/day-factor.ts'
import type { Locale, Text } from 'shared/text.ts'
import type { WorkCalendar } from 'shared/workday.ts'
import type { KpiBrief } from '../shell/use-province.ts'
import { gapOf } from '../ui/value-model.ts'

type Judged = Pick<KpiBrief, 'id' | 'measuredIn' | 'dataset' | 'hasDenominator'>

/** What stands between the value and its target, as a sentence. */
export function targetSentence(
  locale: Locale,
  kpi: Judged,
  target: AppliedTarget | null,
): { text: string; met: boolean | null } {
  if (target === null) return { text: say(locale, m.noTargetYet), met: null }
  const gap = gapOf(locale, kpi, target)
  if (gap === null) return { text: say(locale, m.cannotJudge, { target: target.text }), met: null }
  if (gap.met) return { text: say(locale, m.met, { target: target.text }), met: true }
  // A mean is not reached by so many more cases: saying a number of days would mislead.
  if (kpi.measuredIn !== 'percent' && kpi.hasDenominator)
    return { text: say(locale, m.offMean, { target: target.text }), met: false }
  const message = target.comparator === 'at-least' ? m.toReach : m.tooMany
  return {
    text: say(locale, message, { n: gap.shown, what: say(locale, gap.what, { n: gap.count }), target: target.text }),
    met: false,
  }
}

/** `28.599 hồ sơ nộp trực tuyến trên 36.694 hồ sơ tiếp nhận`; null where there is nothing to divide. */
export function fractionSentence(
  locale: Locale,
  sides: { numerator: { label: Text }; denominator: { label: Text } | null },
  value: Value,
): string | null {
  if (value.numerator === null) return null
  const part = (count: number, { label }: { label: Text }) =>
    `${formatCount(locale, count)} ${lowered(locale, label[locale])}`
  if (sides.denominator === null || value.denominator === null) return part(value.numerator, sides.numerator)
  return say(locale, m.ofWhat, {
    numerator: part(value.numerator, sides.numerator),
    denominator: part(value.denominator, sides.denominator),
  })
}

/** A label inside a sentence; abbreviations keep their capitals. */
const lowered = (locale: Locale, text: string): string =>
  /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLocaleLowerCase(locale) + text.slice(1)

/**
 * Counts around Tết are not those of an ordinary month: two periods that hold too different a part of it are not to be held
 * against one another as they are. Rates need no such word, for both their sides move together. Null where there is none.
 */
export function tetSentence(
  locale: Locale,
  { aggregation }: Pick<KpiBrief, 'aggregation'>,
  [one, other]: readonly [Span, Span],
  calendar: Pick<WorkCalendar, 'workingDays'>,
): string | null {
  if (aggregation !== 'sum' || !isTetShifted(one, other, calendar)) return null
  const days = (span: Span) => tetShare(span.from, span.to, calendar)
  return say(locale, m.tetShifted, { own: days(one), other: days(other) })
}

interface Span {
  from: Day
  to: Day
}
