import { useId, useMemo } from 'react'
import { drawBoundaries } from 'shared/chart/boundary-map.ts'
import { chartMessages } from 'shared/messages/chart.ts'
import type { BoundaryShapes } from 'shared/unit/boundary.ts'
import { useSay } from '../shell/locale.tsx'
import './choropleth.css'
import { MapTip } from './MapTip.tsx'
import { TileSign, type UnitMapProps, useTileDetail } from './TileMap.tsx'
import { useMapWalk } from './use-map-walk.ts'

const width = 400

/** Each unit within its own boundary, shaded as its tile would be. Units without one are not on it; the legend counts them. */
export function Choropleth({ tiles, shapes, label, own = null, onOpen }: UnitMapProps & { shapes: BoundaryShapes }) {
  const say = useSay()
  const hatch = useId()
  const map = useMemo(() => drawBoundaries(shapes, width), [shapes])
  const drawn = tiles.flatMap((tile) => {
    const shape = map.shapes.get(tile.key)
    return shape ? [{ ...tile, shape, at: shape.at }] : []
  })
  const walk = useMapWalk(drawn, onOpen)
  const chosen = drawn.find(({ key }) => key === walk.chosen)
  const ringed = drawn.find(({ key }) => key === own)
  const detail = useTileDetail(chosen)
  return (
    <div className="tile-map choropleth" {...walk.frame}>
      <svg
        viewBox={`-1 -1 ${map.width + 2} ${map.height + 2}`}
        aria-roledescription={say(chartMessages.boundaryMap)}
        aria-label={`${label} ${say(chartMessages.arrowsHint)}`}
        {...walk.plane}
      >
        <defs>
          <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line className="sign-hatch" x1="0" y1="0" x2="0" y2="5" />
          </pattern>
        </defs>
        {drawn.map(({ key, shape, step, plain, hatched }) => (
          <g key={key} className="tile" {...walk.thing(key)}>
            <path
              className={step === null ? `plain ${plain ?? 'missing'}` : `step-${step}`}
              d={shape.path}
              fillRule="evenodd"
            />
            {hatched && plain === null && <path className="hatched" d={shape.path} fill={`url(#${hatch})`} />}
            {plain !== null && (
              <g transform={`translate(${shape.at[0] - 4} ${shape.at[1] - 4}) scale(0.4)`}>
                <TileSign x={0} y={0} kind={plain} hatched={false} />
              </g>
            )}
          </g>
        ))}
        {ringed && <path className="own-place" d={ringed.shape.path} />}
        {chosen && <path className="chosen" d={chosen.shape.path} />}
      </svg>
      {chosen && (
        <MapTip
          {...chosen}
          detail={detail}
          at={[chosen.at[0] / map.width, chosen.at[1] / map.height]}
          room={{ below: 14, above: 14, until: 0.25 }}
        />
      )}
      <span className="unseen" role="status">
        {chosen && `${chosen.name}: ${chosen.text}. ${detail}`}
      </span>
    </div>
  )
}
