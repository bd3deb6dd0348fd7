import { formatCount } from 'shared/format.ts'
import type { Value } from 'shared/kpi/value-contract.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { coverageOf, coverageText, isIncomplete } from 'shared/kpi/coverage.ts'

/** How much of what was due has come in, and what waits to be checked. */
export function CoverageText({ value }: { value: Pick<Value, 'reported' | 'expected' | 'quarantined'> }) {
  const say = useSay()
  const locale = useLocale()
  if (coverageOf(value) === null) {
    return (
      <span className="coverage none" title={say(uiMessages.nothingDue)}>
        <span aria-hidden="true">—</span>
        <span className="unseen">{say(uiMessages.nothingDue)}</span>
      </span>
    )
  }
  const words = say(uiMessages.coverageOf, {
    reported: formatCount(locale, value.reported),
    expected: formatCount(locale, value.expected),
  })
  const checking = value.quarantined > 0 ? say(uiMessages.quarantinedCount, { n: value.quarantined }) : ''
  return (
    <span
      className={isIncomplete(value) ? 'coverage hatched' : 'coverage'}
      title={[words, checking].filter(Boolean).join('; ')}
    >
      {coverageText(locale, value)}
      {checking && <small> ? {value.quarantined}</small>}
      <span className="unseen">
        {words} {checking}
      </span>
    </span>
  )
}
