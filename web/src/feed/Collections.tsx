import { Link } from '@tanstack/react-router'
import { formatCount, formatInstant, formatNumber } from 'shared/format.ts'
import type { Collection } from 'shared/feed/feed-contract.ts'
import { feedPageMessages as m } from 'shared/messages/feed-page.ts'
import { periodDays } from 'shared/period.ts'
import { payloadUrl } from '../http.ts'
import { toUnit } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useWho } from '../shell/use-who.ts'
import { useUnitNames } from '../unit/use-unit-names.ts'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { OutcomeText } from './StateText.tsx'

export function Collections({ collections }: { collections: readonly Collection[] }) {
  const say = useSay()
  const locale = useLocale()
  const { may } = useWho()
  const nameOf = useUnitNames()
  const count = (n: number) => (n === 0 ? <span className="zero">0</span> : formatCount(locale, n))
  const columns: Column<Collection>[] = [
    { key: 'at', label: say(m.askedAt), cell: ({ askedAt }) => formatInstant(locale, askedAt) },
    {
      key: 'outcome',
      label: say(m.outcome),
      cell: ({ outcome, error }) => (
        <>
          <OutcomeText outcome={outcome} />
          {error && <code className="second">{[error.detail, error.pointer].filter(Boolean).join(' · ')}</code>}
        </>
      ),
    },
    {
      key: 'range',
      label: say(m.askedRange),
      cell: ({ askedFrom, askedTo, unit }) => (
        <>
          {periodDays(locale, { from: askedFrom, to: askedTo })}
          {unit !== null && (
            <small className="second asked-unit">
              <Link {...toUnit(unit)}>{nameOf(unit)}</Link>
            </small>
          )}
        </>
      ),
    },
    {
      key: 'took',
      label: say(m.took),
      numeric: true,
      cell: ({ tookMs }) => say(m.seconds, { n: formatNumber(locale, tookMs / 1000, 1) }),
    },
    { key: 'records', label: say(m.records), numeric: true, cell: ({ records }) => count(records) },
    { key: 'deltas', label: say(m.changes), numeric: true, cell: ({ deltas }) => count(deltas) },
    { key: 'corrections', label: say(m.corrections), numeric: true, cell: ({ corrections }) => count(corrections) },
    { key: 'rejected', label: say(m.rejected), numeric: true, cell: ({ rejected }) => count(rejected) },
    { key: 'quarantined', label: say(m.quarantined), numeric: true, cell: ({ quarantined }) => count(quarantined) },
    {
      key: 'payload',
      label: say(m.payload),
      numeric: true,
      cell: ({ id, payload, payloadBytes }) => {
        if (payload === null) return <span className="none">{say(m.payloadNone)}</span>
        const size = Math.max(0.1, (payloadBytes ?? 0) / 1000)
        const shown = say(m.kilobytes, { n: formatNumber(locale, size, size < 10 ? 1 : 0) })
        if (!may('payload.read')) return <span title={`SHA-256 ${payload}`}>{shown}</span>
        return (
          <a href={payloadUrl(id)} target="_blank" rel="noopener" title={`SHA-256 ${payload}`}>
            {shown}
            <span className="unseen">, {say(m.payloadOpen, { id })}</span>
          </a>
        )
      },
    },
  ]
  return (
    <section aria-labelledby="collections">
      <h2 id="collections">{say(m.collectionsTitle)}</h2>
      {collections.length === 0 ? (
        <p className="empty">{say(m.collectionsNone)}</p>
      ) : (
        <DataTable
          className="collections"
          caption={say(m.collectionsCaption)}
          columns={columns}
          rows={collections}
          rowKey={({ id }) => String(id)}
        />
      )}
    </section>
  )
}
