import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { formatInstant } from 'shared/format.ts'
import { connectorPageMessages as m } from 'shared/messages/connector-page.ts'
import { RefusedRequest } from '../http.ts'
import { toConnectors, toFeed } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import './connector.css'
import { ConnectorForm } from './ConnectorForm.tsx'
import './feed.css'
import { SwitchConnector } from './SwitchConnector.tsx'

export function ConnectorPage() {
  const { id } = useParams({ from: '/feed/connector/$id' })
  return id === 'new' ? <NewConnector /> : <OneConnector key={id} id={id} />
}

function NewConnector() {
  const say = useSay()
  const locale = useLocale()
  const query = useQuery(q('listConnectors', { query: { lang: locale } }))
  return (
    <div className="feed-page">
      <PageHead title={say(m.newTitle)} under={say(m.newUnder)}>
        <Link {...toConnectors()}>{say(m.toList)}</Link>
      </PageHead>
      <Answered query={query} what={say(m.theConnectors)} lines={20}>
        {({ datasets }) => <ConnectorForm connector={null} datasets={datasets} />}
      </Answered>
    </div>
  )
}

/** A source as it is set up now, what it was before, and changing it. */
function OneConnector({ id }: { id: string }) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const query = useQuery(q('readConnector', { params: { id }, query: { lang: locale } }))
  const list = useQuery(q('listConnectors', { query: { lang: locale } }))
  if (query.error instanceof RefusedRequest && query.error.problem.status === 404)
    return (
      <div className="lone">
        <PageHead title={say(m.unknown, { id })} />
        <Link {...toConnectors()}>{say(m.toList)}</Link>
      </div>
    )
  const connector = query.data?.connector
  return (
    <div className="feed-page">
      <PageHead
        title={connector?.definition.name[locale] ?? say(m.theConnector, { id })}
        under={
          connector &&
          say(m.pageUnder, {
            n: connector.version,
            when: formatInstant(locale, connector.recordedAt),
            reason: connector.reason,
          })
        }
      >
        {connector && connector.state !== null && <Link {...toFeed(id)}>{say(m.toFeed)}</Link>}
        <Link {...toConnectors()}>{say(m.toList)}</Link>
      </PageHead>
      <Answered query={query} what={say(m.theConnector, { id })} lines={20}>
        {({ connector: one, versions }) => (
          <>
            {list.data && may('connector.change') && <SwitchConnector connector={one} datasets={list.data.datasets} />}
            {list.data && <ConnectorForm key={one.version} connector={one} datasets={list.data.datasets} />}
            <section aria-labelledby="versions">
              <h2 id="versions">{say(m.versions)}</h2>
              <DataTable
                className="connector-versions"
                caption={say(m.versions)}
                rows={versions}
                rowKey={({ version }) => String(version)}
                columns={[
                  { key: 'version', label: say(m.version), cell: ({ version }) => version },
                  { key: 'when', label: say(m.when), cell: ({ recordedAt }) => formatInstant(locale, recordedAt) },
                  { key: 'reason', label: say(m.reason), cell: ({ reason }) => reason },
                ]}
              />
            </section>
          </>
        )}
      </Answered>
    </div>
  )
}
