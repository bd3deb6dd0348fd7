import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { feedPageMessages as m } from 'shared/messages/feed-page.ts'
import { shellMessages } from 'shared/messages/shell.ts'
import { toFaults } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { DataPages } from '../ui/DataPages.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import './feed.css'
import { FeedTable } from './FeedTable.tsx'
import { refreshing } from './refreshing.ts'
import { Published } from './Published.tsx'
import { WithoutFeed } from './WithoutFeed.tsx'

export function FeedListPage() {
  const say = useSay()
  const locale = useLocale()
  const { ways, may } = useWho()
  const query = useQuery({ ...q('listFeeds', { query: { lang: locale } }), ...refreshing })
  // What is not asked for the time being owes nothing.
  const asked = query.data?.feeds.filter(({ state }) => state !== 'paused') ?? []
  const healthy = asked.filter(({ state }) => state === 'healthy').length
  return (
    <div className="feed-page">
      <PageHead title={say(m.listTitle)} under={query.data && say(m.listUnder, { healthy, total: asked.length })}>
        {ways?.demo && may('fault.read') && <Link {...toFaults()}>{say(shellMessages.simulateFault)}</Link>}
      </PageHead>
      <DataPages />
      <Answered query={query} what={say(m.theFeeds)} lines={20}>
        {({ feeds, now }) =>
          feeds.length === 0 ? (
            <p className="empty">{say(m.feedsNone)}</p>
          ) : (
            <>
              <FeedTable feeds={feeds} now={now} />
              <p className="summary">{say(m.last30)}</p>
              <WithoutFeed feeds={feeds} />
            </>
          )
        }
      </Answered>
      <Published />
    </div>
  )
}
