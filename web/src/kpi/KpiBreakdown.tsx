import { useQuery } from '@tanstack/react-query'
import type { ValueRow } from 'shared/kpi/kpi-contract.ts'
import { kpiPageMessages as m } from 'shared/messages/kpi-page.ts'
import type { Text } from 'shared/text.ts'
import { groupOfRow } from 'shared/unit/group-row.ts'
import { formerProvinces } from 'shared/unit/unit.ts'
import { BarList } from '../chart/BarList.tsx'
import { targetData, valueData } from '../export/value-data.ts'
import { q } from '../query.ts'
import { useSay } from '../shell/locale.tsx'
import type { KpiBrief } from '../shell/use-province.ts'
import { Answered } from '../ui/Answered.tsx'
import { CoverageText } from '../ui/CoverageText.tsx'
import { DataTable } from '../ui/DataTable.tsx'
import { Explained } from '../ui/Explained.tsx'
import { Figure } from '../ui/Figure.tsx'
import { GapText } from '../ui/GapText.tsx'
import { shown } from '../ui/kpi-scale.ts'
import { usePeriodAsked } from '../ui/use-period.ts'
import { ValueText } from '../ui/ValueText.tsx'
import { isIncomplete } from 'shared/kpi/coverage.ts'

const names: Readonly<Record<string, Text>> = {
  'ha-nam': m.haNam,
  'nam-dinh': m.namDinh,
  'ninh-binh': m.ninhBinh,
  commune: m.communes,
  ward: m.wards,
  department: m.departments,
}

const areas: ReadonlySet<string> = new Set(formerProvinces)
const groupOf = (key: string): string => groupOfRow(areas.has(key) ? 'former-province' : 'kind', key)

/** The KPI by former province and by kind of unit: sums over the group, never a mean of its units. */
export function KpiBreakdown({ kpi, definition }: { kpi: KpiBrief; definition: number | undefined }) {
  const say = useSay()
  const { period } = usePeriodAsked()
  const asked = { ...period, ...(definition !== undefined && { definition }) }
  const byArea = useQuery(q('readKpiValues', { params: { id: kpi.id }, query: { ...asked, by: 'former-province' } }))
  const kinds = useQuery(q('readKpiValues', { params: { id: kpi.id }, query: { ...asked, by: 'kind' } }))
  return (
    <Answered query={byArea} what={say(m.breakdownTitle).toLowerCase()} lines={8}>
      {({ rows }) => (
        <BreakdownFigure kpi={kpi} rows={[...rows, ...(kinds.data?.rows ?? [])].filter(({ key }) => key in names)} />
      )}
    </Answered>
  )
}

function BreakdownFigure({ kpi, rows }: { kpi: KpiBrief; rows: readonly ValueRow[] }) {
  const say = useSay()
  const inOrder = Object.keys(names)
  const named = rows
    .toSorted((a, b) => inOrder.indexOf(a.key) - inOrder.indexOf(b.key))
    .map((row) => ({ ...row, name: say(names[row.key] ?? m.group) }))
    .filter(({ value }) => value.state !== 'not-applicable')
  if (named.length === 0) {
    return (
      <Figure
        title={say(m.breakdownTitle)}
        summary={say(m.breakdownNone)}
        table={<p className="empty">{say(m.breakdownNone)}</p>}
      >
        <p className="empty">{say(kpi.additive ? m.breakdownNone : m.notAdditive)}</p>
      </Figure>
    )
  }
  const known = named
    .filter(({ value }) => value.ratio !== null)
    .toSorted((a, b) => (b.value.ratio ?? 0) - (a.value.ratio ?? 0))
  const [best, worst] = [known[0], known.at(-1)]
  const summary =
    best && worst
      ? say(m.breakdownSummary, { max: best.value.text, maxOf: best.name, min: worst.value.text, minOf: worst.name })
      : say(m.trendNone)
  const max = kpi.measuredIn === 'percent' ? 100 : Math.max(1, ...known.map(({ value }) => value.ratio ?? 0))
  return (
    <Figure
      title={say(m.breakdownTitle)}
      summary={summary}
      table={
        <DataTable
          caption={say(m.breakdownTitle)}
          rows={named}
          rowKey={({ key }) => key}
          columns={[
            { key: 'group', label: say(m.group), cell: ({ name }) => name },
            {
              key: 'value',
              label: say(m.actual),
              numeric: true,
              cell: ({ key, value }) => (
                <Explained kpi={kpi.id} group={groupOf(key)}>
                  <ValueText value={value} fraction />
                </Explained>
              ),
              data: valueData<(typeof named)[number]>(say, kpi, ({ value }) => value),
            },
            {
              key: 'gap',
              label: say(m.gap),
              cell: ({ target }) => <GapText kpi={kpi} target={target} />,
              data: targetData<(typeof named)[number]>(say, ({ target }) => target),
            },
            {
              key: 'coverage',
              label: say(m.coverage),
              numeric: true,
              cell: ({ value }) => <CoverageText value={value} />,
              data: [],
            },
          ]}
        />
      }
    >
      <div className="breakdown">
        {[
          { title: m.formerProvince, part: named.filter(({ key }) => areas.has(key)) },
          { title: m.kind, part: named.filter(({ key }) => !areas.has(key)) },
        ]
          .filter(({ part }) => part.length > 0)
          .map(({ title, part }) => (
            <div key={title.vi}>
              <h3>{say(title)}</h3>
              <BarList
                label={say(title)}
                max={max}
                bars={part.map(({ key, value, target }) => ({
                  key,
                  value: shown(kpi, value.ratio),
                  target: target?.value ?? null,
                  met: target?.met ?? null,
                  hatched: isIncomplete(value),
                  figure: (
                    <Explained kpi={kpi.id} group={groupOf(key)}>
                      <ValueText value={value} fraction />
                    </Explained>
                  ),
                }))}
                name={(key) => <span>{part.find((row) => row.key === key)?.name}</span>}
              />
            </div>
          ))}
      </div>
    </Figure>
  )
}
