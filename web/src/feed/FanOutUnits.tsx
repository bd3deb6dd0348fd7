import { Link } from '@tanstack/react-router'
import { formatCount, formatInstant } from 'shared/format.ts'
import type { FeedFanOut } from 'shared/feed/feed-contract.ts'
import { feedPageMessages as m } from 'shared/messages/feed-page.ts'
import { toUnit } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { useUnitNames } from '../unit/use-unit-names.ts'

/** Where each unit has an address of its own: which of them bring nothing, by name, so that somebody can be rung up. */
export function FanOutUnits({ fanOut: { units, unheard, failing } }: { fanOut: FeedFanOut }) {
  const say = useSay()
  const locale = useLocale()
  const nameOf = useUnitNames()
  const count = (n: number) => formatCount(locale, n)
  const some = failing.length > 0 || unheard > 0
  return (
    <section aria-labelledby="fan-out">
      <h2 id="fan-out">{say(m.fanOutTitle)}</h2>
      <p className="summary">
        {some
          ? say(m.fanOutSome, { units: count(units), failing: count(failing.length), unheard: count(unheard) })
          : say(m.fanOutAll, { units: count(units) })}
      </p>
      {failing.length > 0 && (
        <DataTable
          className="fan-out"
          caption={say(m.fanOutCaption)}
          rows={failing}
          rowKey={({ unit }) => unit}
          columns={[
            { key: 'unit', label: say(m.unit), cell: ({ unit }) => <Link {...toUnit(unit)}>{nameOf(unit)}</Link> },
            {
              key: 'why',
              label: say(m.fanOutWhy),
              cell: ({ error }) => (
                <>
                  {error?.detail}
                  {error?.pointer && <code className="second">{error.pointer}</code>}
                </>
              ),
            },
            { key: 'failures', label: say(m.fanOutFailures), numeric: true, cell: ({ failures }) => count(failures) },
            {
              key: 'at',
              label: say(m.askedAt),
              cell: ({ askedAt }) => (askedAt === null ? '—' : formatInstant(locale, askedAt)),
            },
            { key: 'next', label: say(m.fanOutNext), cell: ({ nextAt }) => formatInstant(locale, nextAt) },
          ]}
        />
      )}
    </section>
  )
}
