import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { feedPageMessages as m } from 'shared/messages/feed-page.ts'
import { RefusedRequest } from '../http.ts'
import { toFeeds } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Collections } from './Collections.tsx'
import './feed.css'
import { FeedCalendar } from './FeedCalendar.tsx'
import { FeedHealth } from './FeedHealth.tsx'
import { Quarantined, Rejects } from './Refused.tsx'
import { refreshing } from './refreshing.ts'

export function FeedPage() {
  const { id } = useParams({ from: '/feed/$id' })
  const say = useSay()
  const locale = useLocale()
  const { subsystems } = useProvince()
  const query = useQuery({ ...q('readFeedDetail', { params: { id }, query: { lang: locale } }), ...refreshing })
  const known = query.data?.feed.id === id ? query.data.feed : undefined
  const system = subsystems.find((one) => one.id === known?.subsystem)

  if (query.error instanceof RefusedRequest && query.error.problem.status === 404) {
    return (
      <div className="lone">
        <PageHead title={say(m.unknownFeed, { id })} />
        <Link {...toFeeds()}>{say(m.toList)}</Link>
      </div>
    )
  }
  return (
    <div className="feed-page">
      <PageHead
        title={known?.name[locale] ?? say(m.theFeed, { id })}
        under={system && [system.name[locale], system.provider?.[locale]].filter(Boolean).join(' · ')}
      />
      <Answered query={query} what={say(m.theFeed, { id })} lines={24}>
        {({ feed, url, collections, rejects, quarantined }) => (
          <>
            <FeedHealth feed={feed} url={url} />
            <FeedCalendar key={feed.id} feed={feed} />
            <Collections collections={collections} />
            <Rejects rejects={rejects} />
            <Quarantined quarantined={quarantined} />
          </>
        )}
      </Answered>
    </div>
  )
}
