import { Link } from '@tanstack/react-router'
import { formatCount, formatInstant, formatProseDay } from 'shared/format.ts'
import type { DataStatus } from 'shared/kpi/kpi-contract.ts'
import { overviewMessages } from 'shared/messages/overview.ts'
import { toFeeds } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { coverageText, isIncomplete } from 'shared/kpi/coverage.ts'
import { loudness } from './overview-model.ts'

/** What the page stands on comes before what it says: how far the data reach, how whole they are, who is late. */
export function DataStatusStrip({ data }: { data: DataStatus }) {
  const say = useSay()
  const locale = useLocale()
  const { today } = useProvince()
  const { level, age } = loudness(data, today)
  const { feeds, loading } = data
  const day = data.completeTo === null ? '' : formatProseDay(locale, data.completeTo)
  return (
    <section className={`data-status ${level}`} aria-label={say(overviewMessages.status)}>
      {level === 'stale' && age !== null && (
        <p className="stale" role="alert">
          {say(overviewMessages.stale, { day, n: age })}
        </p>
      )}
      <ul>
        <li>
          <strong>
            {data.completeTo === null ? say(overviewMessages.completeNever) : say(overviewMessages.completeTo, { day })}
          </strong>
          {age !== null && age > 0 && (
            <span> ({age === 1 ? say(overviewMessages.yesterday) : say(overviewMessages.daysAgo, { n: age })})</span>
          )}
        </li>
        <li>
          {data.expected === 0 ? (
            say(loading ? overviewMessages.notReached : overviewMessages.nothingOwed)
          ) : (
            <span className={isIncomplete(data) ? 'hatched' : undefined}>
              {say(overviewMessages.inPeriod, { share: coverageText(locale, data) })}
            </span>
          )}
        </li>
        <li>
          <Link {...toFeeds()}>{say(overviewMessages.sources)}</Link>: <Mark mark="●" />{' '}
          {say(overviewMessages.healthy, { n: feeds.healthy })}
          {', '}
          <span className={feeds.late > 0 ? 'worse' : undefined}>
            <Mark mark="◐" /> {say(overviewMessages.late, { n: feeds.late })}
          </span>
          {', '}
          <span className={feeds.failing > 0 ? 'worse' : undefined}>
            <Mark mark="■" /> {say(overviewMessages.failing, { n: feeds.failing })}
          </span>
          {feeds.loading > 0 && `, ${say(overviewMessages.stillLoading, { n: feeds.loading })}`}
        </li>
        {data.lastSuccessAt && (
          <li>{say(overviewMessages.updated, { when: formatInstant(locale, data.lastSuccessAt) })}</li>
        )}
      </ul>
      {loading && (
        <label className="progress">
          {say(overviewMessages.loadingHistory, {
            done: formatCount(locale, loading.done),
            total: formatCount(locale, loading.total),
          })}
          <progress max={loading.total} value={loading.done} />
        </label>
      )}
    </section>
  )
}

const Mark = ({ mark }: { mark: string }) => <span aria-hidden="true">{mark}</span>
