import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatDay, formatNumber } from 'shared/format.ts'
import { unitChangeMessages as m } from 'shared/messages/unit-change-page.ts'
import { toUnit } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useUnitNames } from './use-unit-names.ts'

/** Where a unit came from and who continues it; nothing for one that has always stood. */
export function UnitLine({ code }: { code: string }) {
  const say = useSay()
  const locale = useLocale()
  const nameOf = useUnitNames()
  const { data } = useQuery(q('listUnits', { query: { lang: locale } }))
  const unit = data && [...data.units, ...data.others].find((one) => one.code === code)
  if (!data || !unit) return null
  const ended = unit.to !== null && unit.to < data.on
  const comes = unit.from !== null && unit.from > data.on
  const before = unit.before.filter((part) => part.unit !== code || part.share !== null)
  if (!ended && !comes && before.length === 0 && unit.comparableFrom === null) return null
  return (
    <div className="unit-line" role="note">
      {ended && (
        <p>
          {say(m.endedOn, { day: formatDay(locale, unit.to ?? '') })} {unit.heirs.length > 0 && say(m.continuedBy)}{' '}
          {unit.heirs.map((heir) => (
            <Link key={heir} {...toUnit(heir)}>
              {nameOf(heir)}
            </Link>
          ))}
        </p>
      )}
      {comes && <p>{say(m.comesOn, { day: formatDay(locale, unit.from ?? '') })}</p>}
      {before.length > 0 && (
        <p>
          {say(m.lineOf)}{' '}
          {before
            .map(({ unit: part, to, share }) => {
              const told = { unit: nameOf(part), day: to ? formatDay(locale, to) : '…' }
              return share === null
                ? say(m.until, told)
                : say(m.untilShare, { ...told, share: formatNumber(locale, share * 100, 2) })
            })
            .join('; ')}
          .
        </p>
      )}
      {unit.comparableFrom && (
        <p>{say(m.notComparable, { unit: nameOf(code), day: formatDay(locale, unit.comparableFrom) })}</p>
      )}
    </div>
  )
}
