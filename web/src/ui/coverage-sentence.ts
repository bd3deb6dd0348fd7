import { formatCount } from 'shared/format.ts'
import type { Frequency } from 'shared/frequency.ts'
import type { Value } from 'shared/kpi/value-contract.ts'
import { kpiPageMessages as m } from 'shared/messages/kpi-page.ts'
import { say } from 'shared/messages/say.ts'
import type { Locale, Text } from 'shared/text.ts'
import type { KpiBrief } from '../shell/use-province.ts'
import { coverageText } from 'shared/kpi/coverage.ts'

const owedIn: Record<Frequency, Text> = {
  daily: m.unitDays,
  workday: m.unitWorkdays,
  weekly: m.unitWeeks,
  monthly: m.unitMonths,
  yearly: m.unitYears,
}

/** `18.870/18.870 ngày-đơn vị (100%)`. */
export function coverageSentence(
  locale: Locale,
  { frequency }: Pick<KpiBrief, 'frequency'>,
  value: Pick<Value, 'reported' | 'expected'>,
): string {
  if (value.expected === 0) return say(locale, m.coverageNothingDue)
  return say(locale, m.coverageFull, {
    reported: formatCount(locale, value.reported),
    expected: formatCount(locale, value.expected),
    what: say(locale, owedIn[frequency]),
    share: coverageText(locale, value),
  })
}
