import { useQuery } from '@tanstack/react-query'
import { Choropleth } from '../chart/Choropleth.tsx'
import { TileMap, type UnitMapProps } from '../chart/TileMap.tsx'
import { q } from '../query.ts'
import { usePageState } from '../shell/use-page-state.ts'

const none = {}

/** Which map is drawn, and which units have no place on it. */
export function useMapKind() {
  const [{ map }] = usePageState()
  const { data } = useQuery(q('readBoundaries', {}))
  const shapes = data && data.version !== null ? data.shapes : null
  const kind = map === 'boundary' && shapes ? ('boundary' as const) : ('tiles' as const)
  return {
    kind,
    shapes,
    /** How many of these have no boundary; null where that is not asked, for every one has its tile. */
    unmapped: (keys: readonly string[]): number | null =>
      kind === 'boundary' ? keys.filter((key) => !(key in (shapes ?? none))).length : null,
  }
}

/** Units on a map: tiles of the same size, or within their boundaries where those were imported and are asked for. */
export function UnitMap(props: UnitMapProps) {
  const { kind, shapes } = useMapKind()
  return kind === 'boundary' && shapes ? <Choropleth {...props} shapes={shapes} /> : <TileMap {...props} />
}
