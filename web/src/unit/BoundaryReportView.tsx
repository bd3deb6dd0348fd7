import { useMemo } from 'react'
import { drawBoundaries } from 'shared/chart/boundary-map.ts'
import { formatCount } from 'shared/format.ts'
import { boundaryPageMessages as m, featureFaultTexts } from 'shared/messages/boundary.ts'
import type { BoundaryShapes } from 'shared/unit/boundary.ts'
import type { Answer } from '../http.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { DataTable } from '../ui/DataTable.tsx'
import { unitName } from 'shared/unit/unit-name.ts'

type Report = Answer<'checkBoundaries'>['report']

/** What matched and what did not, unit by unit and feature by feature; with the shapes, how they look. */
export function BoundaryReportView({ report, shapes }: { report: Report; shapes?: BoundaryShapes }) {
  const say = useSay()
  const locale = useLocale()
  const { units } = useProvince()
  const nameOf = (code: string) => {
    const unit = units.find((one) => one.code === code)
    return unit ? `${unitName(locale, unit)} (${code})` : code
  }
  const list = (codes: readonly string[]) => codes.map(nameOf).join(', ')
  const { matched, unmapped, faults, faultsMore, holes, gaps } = report
  const byName = report.foundBy === 'code' ? matched.filter(({ by }) => by === 'name') : []
  const found =
    report.foundBy && say(report.foundBy === 'code' ? m.byCode : m.byName, { property: report.property ?? '' })
  return (
    <div className="boundary-report-view">
      {shapes && <Outline shapes={shapes} label={say(m.preview)} />}
      <ul>
        <li>
          <b>{say(m.matched, { n: matched.length, all: matched.length + unmapped.length })}</b> {found}
        </li>
        {byName.length > 0 && (
          <li>
            {say(m.byNameOnly, { n: byName.length })} {list(byName.map(({ unit }) => unit))}
          </li>
        )}
        {unmapped.length > 0 && (
          <li>
            {say(m.unmapped, { n: unmapped.length })} {list(unmapped)}
          </li>
        )}
        {holes.length > 0 && (
          <li>
            {say(m.holes, { n: holes.length })} {list(holes)}
          </li>
        )}
        <li>{gaps > 0 ? say(m.gaps, { n: gaps }) : say(m.noGaps)}</li>
        <li>
          {say(m.points, {
            before: formatCount(locale, report.pointsBefore),
            after: formatCount(locale, report.pointsAfter),
          })}{' '}
          {say(m.size, { n: formatCount(locale, Math.ceil(report.bytes / 1_000)), features: report.features })}
        </li>
      </ul>
      {faults.length > 0 && (
        <>
          <h3>{say(m.faults, { n: faults.length + faultsMore })}</h3>
          <DataTable
            className="listed"
            caption={say(m.faults, { n: faults.length + faultsMore })}
            rows={faults}
            rowKey={({ feature }) => String(feature)}
            columns={[
              {
                key: 'feature',
                label: say(m.feature),
                cell: ({ feature, called }) => `${feature + 1}. ${called || '—'}`,
              },
              {
                key: 'why',
                label: say(m.why),
                cell: ({ kind, unit }) => `${say(featureFaultTexts[kind])}${unit ? `: ${nameOf(unit)}` : ''}`,
              },
            ]}
          />
          {faultsMore > 0 && <p className="note">{say(m.faultsMore, { n: faultsMore })}</p>}
        </>
      )}
    </div>
  )
}

function Outline({ shapes, label }: { shapes: BoundaryShapes; label: string }) {
  const map = useMemo(() => drawBoundaries(shapes, 300), [shapes])
  return (
    <svg className="outline" viewBox={`-1 -1 ${map.width + 2} ${map.height + 2}`} role="img" aria-label={label}>
      {[...map.shapes].map(([unit, { path }]) => (
        <path key={unit} d={path} fillRule="evenodd" />
      ))}
    </svg>
  )
}
