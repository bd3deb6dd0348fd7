import { formatCount } from 'shared/format.ts'
import type { Value } from 'shared/kpi/value-contract.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { isIncomplete } from 'shared/kpi/coverage.ts'
import { tokens } from 'shared/kpi/value-token.ts'
import { isFew } from './value-model.ts'

/**
 * A number as it may honestly be read: few cases show the fraction first, an incomplete one is hatched, and the four
 * answers that are not numbers are four different words.
 */
export function ValueText({ value, fraction = false }: { value: Value; fraction?: boolean }) {
  const say = useSay()
  const locale = useLocale()
  if (value.state !== 'value') {
    const { mark, text } = tokens[value.state]
    return (
      <span className="value none">
        <span aria-hidden="true">{mark}</span> {say(text)}
      </span>
    )
  }
  const counts =
    value.denominator === null || value.numerator === null
      ? null
      : `${formatCount(locale, value.numerator)}/${formatCount(locale, value.denominator)}`
  const few = isFew(value)
  return (
    <span className={isIncomplete(value) ? 'value hatched' : 'value'}>
      {few ? (
        <>
          <b>{counts}</b> <small title={say(uiMessages.fewCases)}>{value.text}</small>
        </>
      ) : (
        <>
          <b>{value.text}</b> {fraction && counts && <small>{counts}</small>}
        </>
      )}
      {isIncomplete(value) && <span className="unseen"> ({say(uiMessages.incomplete)})</span>}
    </span>
  )
}
