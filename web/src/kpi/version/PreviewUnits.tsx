import { useState } from 'react'
import { kpiVersionMessages as m } from 'shared/messages/kpi-version-page.ts'
import { periodLabel } from 'shared/period.ts'
import type { StatedPeriod } from 'shared/period-contract.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import type { KpiBrief } from '../../shell/use-province.ts'
import { type Column, DataTable } from '../../ui/DataTable.tsx'
import { ValueText } from '../../ui/ValueText.tsx'
import { useUnitNames } from '../../unit/use-unit-names.ts'
import { byTurn, differenceOf, differenceText, turnOf, turnTexts, type UnitRow } from './preview-model.ts'

interface Props {
  kpi: KpiBrief
  period: StatedPeriod
  units: readonly UnitRow[]
  replaces: number
  decimals: number
}

/** A longer list is unfolded by whoever wants it: what is to be submitted stands under it. */
const atOnce = 12

/** Every unit by both definitions: first who would stand otherwise against the target. */
export function PreviewUnits({ kpi, period, units, replaces, decimals }: Props) {
  const say = useSay()
  const locale = useLocale()
  const nameOf = useUnitNames()
  const [sort, setSort] = useState('turn')
  const number = (pick: (row: UnitRow) => number | null) => ({
    order: (one: UnitRow, other: UnitRow) => (pick(one) ?? 0) - (pick(other) ?? 0),
    lacks: (row: UnitRow) => pick(row) === null,
  })
  const columns: Column<UnitRow>[] = [
    {
      key: 'unit',
      label: say(m.unit),
      cell: ({ unit }) => nameOf(unit),
      order: (one, other) => nameOf(one.unit).localeCompare(nameOf(other.unit), 'vi'),
    },
    {
      key: 'before',
      label: say(m.before, { version: replaces }),
      numeric: true,
      cell: ({ before }) => <ValueText value={before} fraction />,
      ...number(({ before }) => before.ratio),
    },
    {
      key: 'after',
      label: say(m.after),
      numeric: true,
      cell: ({ after }) => <ValueText value={after} fraction />,
      ...number(({ after }) => after.ratio),
    },
    {
      key: 'difference',
      label: say(kpi.measuredIn === 'percent' ? m.differencePoints : m.difference),
      numeric: true,
      cell: (row) => differenceText(locale, kpi, row, decimals),
      ...number((row) => differenceOf(kpi, row)),
    },
    {
      key: 'turn',
      label: say(m.meeting),
      cell: (row) => {
        const turn = turnOf(row)
        return turn === null ? '—' : <span className={turn}>{say(turnTexts[turn])}</span>
      },
      order: byTurn(kpi),
    },
  ]
  const title = say(m.unitsTitle, { period: periodLabel(locale, period) })
  return (
    <details open={units.length <= atOnce}>
      <summary>{title}</summary>
      <DataTable
        className="version-units"
        caption={title}
        columns={columns}
        rows={units}
        rowKey={({ unit }) => unit}
        sort={sort}
        onSort={setSort}
      />
    </details>
  )
}
