import { useNavigate } from '@tanstack/react-router'
import { comparePageMessages as m } from 'shared/messages/compare-page.ts'
import { shadeTiles } from '../../chart/tile-map-model.ts'
import { TileLegend } from '../../chart/TileLegend.tsx'
import { toUnit } from '../../links.ts'
import { useLocale, useSay } from '../../shell/locale.tsx'
import { useProvince } from '../../shell/use-province.ts'
import { Figure } from '../../ui/Figure.tsx'
import { drawTiles } from '../../ui/kpi-map-model.ts'
import { formatShown } from '../../ui/kpi-scale.ts'
import { MapKind } from '../../ui/MapKind.tsx'
import { UnitMap, useMapKind } from '../../ui/UnitMap.tsx'
import { fewCases } from '../../ui/value-model.ts'
import { ComparedTable, type ComparedProps } from './FunnelFigure.tsx'

/** The peers where they lie; a unit that is no peer has no place on it. */
export function ComparedMap({ kpi, answer, lines }: ComparedProps) {
  const say = useSay()
  const locale = useLocale()
  const navigate = useNavigate()
  const { units } = useProvince()
  const { unmapped } = useMapKind()
  const peers = new Set(lines.map(({ code }) => code))
  const rows = answer.rows.map(({ unit, value, target }) => ({ key: unit, value, target, compared: null }))
  const { tiles, legend } = shadeTiles(
    drawTiles(
      locale,
      kpi,
      units.filter(({ code }) => peers.has(code)),
      rows,
    ),
    rows.find(({ target }) => target)?.target?.value ?? null,
  )
  const title = say(m.mapTitle, { kpi: kpi.name[locale] })
  return (
    <Figure title={title} summary={say(m.mapOnly)} table={<ComparedTable caption={title} kpi={kpi} lines={lines} />}>
      <div className="compare-map">
        <MapKind />
        <UnitMap
          tiles={tiles}
          label={title}
          own={lines.find(({ own }) => own)?.code ?? null}
          onOpen={(code) => void navigate(toUnit(code))}
        />
        <TileLegend
          legend={legend}
          few={fewCases}
          format={(value) => formatShown(locale, kpi, value)}
          unmapped={unmapped(tiles.map(({ key }) => key))}
        />
      </div>
    </Figure>
  )
}
