import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { connectorPageMessages as m } from 'shared/messages/connector-page.ts'
import { formatInstant } from 'shared/format.ts'
import type { ConnectorAnswer, ConnectorDataset } from 'shared/feed/connector/connector-contract.ts'
import { toConnector, toFeed, toSubsystems } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { DataPages } from '../ui/DataPages.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import './connector.css'
import './feed.css'
import { StateText } from './StateText.tsx'

/** Every source that was set up by form, and the way to one more. */
export function ConnectorListPage() {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const query = useQuery(q('listConnectors', { query: { lang: locale } }))
  return (
    <div className="feed-page">
      <PageHead title={say(m.title)} under={say(m.under)}>
        {may('connector.change') && <Link {...toConnector('new')}>{say(m.add)}</Link>}
        <Link {...toSubsystems()}>{say(m.toSubsystems)}</Link>
      </PageHead>
      <DataPages />
      <Answered query={query} what={say(m.theConnectors)} lines={8}>
        {({ connectors, datasets }) =>
          connectors.length === 0 ? (
            <p className="empty">{say(m.none)}</p>
          ) : (
            <ConnectorTable connectors={connectors} datasets={datasets} />
          )
        }
      </Answered>
    </div>
  )
}

function ConnectorTable({ connectors, datasets }: { connectors: ConnectorAnswer[]; datasets: ConnectorDataset[] }) {
  const say = useSay()
  const locale = useLocale()
  return (
    <DataTable
      className="connectors"
      caption={say(m.caption)}
      rows={connectors}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'source',
          label: say(m.source),
          cell: ({ id, definition }) => (
            <>
              <Link {...toConnector(id)}>{definition.name[locale]}</Link>
              <small className="second">{id}</small>
            </>
          ),
        },
        {
          key: 'state',
          label: say(m.state),
          cell: ({ id, state, proposal }) => (
            <>
              {state === null ? (
                <span className="none">{say(m.off)}</span>
              ) : (
                <Link {...toFeed(id)}>
                  <StateText state={state} />
                </Link>
              )}
              {proposal && <small className="second">{say(m.decisionTitle)}</small>}
            </>
          ),
        },
        {
          key: 'dataset',
          label: say(m.dataset),
          cell: ({ definition }) =>
            datasets.find(({ id }) => id === definition.dataset)?.name[locale] ?? definition.dataset,
        },
        {
          key: 'version',
          label: say(m.version),
          cell: ({ version, recordedAt, reason }) => (
            <>
              {version} · {formatInstant(locale, recordedAt)}
              <small className="second">{reason}</small>
            </>
          ),
        },
      ]}
    />
  )
}
