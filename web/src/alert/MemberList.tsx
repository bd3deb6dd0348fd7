import { Link } from '@tanstack/react-router'
import { formatCount } from 'shared/format.ts'
import { alertPageMessages as m } from 'shared/messages/alert-page.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { toConnection } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { byName, useProvince } from '../shell/use-province.ts'
import type { Detail } from './answer-types.ts'

type Member = Detail['members'][number]

/** So many are read one by one; more are read unit by unit. */
const mostByName = 12

/** Whom an incident concerns. Many stand unit by unit, each to be unfolded. */
export function MemberList({ members, all }: { members: readonly Member[]; all: number }) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const nameOf = (code: string | null) => {
    const unit = units.find((one) => one.code === code)
    return unit ? unitName(locale, unit) : say(m.ofProvince)
  }
  const groups = [...Map.groupBy(members, ({ unit }) => unit)]
    .map(([unit, list]) => ({ key: unit ?? '', name: nameOf(unit), list }))
    .toSorted(byName)
  return (
    <section aria-labelledby="members">
      <h2 id="members">
        {say(m.members)} ({formatCount(locale, Math.max(members.length, all))})
      </h2>
      {members.length <= mostByName ? (
        <Links members={members} />
      ) : (
        <ul className="member-units">
          {groups.map(({ key, name, list }) => (
            <li key={key}>
              <details>
                <summary>
                  {name} <span className="count">{formatCount(locale, list.length)}</span>
                </summary>
                <Links members={list} />
              </details>
            </li>
          ))}
        </ul>
      )}
      {all > members.length && (
        <p className="note">{say(m.membersMore, { n: formatCount(locale, all - members.length) })}</p>
      )}
    </section>
  )
}

function Links({ members }: { members: readonly Member[] }) {
  const locale = useLocale()
  return (
    <ul className="members">
      {members.map(({ id, name }) => (
        <li key={id}>
          <Link {...toConnection(id)}>{name[locale]}</Link>
        </li>
      ))}
    </ul>
  )
}
