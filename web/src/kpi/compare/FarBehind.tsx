import { Link } from '@tanstack/react-router'
import type { Day } from 'shared/day.ts'
import { formatCount } from 'shared/format.ts'
import type { Value } from 'shared/kpi/value-contract.ts'
import { comparePageMessages as m } from 'shared/messages/compare-page.ts'
import { headTexts } from 'shared/messages/standing.ts'
import { taskPageMessages } from 'shared/messages/task-page.ts'
import { toKpi } from '../../links.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { type KpiBrief, useProvince } from '../../shell/use-province.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { Explaining } from '../../ui/Explaining.tsx'
import { useExplanations } from '../../ui/use-explanations.ts'
import { ValueText } from '../../ui/ValueText.tsx'
import { type BehindLine, behindLines, type ComparedLine } from './compared-line.ts'

interface Props {
  kpi: KpiBrief
  lines: readonly ComparedLine[]
  centre: Value
  /** The last day of the period. */
  ended: Day
}

/** Who is worse than chance among these peers allows, by how many cases; and what was asked of them. */
export function FarBehind({ kpi, lines, centre, ended }: Props) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const explanations = useExplanations(ended, kpi.id)
  const behind = behindLines(lines, centre.ratio)
  if (behind.length === 0) return null
  const ownerOf = ({ code, name }: BehindLine) => {
    const unit = units.find((one) => one.code === code)
    return unit ? say(headTexts[unit.kind], { name: unit.name }) : name
  }
  const columns: Column<BehindLine>[] = [
    { key: 'unit', label: say(m.unit), cell: ({ code, name }) => <Link {...toKpi(kpi.id, code)}>{name}</Link> },
    {
      key: 'value',
      label: kpi.name[locale],
      numeric: true,
      cell: ({ row }) => <ValueText value={row.value} fraction />,
    },
    {
      key: 'effect',
      label: say(m.behindBy),
      numeric: true,
      cell: ({ effect }) => <span className="worse">▼ {say(m.behindCases, { n: formatCount(locale, effect) })}</span>,
    },
    {
      key: 'explanation',
      label: say(taskPageMessages.explanation),
      cell: (line) => (
        <Explaining
          explanations={explanations}
          kpi={kpi}
          unit={line.code}
          unitName={line.name}
          owner={ownerOf(line)}
          text={say(m.behindText, {
            unit: line.name,
            kpi: kpi.name[locale],
            value: line.row.value.text,
            centre: centre.text,
            effect: formatCount(locale, line.effect),
          })}
          due={null}
        />
      ),
    },
  ]
  return (
    <section aria-labelledby="behind">
      <h2 id="behind">{say(m.behindTitle)}</h2>
      <p className="summary">{say(m.behindSaid, { n: formatCount(locale, behind.length), centre: centre.text })}</p>
      <DataTable
        caption={say(m.behindTitle)}
        columns={columns.filter(
          ({ key }) => key !== 'explanation' || behind.some(({ code }) => explanations.knows(code)),
        )}
        rows={behind}
        rowKey={({ code }) => code}
      />
    </section>
  )
}
