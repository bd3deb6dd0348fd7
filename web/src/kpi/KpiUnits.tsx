import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatCount, formatNumber } from 'shared/format.ts'
import { kpiPageMessages as m } from 'shared/messages/kpi-page.ts'
import { periodLabel } from 'shared/period.ts'
import { InlineBar } from '../chart/InlineBar.tsx'
import { targetData, unitData, valueData } from '../export/value-data.ts'
import type { Answer } from '../http.ts'
import { toUnit } from '../links.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { type KpiBrief, useProvince } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { CoverageText } from '../ui/CoverageText.tsx'
import { type Column, DataTable } from '../ui/DataTable.tsx'
import { Explained } from '../ui/Explained.tsx'
import { GapText } from '../ui/GapText.tsx'
import { shown } from '../ui/kpi-scale.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { usePeriodAsked } from '../ui/use-period.ts'
import { ValueText } from '../ui/ValueText.tsx'
import { isIncomplete } from 'shared/kpi/coverage.ts'
import { isFew } from '../ui/value-model.ts'
import { UnitFilters } from './UnitFilters.tsx'
import { filterUnits, lacks, orderOf, type UnitLine, unitFacts, unitLines } from './unit-lines-model.ts'

interface Props {
  kpi: KpiBrief
  own: string | null
  /** The version all is counted by, where one was chosen. */
  definition: number | undefined
}

/** All units of a KPI: furthest from the target first unless asked otherwise. */
export function KpiUnits({ kpi, own, definition }: Props) {
  const say = useSay()
  const { period } = usePeriodAsked()
  const asked = { ...period, by: 'unit' as const, ...(definition !== undefined && { definition }) }
  const query = useQuery(q('readKpiValues', { params: { id: kpi.id }, query: asked }))
  return (
    <section aria-labelledby="units">
      <h2 id="units">{say(m.unitsTitle)}</h2>
      <UnitFilters departments={kpi.scope === 'all-units'} />
      <Answered query={query} what={say(m.unitsTitle).toLowerCase()} lines={40}>
        {(answer) => <UnitTable kpi={kpi} own={own} answer={answer} />}
      </Answered>
    </section>
  )
}

interface TableProps {
  kpi: KpiBrief
  own: string | null
  answer: Answer<'readKpiValues'>
}

function UnitTable({ kpi, own, answer }: TableProps) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const [state, change] = usePageState()
  const all = unitLines(units, answer.rows)
  const lines = filterUnits(all, state)
  const facts = unitFacts(lines)
  const clear = () => change({ q: undefined, kind: undefined, former: undefined })
  // The scale belongs to all units, so that a filter does not change the length of a bar.
  const max = kpi.measuredIn === 'percent' ? 100 : Math.max(1, ...all.map(({ row }) => row.value.ratio ?? 0))
  const columns: Column<UnitLine>[] = [
    {
      key: 'name',
      label: say(m.unit),
      order: orderOf('name'),
      cell: ({ unit }) => <Link {...toUnit(unit.code)}>{unitName(locale, unit)}</Link>,
      data: unitData(
        say,
        ({ unit }) => unit.code,
        ({ unit }) => unitName(locale, unit),
      ),
    },
    {
      key: 'bar',
      data: [],
      // The scale of the bars, which begin at zero.
      label: `0–${kpi.measuredIn === 'percent' ? '100%' : formatNumber(locale, max, max < 100 ? 1 : 0)}`,
      cell: ({ row }) => (
        <InlineBar
          value={shown(kpi, row.value.ratio)}
          max={max}
          target={row.target?.value ?? null}
          met={row.target?.met ?? null}
          faint={isIncomplete(row.value) || isFew(row.value)}
        />
      ),
    },
    {
      key: 'value',
      label: say(m.actual),
      numeric: true,
      order: orderOf('value'),
      lacks: lacks('value'),
      cell: ({ row }) => (
        <Explained kpi={kpi.id} unit={row.key}>
          <ValueText value={row.value} />
        </Explained>
      ),
      data: [
        ...valueData<UnitLine>(say, kpi, ({ row }) => row.value),
        ...targetData<UnitLine>(say, ({ row }) => row.target),
      ],
    },
    {
      key: 'gap',
      label: say(m.gap),
      order: orderOf('gap'),
      lacks: lacks('gap'),
      cell: ({ row }) => <GapText kpi={kpi} target={row.target} />,
      data: [],
    },
    {
      key: 'cases',
      label: kpi.hasDenominator ? say(m.cases) : say(m.numerator),
      numeric: true,
      order: orderOf('cases'),
      lacks: lacks('cases'),
      data: [],
      cell: ({ row }) => {
        const cases = row.value.denominator ?? row.value.numerator
        if (cases === null) return <span className="none">—</span>
        return (
          <>
            {formatCount(locale, cases)}
            <span className="few-mark" aria-hidden="true">
              {isFew(row.value) && '°'}
            </span>
            {isFew(row.value) && <span className="unseen"> ({say(m.fewMark)})</span>}
          </>
        )
      },
    },
    {
      key: 'coverage',
      label: say(m.coverage),
      numeric: true,
      order: orderOf('coverage'),
      lacks: lacks('coverage'),
      cell: ({ row }) => <CoverageText value={row.value} />,
      data: [],
    },
  ]
  // A column that has nothing to say in any row only takes room from the others.
  const useful = columns.filter(({ key }) => (key !== 'gap' || facts.judged) && (key !== 'cases' || kpi.hasDenominator))
  const count = { shown: lines.length, all: all.length, met: facts.met, missed: facts.missed, none: facts.none }
  return (
    <>
      <p className="summary" role="status">
        {say(facts.judged ? m.unitsSummary : m.unitsSummaryPlain, count)}{' '}
        {facts.few > 0 && say(m.unitsFew, { n: facts.few })}
      </p>
      {lines.length === 0 ? (
        <p className="empty">
          {say(m.unitsNothing)}{' '}
          <button type="button" className="plain" onClick={clear}>
            {say(m.clearFilter)}
          </button>
        </p>
      ) : (
        <DataTable
          className={facts.judged ? 'unit-table' : 'unit-table unjudged'}
          caption={say(m.unitsCaption, { period: periodLabel(locale, answer.period) })}
          columns={useful}
          rows={lines}
          rowKey={({ unit }) => unit.code}
          isOwn={({ unit }) => unit.code === own}
          sort={state.sort ?? (facts.judged ? '-gap' : '-value')}
          onSort={(sort) => change({ sort })}
        />
      )}
    </>
  )
}
