import type { FeedStatus } from 'shared/feed/feed-contract.ts'
import { feedPageMessages as m } from 'shared/messages/feed-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { systemsWithout } from './feed-model.ts'

/** What is not measured, and why: a page of sources that listed only what works would be a brochure. */
export function WithoutFeed({ feeds }: { feeds: readonly FeedStatus[] }) {
  const say = useSay()
  const locale = useLocale()
  const systems = systemsWithout(useProvince(), feeds)
  if (systems.length === 0) return null
  return (
    <section aria-labelledby="without">
      <h2 id="without">{say(m.withoutTitle, { n: systems.length })}</h2>
      <DataTable
        className="without"
        caption={say(m.withoutCaption)}
        rows={systems}
        rowKey={({ id }) => id}
        columns={[
          { key: 'system', label: say(m.subsystem), cell: ({ name }) => name[locale] },
          {
            key: 'reason',
            label: say(m.withoutReason),
            cell: ({ reasons }) =>
              reasons.length === 0 ? say(m.withoutKpi) : reasons.map((reason) => reason[locale]).join(' '),
          },
          {
            key: 'provider',
            label: say(m.provider),
            cell: ({ provider }) => provider?.[locale] ?? <span className="none">{say(m.providerUnknown)}</span>,
          },
        ]}
      />
    </section>
  )
}
