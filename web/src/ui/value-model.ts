import type { AppliedTarget, Value } from 'shared/kpi/value-contract.ts'
import { formatCount } from 'shared/format.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import type { Locale, Text } from 'shared/text.ts'
import type { KpiBrief } from '../shell/use-province.ts'

/** Below this many cases a percentage says little: the fraction is shown larger than it. */
export const fewCases = 20

export const isFew = (value: Value): boolean =>
  value.state === 'value' && value.denominator !== null && value.denominator < fewCases

export type Verdict = 'better' | 'worse' | 'neutral'
export interface Change {
  /** `+2,3 điểm %` or, for counts, `+12,4%`. */
  text: string
  arrow: '▲' | '▼' | '○'
  verdict: Verdict
}

/**
 * From one period to another: percentages differ in percentage points, counts by their share, other measures in
 * their own unit. Whether up is good, the KPI says; a neutral one is never judged.
 */
export function changeOf(
  locale: Locale,
  kpi: Pick<KpiBrief, 'measuredIn' | 'direction' | 'decimals' | 'hasDenominator'>,
  value: Value,
  compared: Value | null,
): Change | null {
  if (value.ratio === null || compared?.ratio === null || compared === null) return null
  const percent = kpi.measuredIn === 'percent'
  const relative = !kpi.hasDenominator
  if (relative && compared.ratio === 0) return null
  const change = percent
    ? (value.ratio - compared.ratio) * 100
    : relative
      ? (value.ratio / compared.ratio - 1) * 100
      : value.ratio - compared.ratio
  const shown = fixed(locale, Math.abs(change), percent || relative ? 1 : kpi.decimals)
  if (!/[1-9]/.test(shown)) return { text: shown, arrow: '○', verdict: 'neutral' }
  const rises = change > 0
  const good = kpi.direction === 'neutral' ? null : (kpi.direction === 'higher') === rises
  return {
    text: `${rises ? '+' : '−'}${shown}${relative && !percent ? '%' : ''}`,
    arrow: rises ? '▲' : '▼',
    verdict: good === null ? 'neutral' : good ? 'better' : 'worse',
  }
}

/** With its trailing zeros, so that figures under one another keep their decimals in line. */
export function fixed(locale: Locale, value: number, decimals: number): string {
  const [whole = '0', fraction] = value.toFixed(decimals).split('.')
  return formatCount(locale, BigInt(whole)) + (fraction ? `${locale === 'vi' ? ',' : '.'}${fraction}` : '')
}

/** "còn 38 hồ sơ": the gap in the things that are counted; null when there is no target or no number. */
export function gapOf(
  locale: Locale,
  kpi: Pick<KpiBrief, 'id' | 'measuredIn' | 'dataset'>,
  target: AppliedTarget | null,
) {
  if (target === null || target.gap === null) return null
  if (target.gap <= 0) return { met: true as const }
  const message = target.comparator === 'at-least' ? uiMessages.gapToGo : uiMessages.gapTooMany
  return { met: false as const, message, count: target.gap, shown: formatCount(locale, target.gap), what: thingOf(kpi) }
}

/** What a KPI counts, as its dataset delivers it. */
function thingOf({ dataset, measuredIn }: Pick<KpiBrief, 'measuredIn' | 'dataset'>): Text {
  if (measuredIn === 'dossier' || dataset === 'dossier') return uiMessages.whatDossier
  if (measuredIn === 'document' || dataset === 'document') return uiMessages.whatDocument
  if (dataset === 'line') return uiMessages.whatMinute
  return uiMessages.whatOther
}
