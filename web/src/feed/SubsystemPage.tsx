import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { subsystemKindTexts } from 'shared/messages/subsystem.ts'
import { subsystemPageMessages as m } from 'shared/messages/subsystem-page.ts'
import type { KnownSubsystem } from 'shared/subsystem/subsystem-contract.ts'
import { toConnector, toFeed } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { Answered } from '../ui/Answered.tsx'
import { DataPages } from '../ui/DataPages.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import './connector.css'
import './feed.css'
import { SubsystemForm } from './SubsystemForm.tsx'

/** Every system figures come from, and the way to one more. */
export function SubsystemPage() {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const query = useQuery(q('listSubsystems', { query: { lang: locale } }))
  const [open, setOpen] = useState<KnownSubsystem | 'new' | null>(null)
  return (
    <div className="feed-page">
      <PageHead title={say(m.title)} under={say(m.under)}>
        {may('connector.change') && open === null && (
          <button type="button" onClick={() => setOpen('new')}>
            {say(m.add)}
          </button>
        )}
        {may('connector.change') && <Link {...toConnector('new')}>{say(m.setUp)}</Link>}
      </PageHead>
      <DataPages />
      {open !== null && (
        <SubsystemForm
          key={open === 'new' ? '' : open.id}
          system={open === 'new' ? null : open}
          close={() => setOpen(null)}
        />
      )}
      <Answered query={query} what={say(m.theSubsystems)} lines={12}>
        {({ subsystems }) => <SystemTable subsystems={subsystems} change={setOpen} />}
      </Answered>
    </div>
  )
}

const collator = new Intl.Collator('vi')

function SystemTable({
  subsystems,
  change,
}: {
  subsystems: KnownSubsystem[]
  change: (system: KnownSubsystem) => void
}) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const columns: Column<KnownSubsystem>[] = [
    {
      key: 'system',
      label: say(m.system),
      cell: ({ id, name }) => (
        <>
          {name[locale]}
          <small className="second">{id}</small>
        </>
      ),
    },
    { key: 'kind', label: say(m.kind), cell: ({ kind }) => (kind ? say(subsystemKindTexts[kind]) : '—') },
    {
      key: 'provider',
      label: say(m.provider),
      cell: ({ provider }) => provider?.[locale] ?? <span className="none">—</span>,
    },
    {
      key: 'contact',
      label: say(m.contact),
      cell: (system) => {
        const { added, name } = system
        if (!added) return <span className="none">{say(m.fromDocument)}</span>
        return (
          <>
            {added.contact}
            {may('connector.change') && (
              <>
                {' '}
                <button
                  type="button"
                  className="plain"
                  aria-label={say(m.changeOf, { name: name[locale] })}
                  onClick={() => change(system)}
                >
                  {say(m.change)}
                </button>
              </>
            )}
          </>
        )
      },
    },
    {
      key: 'feeds',
      label: say(m.feeds),
      cell: ({ feeds }) =>
        feeds.length === 0 ? (
          <span className="none">{say(m.noFeeds)}</span>
        ) : (
          feeds.map(({ id, name }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <Link {...toFeed(id)}>{name[locale]}</Link>
            </span>
          ))
        ),
    },
  ]
  return (
    <DataTable
      className="subsystems"
      caption={say(m.caption)}
      columns={columns}
      rows={subsystems.toSorted((one, other) => collator.compare(one.name[locale], other.name[locale]))}
      rowKey={({ id }) => id}
    />
  )
}
