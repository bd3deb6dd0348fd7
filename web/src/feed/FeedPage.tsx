import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { policy } from 'shared/account/policy.ts'
import type { FeedStatus } from 'shared/feed/feed-contract.ts'
import { feedPageMessages as m } from 'shared/messages/feed-page.ts'
import { RefusedRequest } from '../http.ts'
import { toFeeds } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { roleName } from '../shell/person-name.ts'
import { useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { Collections } from './Collections.tsx'
import { FanOutUnits } from './FanOutUnits.tsx'
import './feed.css'
import { FeedCalendar } from './FeedCalendar.tsx'
import { FeedHealth } from './FeedHealth.tsx'
import { Quarantined, Rejects } from './Refused.tsx'
import { refreshing } from './refreshing.ts'

export function FeedPage() {
  const { id } = useParams({ from: '/feed/$id' })
  const { may } = useWho()
  return may('collection.read') ? <WholeFeed id={id} /> : <FeedInBrief id={id} />
}

/** Everything that is known of a feed, for those who answer for its figures or its working. */
function WholeFeed({ id }: { id: string }) {
  const say = useSay()
  const locale = useLocale()
  const query = useQuery({ ...q('readFeedDetail', { params: { id }, query: { lang: locale } }), ...refreshing })
  if (query.error instanceof RefusedRequest && query.error.problem.status === 404) return <UnknownFeed id={id} />
  return (
    <div className="feed-page">
      <FeedHead id={id} feed={query.data?.feed.id === id ? query.data.feed : undefined} />
      <Answered query={query} what={say(m.theFeed, { id })} lines={24}>
        {({ feed, url, fanOut, collections, rejects, quarantined }) => (
          <>
            <FeedHealth feed={feed} url={url} />
            {fanOut && <FanOutUnits fanOut={fanOut} />}
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

/** How it stands and which days are in, for everybody else: what was asked and refused quotes records of any unit. */
function FeedInBrief({ id }: { id: string }) {
  const say = useSay()
  const locale = useLocale()
  const query = useQuery({ ...q('listFeeds', { query: { lang: locale } }), ...refreshing })
  const feed = query.data?.feeds.find((one) => one.id === id)
  if (query.data && !feed) return <UnknownFeed id={id} />
  const holders = policy['collection.read'].all ?? []
  return (
    <div className="feed-page">
      <FeedHead id={id} feed={feed} />
      <Answered query={query} what={say(m.theFeed, { id })} lines={24}>
        {() =>
          feed && (
            <>
              <FeedHealth feed={feed} />
              <FeedCalendar key={feed.id} feed={feed} />
              <p className="summary">
                {say(m.collectionsFor, { roles: holders.map((role) => roleName(locale, role)).join(', ') })}
              </p>
            </>
          )
        }
      </Answered>
    </div>
  )
}

function FeedHead({ id, feed }: { id: string; feed: FeedStatus | undefined }) {
  const say = useSay()
  const locale = useLocale()
  const { subsystems } = useProvince()
  const system = subsystems.find((one) => one.id === feed?.subsystem)
  return (
    <PageHead
      title={feed?.name[locale] ?? say(m.theFeed, { id })}
      under={system && [system.name[locale], system.provider?.[locale]].filter(Boolean).join(' · ')}
    />
  )
}

function UnknownFeed({ id }: { id: string }) {
  const say = useSay()
  return (
    <div className="lone">
      <PageHead title={say(m.unknownFeed, { id })} />
      <Link {...toFeeds()}>{say(m.toList)}</Link>
    </div>
  )
}
