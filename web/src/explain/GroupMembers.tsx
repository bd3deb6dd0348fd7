import { Link } from '@tanstack/react-router'
import { formatCount, formatDay } from 'shared/format.ts'
import { explainPageMessages as m } from 'shared/messages/explain-page.ts'
import { unitData, valueData } from '../export/value-data.ts'
import type { Answer } from '../http.ts'
import { toExplain } from '../links.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import type { KpiBrief } from '../shell/use-province.ts'
import { CoverageText } from '../ui/CoverageText.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { ValueText } from '../ui/ValueText.tsx'
import { useUnitNames } from '../unit/use-unit-names.ts'

type Group = NonNullable<Answer<'readExplanation'>['group']>
type Member = Group['members'][number]

/** The units whose counts stand together in a number, each with its own and the way to where that comes from. */
export function GroupMembers({ kpi, group }: { kpi: KpiBrief; group: Group }) {
  const say = useSay()
  const locale = useLocale()
  const nameOf = useUnitNames()
  const count = (of: (member: Member) => number | null) => (member: Member) => {
    const counted = of(member)
    return counted === null ? <span className="none">—</span> : formatCount(locale, counted)
  }
  const columns: Column<Member>[] = [
    {
      key: 'unit',
      label: say(m.unit),
      cell: ({ unit }) => <Link {...toExplain(kpi.id, unit)}>{nameOf(unit)}</Link>,
      data: unitData(
        say,
        ({ unit }) => unit,
        ({ unit }) => nameOf(unit),
      ),
    },
    {
      key: 'numerator',
      label: say(kpi.hasDenominator ? m.numerator : m.result),
      numeric: true,
      cell: count(({ value }) => value.numerator),
      data: [],
    },
    {
      key: 'denominator',
      label: say(m.denominator),
      numeric: true,
      cell: count(({ value }) => value.denominator),
      data: [],
    },
    {
      key: 'value',
      label: say(m.value),
      numeric: true,
      cell: ({ value }) => <ValueText value={value} />,
      data: valueData<Member>(say, kpi, ({ value }) => value),
    },
    {
      key: 'coverage',
      label: say(m.reportsIn),
      numeric: true,
      cell: ({ value }) => <CoverageText value={value} />,
      data: [],
    },
  ]
  return (
    <section aria-labelledby="members">
      <h2 id="members">{say(m.membersTitle)}</h2>
      {group.members.length === 0 ? (
        <p className="empty">{say(m.membersNone)}</p>
      ) : (
        <>
          <p className="summary">
            {say(m.membersSaid, { name: group.name, n: group.members.length, day: formatDay(locale, group.on) })}
          </p>
          <DataTable
            className="members"
            caption={say(m.membersTitle)}
            columns={columns.filter(({ key }) => key !== 'denominator' || kpi.hasDenominator)}
            rows={group.members}
            rowKey={({ unit }) => unit}
          />
        </>
      )}
    </section>
  )
}
