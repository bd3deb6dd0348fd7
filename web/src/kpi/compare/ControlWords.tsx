import { useQuery } from '@tanstack/react-query'
import { formatDay } from 'shared/format.ts'
import { assuranceTexts, standingPageMessages as m, variationTexts } from 'shared/messages/standing-page.ts'
import { q } from '../../query.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import type { KpiBrief } from '../../shell/use-province.ts'
import { usePeriodAsked } from '../../ui/use-period.ts'

/** What the control chart of the province says, in words, and what was written beside it. Nothing while it is unknown. */
export function ControlWords({ kpi }: { kpi: KpiBrief }) {
  const say = useSay()
  const locale = useLocale()
  const { period } = usePeriodAsked()
  const { data } = useQuery(q('readControlChart', { params: { id: kpi.id }, query: period }))
  if (!data || data.chart.kind === 'none') return null
  const { mark, text } = variationTexts[data.chart.variation]
  const written = [
    ...data.rebaselines.map(({ id, from, reason }) => ({ id, from, said: `${say(m.rebaselined)}: ${reason}` })),
    ...data.annotations.map(({ id, from, text: said }) => ({ id, from, said })),
  ].toSorted((a, b) => a.from.localeCompare(b.from))
  return (
    <section className="summary" aria-label={say(m.controlTitle)}>
      <p>
        {say(m.variation)}: <span aria-hidden="true">{mark}</span> {say(text)} · {say(m.assurance)}:{' '}
        {say(assuranceTexts[data.chart.assurance])}
      </p>
      {written.length > 0 && (
        <ul>
          {written.map(({ id, from, said }) => (
            <li key={id}>
              {formatDay(locale, from)}: {said}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
