import { useQuery } from '@tanstack/react-query'
import { formatDay, formatInstant } from 'shared/format.ts'
import type { FeedStatus } from 'shared/feed/feed-contract.ts'
import { feedPageMessages as m, feedStateTexts, outcomeTexts } from 'shared/messages/feed-page.ts'
import type { ReactNode } from 'react'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { agoText, lagText, scheduleText, untilText } from './feed-model.ts'
import { refreshing } from './refreshing.ts'
import { StateText } from './StateText.tsx'

/** How the feed stands, for whoever must ring somebody up; what an engineer wants stands beside it. */
export function FeedHealth({ feed, url }: { feed: FeedStatus; url?: string }) {
  const say = useSay()
  const locale = useLocale()
  // The server's clock: a reader's own may be wrong by hours.
  const now = useQuery({ ...q('listFeeds', { query: { lang: locale } }), ...refreshing }).data?.now
  const past = (then: string | null) => {
    if (then === null) return say(m.never)
    return now === undefined
      ? formatInstant(locale, then)
      : `${agoText(locale, then, now)}, ${formatInstant(locale, then)}`
  }
  const coming = (then: string) => (now === undefined ? formatInstant(locale, then) : untilText(locale, then, now))
  const error = feed.lastError
  const fact = (label: string, value: ReactNode) => (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
  return (
    <section className={`health ${feed.state}`} aria-label={say(m.state)}>
      <div className="health-words">
        <p className="health-state">
          <StateText state={feed.state} />
        </p>
        <p>{say(error ? outcomeTexts[error.outcome].sentence : feedStateTexts[feed.state].sentence)}</p>
        {error && (
          <>
            <p>{say(m.kept)}</p>
            {feed.nextAt && <p>{say(m.askAgain, { when: coming(feed.nextAt) })}</p>}
            <p className="technical">
              <b>{say(m.technical)}</b>
              <code>
                {error.outcome}: {error.detail}
                {error.pointer && ` ${say(m.place, { pointer: error.pointer })}`}
              </code>
              {feed.failures > 1 && <span>{say(m.failures, { n: feed.failures })}</span>}
            </p>
          </>
        )}
      </div>
      <dl className="facts">
        {fact(say(m.lastSuccess), past(feed.lastSuccessAt))}
        {fact(say(m.attempts), past(feed.lastAttemptAt))}
        {fact(say(m.next), feed.nextAt ? coming(feed.nextAt) : '—')}
        {fact(
          say(m.upTo),
          <>
            {feed.caughtUpTo ? formatDay(locale, feed.caughtUpTo) : '—'}{' '}
            {feed.daysBehind > 0 && (
              <span className="worse">
                ({say(m.behind).toLowerCase()} {say(m.behindDays, { n: feed.daysBehind })})
              </span>
            )}
          </>,
        )}
        {fact(say(m.dueTo), formatDay(locale, feed.dueTo))}
        {fact(say(m.lag), lagText(locale, feed.lagHours))}
        {fact(say(m.schedule), scheduleText(locale, feed.schedule))}
        {fact(say(m.historyFrom), formatDay(locale, feed.historyFrom))}
        {fact(say(m.format), <code>{feed.format}</code>)}
        {url !== undefined && fact(say(m.address), url === 'own:' ? say(m.countedHere) : <code>{url}</code>)}
      </dl>
    </section>
  )
}
