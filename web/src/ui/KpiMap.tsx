import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Value } from 'shared/kpi/value-contract.ts'
import { boundaryPageMessages } from 'shared/messages/boundary.ts'
import { chartMessages } from 'shared/messages/chart.ts'
import { overviewMessages as m } from 'shared/messages/overview.ts'
import { uiMessages } from 'shared/messages/ui.ts'
import { shadeTiles, type TileShaded } from '../chart/tile-map-model.ts'
import { TileLegend } from '../chart/TileLegend.tsx'
import { unitData, valueData } from '../export/value-data.ts'
import { toUnit } from '../links.ts'
import { q } from '../query.ts'
import { type Say, useLocale, useSay } from '../shell/locale.tsx'
import { byName, type KpiBrief, useProvince } from '../shell/use-province.ts'
import { useWho } from '../shell/use-who.ts'
import { Answered } from './Answered.tsx'
import { DataTable } from './DataTable.tsx'
import { Figure } from './Figure.tsx'
import { drawTiles } from './kpi-map-model.ts'
import './kpi-map.css'
import { formatShown } from './kpi-scale.ts'
import { MapKind } from './MapKind.tsx'
import { UnitMap, useMapKind } from './UnitMap.tsx'
import { usePeriodAsked } from './use-period.ts'
import { fewCases } from './value-model.ts'

interface Props {
  kpi: KpiBrief
  title: string
  aside?: ReactNode
  /** The unit that is ringed; that of whoever is signed in, unless said. */
  own?: string | undefined
  /** The version of the definition all is counted by, where one was chosen. */
  definition?: number | undefined
}

/** One KPI over all communes at once. */
export function KpiMap({ kpi, title, aside, own, definition }: Props) {
  const say = useSay()
  const locale = useLocale()
  const navigate = useNavigate()
  const { units } = useProvince()
  const { me } = useWho()
  const { period } = usePeriodAsked()
  const asked = { ...period, by: 'unit' as const, ...(definition && { definition }) }
  const values = useQuery(q('readKpiValues', { params: { id: kpi.id }, query: asked }))
  const { kind, unmapped } = useMapKind()
  const rows = values.data?.rows ?? []
  const target = rows.find((row) => row.target)?.target?.value ?? null
  const { tiles, legend } = shadeTiles(drawTiles(locale, kpi, units, rows), target)
  const summary = mapSummary(say, kpi.name[locale], tiles)
  return (
    <Figure
      title={title}
      aside={aside}
      label={`${title} ${kpi.name[locale]}`}
      summary={summary}
      table={<MapTable kpi={kpi} tiles={tiles} rows={rows} />}
    >
      <Answered query={values} what={say(m.mapWhat)} waiting={<div className="map-waiting" aria-busy="true" />}>
        {() => (
          <div className="map">
            <MapKind />
            <UnitMap
              tiles={tiles}
              label={summary}
              own={own ?? me?.unit ?? null}
              onOpen={(code) => void navigate(toUnit(code))}
            />
            <TileLegend
              legend={legend}
              few={fewCases}
              format={(value) => formatShown(locale, kpi, value)}
              unmapped={unmapped(tiles.map(({ key }) => key))}
            />
            <p className="note">{say(kind === 'boundary' ? boundaryPageMessages.areaNote : m.mapNote)}</p>
          </div>
        )}
      </Answered>
    </Figure>
  )
}

interface Mapped {
  kpi: KpiBrief
  tiles: readonly TileShaded[]
  rows: readonly { key: string; value: Value }[]
}

function MapTable({ kpi, tiles, rows }: Mapped) {
  const say = useSay()
  const values = new Map(rows.map(({ key, value }) => [key, value]))
  return (
    <DataTable
      caption={say(m.mapWhat)}
      columns={[
        {
          key: 'unit',
          label: say(uiMessages.unit),
          cell: ({ key, name }) => <Link {...toUnit(key)}>{name}</Link>,
          data: unitData<TileShaded>(
            say,
            ({ key }) => key,
            ({ name }) => name,
          ),
        },
        {
          key: 'value',
          label: say(uiMessages.value),
          numeric: true,
          cell: ({ text }) => text,
          data: valueData<TileShaded>(say, kpi, ({ key }) => values.get(key)),
        },
        { key: 'counts', label: say(uiMessages.counts), numeric: true, cell: ({ counts }) => counts, data: [] },
        {
          key: 'coverage',
          label: say(m.complete),
          numeric: true,
          cell: ({ coverage }) => coverage,
          data: [],
        },
      ]}
      rows={tiles.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1) || byName(a, b))}
      rowKey={({ key }) => key}
    />
  )
}

function mapSummary(say: Say, name: string, tiles: readonly TileShaded[]): string {
  const known = tiles
    .filter((tile): tile is TileShaded & { value: number } => tile.step !== null && tile.value !== null)
    .toSorted((a, b) => a.value - b.value)
  const [min, max] = [known[0], known.at(-1)]
  if (!min || !max) return say(chartMessages.mapNothing, { name })
  return say(chartMessages.mapSummary, {
    name,
    withValue: tiles.filter(({ value }) => value !== null).length,
    all: tiles.length,
    max: max.text,
    maxAt: max.name,
    min: min.text,
    minAt: min.name,
  })
}
