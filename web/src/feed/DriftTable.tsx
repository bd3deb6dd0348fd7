import { connectorPageMessages as m } from 'shared/messages/connector-page.ts'
import type { ConnectorDataset } from 'shared/feed/connector/connector-contract.ts'
import type { ConnectorTrial } from 'shared/feed/connector/connector-trial-contract.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { DataTable } from '../ui/DataTable.tsx'

interface Props {
  drift: ConnectorTrial['drift']
  dataset: ConnectorDataset | undefined
}

/** Every place at which the source has changed, by the path it was set up with. */
export function DriftTable({ drift, dataset }: Props) {
  const say = useSay()
  const locale = useLocale()
  const parts: Record<string, string> = { records: say(m.ofRecords), unit: say(m.unit), day: say(m.day) }
  return (
    <DataTable
      className="drift"
      caption={say(m.drift)}
      captionShown
      rows={drift}
      rowKey={({ of, path }) => `${of} ${path}`}
      columns={[
        { key: 'path', label: say(m.driftPath), cell: ({ path }) => <code>{path}</code> },
        {
          key: 'of',
          label: say(m.driftOf),
          cell: ({ of }) => parts[of] ?? dataset?.measures.find(({ id }) => id === of)?.name[locale] ?? of,
        },
        {
          key: 'place',
          label: say(m.driftPlace),
          cell: ({ pointer }) => <code>{pointer === '' ? say(m.root) : pointer}</code>,
        },
        {
          key: 'seen',
          label: say(m.driftSeen),
          cell: ({ seen, problem }) =>
            problem === 'unreadable' ? say(m.driftUnreadable) : <code>{seen.join(', ') || '—'}</code>,
        },
      ]}
    />
  )
}
