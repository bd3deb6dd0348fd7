import { formatInstant, formatProseDay } from 'shared/format.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { periodDays } from 'shared/period.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { useProvince } from '../shell/use-province.ts'
import { comparisonNames } from './comparison-names.ts'
import { DayField } from './DayField.tsx'
import { usePeriod } from './use-period.ts'

/** What the choice comes to in days, why it could not be followed, and whether one is looking back. */
export function PeriodResolved() {
  const say = useSay()
  const locale = useLocale()
  const province = useProvince()
  const [state, change] = usePageState()
  const { period, comparison, comparedWith, refused } = usePeriod()
  return (
    <>
      <div className="period-resolved">
        <strong aria-live="polite">
          {say(uiMessages.resolved, {
            range: periodDays(locale, period),
            days: period.days,
            workingDays: period.workingDays,
          })}
        </strong>
        {period.state !== 'closed' && (
          <em>{say(period.state === 'running' ? uiMessages.running : uiMessages.future)}</em>
        )}
        {comparedWith && (
          <span>
            {say(uiMessages.comparedResolved, {
              label: say(comparisonNames[comparison]).toLowerCase(),
              range: periodDays(locale, comparedWith),
              workingDays: comparedWith.workingDays,
            })}
          </span>
        )}
        <span className="as-of" data-more>
          <DayField
            key={state.asof ?? 'newest'}
            label={say(uiMessages.asOf)}
            value={state.asof?.slice(0, 10) ?? null}
            first={province.historyFrom}
            last={province.today}
            onChange={(day) => day && change({ asof: day })}
          />
        </span>
      </div>
      {refused && (
        <p className="loud" role="alert">
          {refused[locale]}
        </p>
      )}
      {state.asof && (
        <p className="loud" role="status">
          {say(uiMessages.asOfNotice, {
            when: state.asof.includes('T') ? formatInstant(locale, state.asof) : formatProseDay(locale, state.asof),
          })}{' '}
          <button type="button" className="plain" onClick={() => change({ asof: undefined })}>
            {say(uiMessages.asOfLeave)}
          </button>
        </p>
      )}
    </>
  )
}
