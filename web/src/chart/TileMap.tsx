import { borders, gridOf } from 'shared/chart/tile-layout.ts'
import { chartMessages } from 'shared/messages/chart.ts'
import { useSay } from '../shell/locale.tsx'
import { MapTip } from './MapTip.tsx'
import type { TileShaded } from './tile-map-model.ts'
import { useMapWalk } from './use-map-walk.ts'

export interface UnitMapProps {
  tiles: readonly TileShaded[]
  label: string
  /** The reader's own unit, ringed. */
  own?: string | null
  onOpen: (key: string) => void
}

const size = 20
const gap = 1.2

/** A square of the same size for each unit, about where it lies, walked as every map is. */
export function TileMap({ tiles, label, own = null, onOpen }: UnitMapProps) {
  const say = useSay()
  const { columns, rows } = gridOf(tiles.map(({ tile }) => tile))
  const walk = useMapWalk(
    tiles.map(({ key, tile }) => ({ key, at: tile })),
    onOpen,
  )
  const chosen = tiles.find(({ key }) => key === walk.chosen)
  const ringed = tiles.find(({ key }) => key === own)
  const detail = useTileDetail(chosen)
  const square = ({ tile: [column, row] }: TileShaded) => ({
    x: column * size,
    y: row * size,
    width: size,
    height: size,
  })
  return (
    <div className="tile-map" {...walk.frame}>
      <svg
        viewBox={`-1 -1 ${columns * size + 2} ${rows * size + 2}`}
        aria-roledescription={say(chartMessages.map)}
        aria-label={`${label} ${say(chartMessages.arrowsHint)}`}
        {...walk.plane}
      >
        {tiles.map(({ key, tile: [column, row], step, plain, hatched }) => (
          <g key={key} className="tile" {...walk.thing(key)}>
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
        {ringed && <rect className="own-place" {...square(ringed)} />}
        {chosen && <rect className="chosen" {...square(chosen)} />}
      </svg>
      {chosen && (
        <MapTip
          {...chosen}
          detail={detail}
          at={[(chosen.tile[0] + 0.5) / columns, (chosen.tile[1] + (chosen.tile[1] < 3 ? 1 : 0)) / rows]}
          room={{ below: 6, above: 6, until: 3.5 / rows }}
        />
      )}
      <span className="unseen" role="status">
        {chosen && `${chosen.name}: ${chosen.text}. ${detail}`}
      </span>
    </div>
  )
}

/** What stands under the figure of a unit: its counts, and how much of it has come. */
export function useTileDetail(tile: TileShaded | undefined): string {
  const say = useSay()
  if (!tile) return ''
  return [tile.counts, tile.coverage && say(chartMessages.complete, { share: tile.coverage })]
    .filter(Boolean)
    .join(' · ')
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
