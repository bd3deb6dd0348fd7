import { formatDay } from 'shared/format.ts'
import type { EarlyWarning } from 'shared/kpi/compare/early-contract.ts'
import { controlChartMessages as m } from 'shared/messages/control-chart.ts'
import { say } from 'shared/messages/say.ts'
import type { Locale } from 'shared/text.ts'
import type { SmallControlInput } from '../../chart/small-control-model.ts'

const whyTexts = {
  'not-daily': m.earlyNotDaily,
  'too-few': m.earlyTooFew,
  'no-spread': m.earlyNoSpread,
  'too-thin': m.earlyTooThin,
} as const

const meaningTexts = { improvement: m.better, concern: m.worse, neutral: m.neutral } as const

/** What the average of the last days says, or why it says nothing. */
export function earlySentence(locale: Locale, { why, days, side, since, means }: EarlyWarning): string {
  const last = days.at(-1)
  if (why !== null || last === undefined) return say(locale, whyTexts[why ?? 'too-few'])
  const beyond = days.filter((one) => one.means !== null)
  if (side === null && beyond.length > 0)
    return say(locale, m.earlyBack, {
      day: formatDay(locale, last.day),
      n: beyond.length,
      of: days.length,
      last: formatDay(locale, beyond.at(-1)!.day),
    })
  if (side === null) return say(locale, m.earlyQuiet, { day: formatDay(locale, last.day) })
  return say(locale, side === 'above' ? m.earlyAbove : m.earlyBelow, {
    since: say(locale, since === days[0]?.day ? m.earlySinceLong : m.earlySince, {
      day: formatDay(locale, since ?? last.day),
    }),
    meaning: say(locale, meaningTexts[means ?? 'neutral']).toLocaleLowerCase(locale),
  })
}

const marks = { improvement: '+', concern: '-', neutral: '~' } as const

/** The average within its limits about 0; what lies beyond them marked as what it means. */
export const earlyDrawn = ({ days }: EarlyWarning): SmallControlInput => ({
  ys: days.map(({ value }) => value),
  lows: days.map(({ low }) => low),
  highs: days.map(({ high }) => high),
  centres: days.map(() => 0),
  target: null,
  marks: days.map(({ means }) => (means === null ? '.' : marks[means])).join(''),
})
