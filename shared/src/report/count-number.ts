import { formatCount, formatNumber } from '../format.ts'
import { stateTexts } from '../messages/value.ts'
import { say } from '../messages/say.ts'
import type { Locale } from '../text.ts'
import type { BoundNumber } from './document.ts'

interface Counted {
  what: string
  place: string | null
  from: string
  to: string
}

/** A count from elsewhere than the ledger of figures; null is "not known" and never 0. */
export function countNumber(counted: Counted, count: number | null, locale: Locale): BoundNumber {
  const known = count !== null
  return {
    kind: 'number',
    binding: { of: 'count', ...counted },
    numerator: count,
    denominator: null,
    state: known ? 'value' : 'missing',
    text: known ? formatCount(locale, Math.round(count)) : say(locale, stateTexts.missing),
    format: 'count',
    decimals: 0,
  }
}

/** A share of minutes: `99,95%`. Nothing to judge means nothing known; it is not 0 %. */
export function shareNumber(counted: Counted, part: number, whole: number, locale: Locale): BoundNumber {
  const state = whole > 0 ? ('value' as const) : ('missing' as const)
  return {
    kind: 'number',
    binding: { of: 'count', ...counted },
    numerator: whole > 0 ? part : null,
    denominator: whole > 0 ? whole : null,
    state,
    // Rounded down, so that a line that failed never reads as 100 %.
    text:
      whole > 0
        ? `${formatNumber(locale, Math.floor((part / whole) * 10_000) / 100, 2)}%`
        : say(locale, stateTexts.missing),
    format: 'percent',
    decimals: 2,
  }
}
