import { useMemo } from 'react'
import { chartMessages } from 'shared/messages/chart.ts'
import { comparePageMessages as m } from 'shared/messages/compare-page.ts'
import { useSay } from '../shell/locale.tsx'
import './funnel.css'
import { drawFunnel, type FunnelInput, type FunnelPoint } from './funnel-model.ts'
import { MapTip } from './MapTip.tsx'
import { useMapWalk } from './use-map-walk.ts'
import { useWidth } from './use-width.ts'

interface Props extends FunnelInput {
  label: string
  formatShare: (share: number) => string
  formatCases: (cases: number) => string
  onOpen: (key: string) => void
}

/** Shares over the number of cases, within the limits chance allows. One tab stop; arrows walk, Enter opens. */
export function Funnel({ label, formatShare, formatCases, onOpen, points, limits, centre, target }: Props) {
  const say = useSay()
  const [frame, width] = useWidth<HTMLDivElement>(640)
  const height = Math.round(Math.min(520, Math.max(300, width * 0.5)))
  const drawn = useMemo(
    () => drawFunnel({ points, limits, centre, target }, { width, height, left: 46, right: 8, top: 10, bottom: 40 }),
    [points, limits, centre, target, width, height],
  )
  // What is marked, and what is looked at, is drawn last so that nothing covers it.
  const order = { within: 0, unjudged: 0, low: 1, high: 1 } as const
  const shown = drawn.points.toSorted((a, b) => order[a.mark] - order[b.mark] || Number(a.own) - Number(b.own))
  const walk = useMapWalk(
    shown.map(({ key, x, y }) => ({ key, at: [x, y] })),
    onOpen,
  )
  const chosen = shown.find(({ key }) => key === walk.chosen)
  const [left, right, foot] = [46, width - 8, height - 40]
  return (
    <div ref={frame} className="funnel" {...walk.frame}>
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        aria-roledescription={say(m.funnel)}
        aria-label={`${label} ${say(chartMessages.arrowsHint)}`}
        {...walk.plane}
      >
        <g className="axis" aria-hidden="true">
          {drawn.yTicks.map(({ value, at: y }) => (
            <g key={value}>
              <line x1={left} x2={right} y1={y} y2={y} />
              <text x={left - 6} y={y + 4} textAnchor="end">
                {formatShare(value)}
              </text>
            </g>
          ))}
          {drawn.xTicks.map(({ value, at: x }) => (
            <g key={value}>
              <line x1={x} x2={x} y1={foot} y2={foot + 4} />
              <text x={x} y={foot + 17} textAnchor="middle">
                {formatCases(value)}
              </text>
            </g>
          ))}
          <text x={(left + right) / 2} y={height - 4} textAnchor="middle">
            {say(m.cases)}
          </text>
        </g>
        <path className="limit-998" d={drawn.low998} />
        <path className="limit-998" d={drawn.high998} />
        <path className="limit-95" d={drawn.low95} />
        <path className="limit-95" d={drawn.high95} />
        <line className="centre" x1={left} x2={right} y1={drawn.centre} y2={drawn.centre} />
        {drawn.target !== null && (
          <line className="target-line" x1={left} x2={right} y1={drawn.target} y2={drawn.target} />
        )}
        {shown.map((point) => (
          <g
            key={point.key}
            className="funnel-point"
            transform={`translate(${point.x} ${point.y})`}
            {...walk.thing(point.key)}
          >
            <circle className="reach" r={9} />
            <FunnelMark {...point} />
          </g>
        ))}
        {chosen && <circle className="chosen" cx={chosen.x} cy={chosen.y} r={9} />}
      </svg>
      {chosen && (
        <MapTip {...chosen} at={[chosen.x / width, chosen.y / height]} room={{ below: 14, above: 14, until: 0.25 }} />
      )}
      <span className="unseen" role="status">
        {chosen && `${chosen.name}: ${chosen.text}. ${chosen.detail}`}
      </span>
    </div>
  )
}

export function FunnelMark({ mark, verdict, own }: Pick<FunnelPoint, 'mark' | 'verdict' | 'own'>) {
  return (
    <>
      {own && <circle className="own-ring" r={8} />}
      {mark === 'high' && <path className={`far ${verdict}`} d="M0-5.5L5.5 4.5H-5.5Z" />}
      {mark === 'low' && <path className={`far ${verdict}`} d="M0 5.5L5.5-4.5H-5.5Z" />}
      {mark === 'within' && <circle className="dot" r={3.2} />}
      {mark === 'unjudged' && <circle className="dot hollow" r={3.2} />}
    </>
  )
}
