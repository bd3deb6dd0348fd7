import { useQuery } from '@tanstack/react-query'
import { formatCount, formatDay } from 'shared/format.ts'
import type { Attention } from 'shared/kpi/kpi-contract.ts'
import { standingPageMessages } from 'shared/messages/standing-page.ts'
import { wallMessages as m } from 'shared/messages/wall.ts'
import { unitName } from 'shared/unit/unit-name.ts'
import { shadeTiles } from '../chart/tile-map-model.ts'
import { TileLegend } from '../chart/TileLegend.tsx'
import { attentionKinds, kpiOnMap } from '../overview/overview-model.ts'
import { q } from '../query.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import { usePageState } from '../shell/use-page-state.ts'
import { type KpiBrief, useProvince } from '../shell/use-province.ts'
import { drawTiles } from '../ui/kpi-map-model.ts'
import { formatShown } from '../ui/kpi-scale.ts'
import { UnitMap, useMapKind } from '../ui/UnitMap.tsx'
import { usePeriodAsked } from '../ui/use-period.ts'
import { fewCases } from '../ui/value-model.ts'

/** So many lines fit beside the map. */
const mostLines = 6

/** What leadership should ask about, then what else needs attention, and where in the province it is. */
export function WallExceptions({ attention }: { attention: readonly Attention[] }) {
  const say = useSay()
  const locale = useLocale()
  const { units, kpis } = useProvince()
  const [{ k }] = usePageState()
  const { period } = usePeriodAsked()
  const { data } = useQuery(q('listExceptions', { query: period }))
  const kpi = kpiOnMap(kpis, k)
  const nameOf = (code: string) => {
    const unit = units.find((one) => one.code === code)
    return unit ? unitName(locale, unit) : code
  }
  return (
    <div className="wall-two">
      <div>
        <h2>{say(standingPageMessages.exceptionsTitle)}</h2>
        {data?.exceptions.length === 0 && <p>{say(m.noExceptions)}</p>}
        <ol className="wall-lines">
          {data?.exceptions.slice(0, mostLines).map(({ unit, kpi: id, effect, counted, due }) => (
            <li key={`${unit} ${id}`}>
              <strong>{nameOf(unit)}</strong>
              <span>{kpis.find((one) => one.id === id)?.name[locale] ?? id}</span>
              <span className="worse">
                ▼ {formatCount(locale, effect)} {counted} · {say(m.due, { day: formatDay(locale, due) })}
              </span>
            </li>
          ))}
        </ol>
        <ul className="wall-attention">
          {attention.slice(0, mostLines - Math.min(mostLines, data?.exceptions.length ?? 0)).map((item) => {
            const { mark, word, weight } = attentionKinds[item.kind]
            return (
              <li key={`${item.kind} ${item.kpi} ${item.feed} ${item.unit}`}>
                <span className={weight}>
                  <span aria-hidden="true">{mark}</span> {say(word)}
                </span>{' '}
                {item.text}
              </li>
            )
          })}
        </ul>
      </div>
      {kpi && <WallMap kpi={kpi} />}
    </div>
  )
}

/** Nothing opens from a wall: nobody stands at it with a mouse. */
const stay = () => {}

function WallMap({ kpi }: { kpi: KpiBrief }) {
  const locale = useLocale()
  const { units } = useProvince()
  const { period } = usePeriodAsked()
  const { data } = useQuery(q('readKpiValues', { params: { id: kpi.id }, query: { ...period, by: 'unit' } }))
  const rows = data?.rows ?? []
  const target = rows.find((row) => row.target)?.target?.value ?? null
  const { unmapped } = useMapKind()
  const { tiles, legend } = shadeTiles(drawTiles(locale, kpi, units, rows), target)
  return (
    <div className="wall-map">
      <h2>{kpi.name[locale]}</h2>
      <UnitMap tiles={tiles} label={kpi.name[locale]} onOpen={stay} />
      <TileLegend
        legend={legend}
        few={fewCases}
        format={(value) => formatShown(locale, kpi, value)}
        unmapped={unmapped(tiles.map(({ key }) => key))}
      />
    </div>
  )
}
