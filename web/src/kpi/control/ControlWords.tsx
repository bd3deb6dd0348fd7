import type { ControlChart } from 'shared/kpi/compare/chart-contract.ts'
import { controlChartMessages as m } from 'shared/messages/control-chart.ts'
import { assuranceTexts, variationTexts } from 'shared/messages/standing-page.ts'
import { iconPoints } from 'shared/statistics/chart-icon.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import type { KpiBrief } from '../../shell/use-province.ts'
import { limitSentences } from './control-figure-model.ts'

/** What the chart says, in words: whether it changed, whether its target will be met, and what that rests on. */
export function ControlWords({ kpi, chart }: { kpi: KpiBrief; chart: ControlChart }) {
  const say = useSay()
  const locale = useLocale()
  const { mark, text } = variationTexts[chart.variation]
  const verdict = { improvement: 'better', concern: 'worse' }[chart.variation as string]
  return (
    <section className="control-words" aria-label={say(m.saysTitle)}>
      {chart.kind !== 'none' && (
        <p>
          {say(m.variation)}:{' '}
          <b className={verdict}>
            <span aria-hidden="true">{mark}</span> {say(text)}
          </b>{' '}
          · {say(m.assurance)}: <b>{say(assuranceTexts[chart.assurance])}</b>
        </p>
      )}
      <p className="summary">
        {limitSentences(locale, kpi, chart).join(' ')}
        {chart.kind !== 'none' &&
          chart.counted < iconPoints &&
          ` ${say(m.tooFew, { n: chart.counted, needed: iconPoints })}`}
      </p>
    </section>
  )
}
