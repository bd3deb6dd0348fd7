import { type KeyboardEvent, type MouseEvent, useId, useMemo, useState } from 'react'
import { drawBoundaries } from 'shared/chart/boundary-map.ts'
import { tileTowards } from 'shared/chart/tile-layout.ts'
import { chartMessages } from 'shared/messages/chart.ts'
import type { BoundaryShapes } from 'shared/unit/boundary.ts'
import { useSay } from '../shell/locale.tsx'
import { arrows } from './arrows.ts'
import './choropleth.css'
import type { TileShaded } from './tile-map-model.ts'
import { TileSign } from './TileMap.tsx'

interface Props {
  tiles: readonly TileShaded[]
  shapes: BoundaryShapes
  label: string
  onOpen: (key: string) => void
}

const width = 400
const tipBelow = 0.25

/**
 * Each unit within its own boundary, shaded as its tile would be. As with the tiles: one tab stop, the arrows walk from
 * unit to unit, Enter opens, and a finger needs two taps. Units without a boundary are not on it; the legend counts them.
 */
export function Choropleth({ tiles, shapes, label, onOpen }: Props) {
  const say = useSay()
  const hatch = useId()
  const [at, setAt] = useState<number | null>(null)
  const map = useMemo(() => drawBoundaries(shapes, width), [shapes])
  const drawn = tiles.flatMap((tile) => {
    const shape = map.shapes.get(tile.key)
    return shape ? [{ ...tile, shape }] : []
  })
  const chosen = at === null ? undefined : drawn[at]
  const complete = chosen?.coverage && say(chartMessages.complete, { share: chosen.coverage })
  const detail = [chosen?.counts, complete].filter(Boolean).join(' · ')
  const places = drawn.map(({ shape }) => shape.at)

  const press = (event: KeyboardEvent) => {
    const direction = arrows[event.key]
    if (direction) {
      event.preventDefault()
      setAt(chosen ? (tileTowards(places, chosen.shape.at, direction) ?? at) : 0)
    } else if (event.key === 'Enter' && chosen) onOpen(chosen.key)
    else if (event.key === 'Escape') setAt(null)
  }
  const click = (event: MouseEvent, index: number, key: string) => {
    const finger = (event.nativeEvent as PointerEvent).pointerType === 'touch'
    if (finger && at !== index) setAt(index)
    else onOpen(key)
  }
  const [x, y] = chosen ? [chosen.shape.at[0] / map.width, chosen.shape.at[1] / map.height] : [0, 0]
  return (
    <div className="tile-map choropleth" onPointerLeave={(event) => event.pointerType !== 'touch' && setAt(null)}>
      <svg
        viewBox={`-1 -1 ${map.width + 2} ${map.height + 2}`}
        role="application"
        aria-roledescription={say(chartMessages.boundaryMap)}
        aria-label={`${label} ${say(chartMessages.arrowsHint)}`}
        tabIndex={0}
        onKeyDown={press}
        onBlur={() => setAt(null)}
      >
        <defs>
          <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line className="sign-hatch" x1="0" y1="0" x2="0" y2="5" />
          </pattern>
        </defs>
        {drawn.map(({ key, shape, step, plain, hatched }, index) => (
          <g
            key={key}
            className="tile"
            onPointerEnter={(event) => event.pointerType !== 'touch' && setAt(index)}
            onClick={(event) => click(event, index, key)}
          >
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
        {chosen && <path className="chosen" d={chosen.shape.path} />}
      </svg>
      {chosen && (
        <div
          className="tile-tip"
          style={{
            left: `${x * 100}%`,
            top: `${y * 100}%`,
            translate: `${-100 * x}% ${y < tipBelow ? '14px' : 'calc(-100% - 14px)'}`,
          }}
          aria-hidden="true"
        >
          <strong>{chosen.name}</strong>
          <span>{chosen.text}</span>
          {detail && <small>{detail}</small>}
        </div>
      )}
      <span className="unseen" role="status">
        {chosen && `${chosen.name}: ${chosen.text}. ${detail}`}
      </span>
    </div>
  )
}
