import { Link } from '@tanstack/react-router'
import { formatCount, formatDay, formatInstant } from 'shared/format.ts'
import type { FeedStatus } from 'shared/feed/feed-contract.ts'
import { feedPageMessages as m } from 'shared/messages/feed-page.ts'
import { toFeed } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { agoText, byUrgency, lagText, scheduleText, untilText } from './feed-model.ts'
import { StateText } from './StateText.tsx'

/** Every feed in a row: how it stands, how old it is, what it lost on the way, when it is asked next. */
export function FeedTable({ feeds, now }: { feeds: readonly FeedStatus[]; now: string }) {
  const say = useSay()
  const locale = useLocale()
  const { subsystems } = useProvince()
  const count = (n: number) => (n === 0 ? <span className="zero">0</span> : formatCount(locale, n))
  const columns: Column<FeedStatus>[] = [
    {
      key: 'feed',
      label: say(m.feed),
      cell: (feed) => {
        const system = subsystems.find(({ id }) => id === feed.subsystem)
        return (
          <>
            <Link {...toFeed(feed.id)}>{feed.name[locale]}</Link>
            {system && (
              <small className="second">
                {system.abbreviation ?? system.name[locale]}
                {system.provider && ` · ${system.provider[locale]}`}
              </small>
            )}
          </>
        )
      },
    },
    { key: 'state', label: say(m.state), cell: (feed) => <StateText state={feed.state} /> },
    {
      key: 'success',
      label: say(m.lastSuccess),
      cell: ({ lastSuccessAt }) =>
        lastSuccessAt === null ? (
          <span className="none">{say(m.never)}</span>
        ) : (
          <>
            {agoText(locale, lastSuccessAt, now)}
            <small className="second">{formatInstant(locale, lastSuccessAt)}</small>
          </>
        ),
    },
    {
      key: 'upto',
      label: say(m.upTo),
      cell: ({ caughtUpTo, daysBehind }) => (
        <>
          {caughtUpTo === null ? <span className="none">—</span> : formatDay(locale, caughtUpTo)}
          {daysBehind > 0 && (
            <small className="second worse">
              {say(m.behind)} {say(m.behindDays, { n: daysBehind })}
            </small>
          )}
        </>
      ),
    },
    {
      key: 'lag',
      label: say(m.lag),
      cell: ({ lagHours }) => lagText(locale, lagHours),
    },
    { key: 'rejected', label: say(m.rejected), numeric: true, cell: ({ rejected }) => count(rejected) },
    { key: 'quarantined', label: say(m.quarantined), numeric: true, cell: ({ quarantined }) => count(quarantined) },
    { key: 'corrections', label: say(m.corrections), numeric: true, cell: ({ corrections }) => count(corrections) },
    {
      key: 'next',
      label: say(m.next),
      cell: ({ nextAt, schedule }) => (
        <>
          {nextAt === null ? '—' : untilText(locale, nextAt, now)}
          <small className="second">{scheduleText(locale, schedule)}</small>
        </>
      ),
    },
  ]
  return (
    <DataTable
      className="feeds"
      caption={say(m.feedsCaption, { now: formatInstant(locale, now) })}
      columns={columns}
      rows={feeds.toSorted(byUrgency)}
      rowKey={({ id }) => id}
    />
  )
}
