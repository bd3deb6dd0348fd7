import { Link } from '@tanstack/react-router'
import { formatCount, formatDay } from 'shared/format.ts'
import { feedPageMessages as m, quarantineTexts, rejectTexts } from 'shared/messages/feed-page.ts'
import type { Answer } from '../http.ts'
import { payloadUrl } from '../http.ts'
import { toUnit } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { unitName } from 'shared/unit/unit-name.ts'

type Detail = Answer<'readFeedDetail'>

/** Records that could not be kept, with the very place in the original, so that the source can be told. */
export function Rejects({ rejects }: Pick<Detail, 'rejects'>) {
  const say = useSay()
  return (
    <section aria-labelledby="rejects">
      <h2 id="rejects">{say(m.rejectsTitle)}</h2>
      {rejects.length === 0 ? (
        <p className="empty">{say(m.rejectsNone)}</p>
      ) : (
        <DataTable
          className="rejects"
          caption={say(m.rejectsCaption)}
          rows={rejects}
          rowKey={({ collection, pointer, reason }) => `${collection} ${pointer} ${reason}`}
          columns={[
            {
              key: 'reason',
              label: say(m.reason),
              cell: ({ reason, field }) => (
                <>
                  {say(rejectTexts[reason])}
                  {field && <small className="second">{say(m.field, { field })}</small>}
                </>
              ),
            },
            { key: 'where', label: say(m.where), cell: ({ pointer }) => <code>{pointer}</code> },
            { key: 'excerpt', label: say(m.excerpt), cell: ({ excerpt }) => <code>{excerpt}</code> },
            {
              key: 'asking',
              label: say(m.asking),
              numeric: true,
              cell: ({ collection }) => <Original collection={collection} />,
            },
          ]}
        />
      )}
    </section>
  )
}

/** Records that read well and cannot be true; they count for nothing until somebody decides. */
export function Quarantined({ quarantined }: Pick<Detail, 'quarantined'>) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  return (
    <section aria-labelledby="quarantine">
      <h2 id="quarantine">{say(m.quarantineTitle)}</h2>
      {quarantined.length === 0 ? (
        <p className="empty">{say(m.quarantineNone)}</p>
      ) : (
        <DataTable
          className="quarantine"
          caption={say(m.quarantineCaption)}
          rows={quarantined}
          rowKey={({ collection, unit, day }) => `${collection} ${unit} ${day}`}
          columns={[
            {
              key: 'unit',
              label: say(m.unit),
              cell: ({ unit: code }) => {
                const unit = units.find((one) => one.code === code)
                return unit ? <Link {...toUnit(code)}>{unitName(locale, unit)}</Link> : code
              },
            },
            { key: 'day', label: say(m.day), cell: ({ day }) => formatDay(locale, day) },
            { key: 'rule', label: say(m.rule), cell: ({ rule }) => say(quarantineTexts[rule]) },
            {
              key: 'counts',
              label: say(m.counts),
              cell: ({ counts }) => (
                <code>
                  {Object.entries(counts)
                    .map(([measure, count]) => `${measure} ${formatCount(locale, count)}`)
                    .join(' · ')}
                </code>
              ),
            },
            {
              key: 'asking',
              label: say(m.asking),
              numeric: true,
              cell: ({ collection }) => <Original collection={collection} />,
            },
          ]}
        />
      )}
    </section>
  )
}

function Original({ collection }: { collection: number }) {
  const say = useSay()
  return (
    <a href={payloadUrl(collection)} target="_blank" rel="noopener" aria-label={say(m.payloadOpen, { id: collection })}>
      {collection}
    </a>
  )
}
