import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { formatInstant } from 'shared/format.ts'
import type { ConnectorAnswer, ConnectorDataset } from 'shared/feed/connector/connector-contract.ts'
import type { Locale } from 'shared/text.ts'
import { connectorPageMessages as m } from 'shared/messages/connector-page.ts'
import { type Answer, RefusedRequest } from '../http.ts'
import { toConnectors, toFeed, toSubsystems } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import './connector.css'
import { ConnectorForm } from './ConnectorForm.tsx'
import { DecideConnector } from './DecideConnector.tsx'
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
        <Link {...toSubsystems()}>{say(m.addSubsystem)}</Link>
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
  const people = query.data?.people ?? {}
  const nameOf = (person: string) => people[person] ?? person.slice(0, 8)
  if (query.error instanceof RefusedRequest && query.error.problem.status === 404)
    return (
      <div className="lone">
        <PageHead title={say(m.unknown, { id })} />
        <Link {...toConnectors()}>{say(m.toList)}</Link>
      </div>
    )
  const connector = query.data?.connector
  const standing = (
    { version, proposal, decidedAt, decidedBy, decidedReason }: Answer<'readConnector'>['versions'][number],
    inForce: number,
  ) => {
    const decided = {
      who: decidedBy === null ? '' : nameOf(decidedBy),
      when: decidedAt === null ? '' : formatInstant(locale, decidedAt),
      reason: decidedReason ?? '',
    }
    const words = [...(version === inForce ? [say(m.inForce)] : []), ...(proposal ? [say(m[proposal], decided)] : [])]
    return words.length === 0 ? '—' : words.join('; ')
  }
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
            {list.data && (
              <DecideConnector connector={one} nameOf={nameOf} {...bringingOf(one, list.data.datasets, locale)} />
            )}
            {list.data && may('connector.change') && one.proposal?.kind !== 'enable' && (
              <SwitchConnector connector={one} datasets={list.data.datasets} />
            )}
            {list.data && (
              <ConnectorForm
                key={`${one.version} ${one.proposal?.id ?? ''}`}
                connector={one}
                datasets={list.data.datasets}
              />
            )}
            <section aria-labelledby="versions">
              <h2 id="versions">{say(m.versions)}</h2>
              <DataTable
                className="connector-versions"
                caption={say(m.versions)}
                rows={versions}
                rowKey={({ version }) => String(version)}
                columns={[
                  { key: 'version', label: say(m.version), cell: ({ version }) => version },
                  { key: 'standing', label: say(m.becameOf), cell: (version) => standing(version, one.version) },
                  {
                    key: 'who',
                    label: say(m.savedBy),
                    cell: ({ recordedBy }) => (recordedBy === null ? '—' : nameOf(recordedBy)),
                  },
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

/** Whose place it would take, and what its measures are called. */
function bringingOf(
  { id, definition }: ConnectorAnswer,
  datasets: readonly ConnectorDataset[],
  locale: Locale,
): { dataset: ConnectorDataset | undefined; other: string | null } {
  const dataset = datasets.find((one) => one.id === definition.dataset)
  const feed = dataset?.feed
  return { dataset, other: feed && feed.id !== id ? feed.name[locale] : null }
}
