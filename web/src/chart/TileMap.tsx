import { type KeyboardEvent, type MouseEvent, useState } from 'react'
import { borders, gridOf, tileTowards } from 'shared/chart/tile-layout.ts'
import { chartMessages } from 'shared/messages/chart.ts'
import { useSay } from '../shell/locale.tsx'
import { arrows } from './arrows.ts'
import type { TileShaded } from './tile-map-model.ts'

interface Props {
  tiles: readonly TileShaded[]
  label: string
  onOpen: (key: string) => void
}

const size = 20
const gap = 1.2

/**
 * A square of the same size for each unit, about where it lies. One tab stop; the arrows walk over the map, Enter opens.
 * A finger needs two taps: the first shows the figure, the second opens.
 */
export function TileMap({ tiles, label, onOpen }: Props) {
  const say = useSay()
  const [at, setAt] = useState<number | null>(null)
  const { columns, rows } = gridOf(tiles.map(({ tile }) => tile))
  const chosen = at === null ? undefined : tiles[at]
  const complete = chosen?.coverage && say(chartMessages.complete, { share: chosen.coverage })
  const detail = [chosen?.counts, complete].filter(Boolean).join(' · ')

  const press = (event: KeyboardEvent) => {
    const direction = arrows[event.key]
    if (direction) {
      event.preventDefault()
      const places = tiles.map(({ tile }) => tile)
      setAt(chosen ? (tileTowards(places, chosen.tile, direction) ?? at) : 0)
    } else if (event.key === 'Enter' && chosen) onOpen(chosen.key)
    else if (event.key === 'Escape') setAt(null)
  }
  const click = (event: MouseEvent, index: number, key: string) => {
    const finger = (event.nativeEvent as PointerEvent).pointerType === 'touch'
    if (finger && at !== index) setAt(index)
    else onOpen(key)
  }
  return (
    <div className="tile-map" onPointerLeave={(event) => event.pointerType !== 'touch' && setAt(null)}>
      <svg
        viewBox={`-1 -1 ${columns * size + 2} ${rows * size + 2}`}
        role="application"
        aria-roledescription={say(chartMessages.map)}
        aria-label={`${label} ${say(chartMessages.arrowsHint)}`}
        tabIndex={0}
        onKeyDown={press}
        onBlur={() => setAt(null)}
      >
        {tiles.map(({ key, tile: [column, row], step, plain, hatched }, index) => (
          <g
            key={key}
            className="tile"
            onPointerEnter={(event) => event.pointerType !== 'touch' && setAt(index)}
            onClick={(event) => click(event, index, key)}
          >
            <rect
              className={step === null ? `plain ${plain ?? 'missing'}` : `step-${step}`}
              x={column * size + gap / 2}
              y={row * size + gap / 2}
              width={size - gap}
              height={size - gap}
            />
            <TileSign x={column * size} y={row * size} kind={plain} hatched={hatched} />
          </g>
        ))}
        {borders(tiles).map(({ x1, y1, x2, y2 }) => (
          <line
            key={`${x1} ${y1} ${x2} ${y2}`}
            className="border"
            x1={x1 * size}
            y1={y1 * size}
            x2={x2 * size}
            y2={y2 * size}
          />
        ))}
        {chosen && (
          <rect className="chosen" x={chosen.tile[0] * size} y={chosen.tile[1] * size} width={size} height={size} />
        )}
      </svg>
      {chosen && (
        <div
          className="tile-tip"
          style={{
            left: `${((chosen.tile[0] + 0.5) / columns) * 100}%`,
            top: `${((chosen.tile[1] + (chosen.tile[1] < 3 ? 1 : 0)) / rows) * 100}%`,
            translate: `${-100 * (chosen.tile[0] / Math.max(1, columns - 1))}% ${chosen.tile[1] < 3 ? '6px' : 'calc(-100% - 6px)'}`,
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

/** A mark for each way of having no colour, so that grey is never just grey; a hatch where reports are missing. */
export function TileSign({
  x,
  y,
  kind,
  hatched,
}: {
  x: number
  y: number
  kind: TileShaded['plain']
  hatched: boolean
}) {
  const [cx, cy] = [x + size / 2, y + size / 2]
  if (kind === 'too-few') return <circle className="sign-dot" cx={cx} cy={cy} r={2} />
  if (kind === 'none-arose') return <circle className="sign-ring" cx={cx} cy={cy} r={4} />
  if (kind === 'missing') return <path className="sign-line" d={`M${x + 3} ${y + 17}L${x + 17} ${y + 3}`} />
  if (kind === 'quarantined')
    return <path className="sign-line" d={`M${cx} ${y + 5}V${y + 12}M${cx} ${y + 14}V${y + 16}`} />
  if (kind === 'not-applicable') return <path className="sign-line" d={`M${cx - 3} ${cy}H${cx + 3}`} />
  if (!hatched) return null
  return (
    <path
      className="sign-hatch"
      d={`M${x + 2} ${y + 9}L${x + 9} ${y + 2}M${x + 2} ${y + 18}L${x + 18} ${y + 2}M${x + 11} ${y + 18}L${x + 18} ${y + 11}`}
    />
  )
}
