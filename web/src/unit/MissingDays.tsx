import { Link } from '@tanstack/react-router'
import { formatCount } from 'shared/format.ts'
import { unitPageMessages as m } from 'shared/messages/unit-page.ts'
import type { Answer } from '../http.ts'
import { toFeed } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { daysText } from './missing-model.ts'

/** What has not come, feed by feed, day by day. */
export function MissingDays({ missing }: Pick<Answer<'readUnitKpis'>, 'missing'>) {
  const say = useSay()
  const locale = useLocale()
  const short = missing.filter(({ total }) => total > 0)
  return (
    <section aria-labelledby="missing">
      <h2 id="missing">{say(m.missingTitle)}</h2>
      {short.length === 0 ? (
        <p className="all-in">
          <span aria-hidden="true">●</span> {say(m.missingNone)}
        </p>
      ) : (
        <>
          <p className="summary">{say(m.missingRule)}</p>
          <DataTable
            className="missing-days"
            caption={say(m.missingCaption)}
            rows={short}
            rowKey={({ dataset }) => dataset}
            columns={[
              {
                key: 'feed',
                label: say(m.missingFeed),
                cell: ({ feed, name }) => <Link {...toFeed(feed)}>{name[locale]}</Link>,
              },
              {
                key: 'count',
                label: say(m.missingCount),
                numeric: true,
                cell: ({ total }) => formatCount(locale, total),
              },
              {
                key: 'days',
                label: say(m.missingWhich),
                cell: ({ days, total }) => {
                  const { text, left } = daysText(locale, days)
                  const more = left + Math.max(0, total - days.length)
                  return more > 0 ? `${text} ${say(m.missingMore, { n: formatCount(locale, more) })}` : text
                },
              },
            ]}
          />
        </>
      )}
    </section>
  )
}
