import { usePlotArea, useXAxisScale } from 'recharts'
import { placeBreakLabels } from './break-label-model.ts'
import type { TrendBreak } from './trend-model.ts'

const size = 11

/** Where another definition begins to count: a dashed line between the two periods, and over it which one and since when. */
export function BreakMarks({ breaks }: { breaks: readonly TrendBreak[] }) {
  const scale = useXAxisScale()
  const plot = usePlotArea()
  if (!scale || !plot) return null
  const marks = breaks.flatMap(({ between: [before, after], text, short }) => {
    const [from, to] = [scale(before), scale(after)]
    return from === undefined || to === undefined ? [] : [{ x: (from + to) / 2, text, short }]
  })
  const labels = placeBreakLabels(marks, { left: plot.x, right: plot.x + plot.width, size })
  return (
    <g className="trend-breaks">
      {marks.map(({ x, text }, place) => {
        const label = labels[place]
        return (
          <g key={text}>
            <title>{text}</title>
            <line x1={x} x2={x} y1={plot.y - 18} y2={plot.y + plot.height} stroke="var(--ink)" strokeDasharray="3 3" />
            {label && (
              <text x={label.x} y={plot.y - 22} textAnchor={label.anchor} fontSize={size} fill="var(--ink)">
                {label.text}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}
