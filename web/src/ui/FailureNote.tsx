import { uiMessages } from 'shared/messages/ui.ts'
import { formatInstant } from 'shared/format.ts'
import type { Text } from 'shared/text.ts'
import { RefusedRequest } from '../http.ts'
import { useLocale, useSay } from '../shell/locale.tsx'

/** What a person chose wrongly, by the name it has on the page and not in the address. */
const places: Readonly<Record<string, Text>> = {
  'query.period': uiMessages.periodChosen,
  'query.calendar': uiMessages.calendarChosen,
  'query.from': uiMessages.fromChosen,
  'query.to': uiMessages.toChosen,
  'query.asOf': uiMessages.asOfChosen,
  'query.unit': uiMessages.unit,
  'query.compare': uiMessages.compareWith,
}

interface Props {
  /** What was asked for, as the end of the sentence "Không lấy được …". */
  what: string
  error: Error
  retry: () => void
  /** When what is still on the page was fetched (milliseconds), if anything is. */
  keptAt?: number | undefined
}

/** What failed, why, the id to quote, what is shown meanwhile, and a way to try again. */
export function FailureNote({ what, error, retry, keptAt }: Props) {
  const say = useSay()
  const locale = useLocale()
  const problem = error instanceof RefusedRequest ? error.problem : undefined
  return (
    <div className="failure" role="alert">
      <p>
        <strong>{say(uiMessages.failed, { what })}.</strong>{' '}
        {problem ? (problem.detail ?? problem.title) : say(uiMessages.failedUnanswered)}
      </p>
      {problem?.errors?.map(({ at, detail }) => (
        <p key={at}>
          {places[at] ? say(places[at]) : <code>{at}</code>}: {detail}
        </p>
      ))}
      {keptAt !== undefined && <p>{say(uiMessages.failedKept, { when: formatInstant(locale, new Date(keptAt)) })}</p>}
      {problem?.instance && (
        <p>
          {say(uiMessages.requestId)}: <code>{problem.instance}</code>
        </p>
      )}
      <button type="button" onClick={retry}>
        {say(uiMessages.retry)}
      </button>
    </div>
  )
}
