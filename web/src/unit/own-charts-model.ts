import type { SmallChart } from 'shared/kpi/compare/standing-contract.ts'
import { breaksIn } from 'shared/kpi/version/definition-breaks.ts'
import { chartMessages } from 'shared/messages/chart.ts'
import { say } from 'shared/messages/say.ts'
import { parseKey } from 'shared/period-key.ts'
import { axisLabel } from 'shared/period-label.ts'
import type { Locale } from 'shared/text.ts'
import type { KpiBrief } from '../shell/use-province.ts'

/** What worsens first, then what will not meet its target, then what improves; among equals as the catalogue has them. */
const weight = ({ variation, assurance }: Pick<SmallChart, 'variation' | 'assurance'>): number =>
  (variation === 'concern' ? 0 : variation === 'improvement' ? 2 : 4) +
  (assurance === 'fail' ? 0 : assurance === 'hit-or-miss' ? 1 : 2)

export const chartsInOrder = <Chart extends Pick<SmallChart, 'variation' | 'assurance'>>(
  charts: readonly Chart[],
): Chart[] => charts.toSorted((a, b) => weight(a) - weight(b))

/** The target on the scale of the points: they are shares where targets are written in percent. */
export function targetDrawn(
  kpis: readonly KpiBrief[],
  { kpi, target }: Pick<SmallChart, 'kpi' | 'target'>,
): number | null {
  const percent = kpis.find(({ id }) => id === kpi)?.measuredIn === 'percent'
  return target === null ? null : percent ? target.value / 100 : target.value
}

/** Which definition begins to count within the chart, and with which period; nothing where all is counted alike. */
export const definitionsOf = (
  locale: Locale,
  { keys, definitions }: Pick<SmallChart, 'keys' | 'definitions'>,
): string[] =>
  breaksIn(definitions).map((at) => {
    const period = parseKey(keys[at]!)
    return say(locale, chartMessages.definitionFromPeriod, {
      version: definitions[at]!,
      period: typeof period === 'string' ? keys[at]! : axisLabel(locale, period),
    })
  })
