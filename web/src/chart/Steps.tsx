import { stepPicture } from 'shared/chart/step-picture.ts'
import type { Day } from 'shared/day.ts'
import './steps.css'

interface Props {
  steps: readonly { from: Day; to: Day | null; value: number }[]
  today: Day
  width: number
  height: number
  /** Writes a target above its line; without it the lines stand alone. */
  format?: (value: number) => string
}

/** Targets over time as stairs, with the day it is. What it shows stands beside it in words, so it is for eyes only. */
export function Steps({ steps, today, width, height, format }: Props) {
  const picture = stepPicture(steps, { width, height, pad: format ? 18 : 6, today })
  return (
    <svg className="steps" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      {picture.today !== null && <line className="day" x1={picture.today} x2={picture.today} y1={0} y2={height} />}
      {picture.risers.map(({ x, y1, y2 }) => (
        <line key={x} className="riser" x1={x} x2={x} y1={y1} y2={y2} />
      ))}
      {picture.steps.map(({ x1, x2, y, value, from, now }) => (
        <g key={from} className={now ? 'now' : undefined}>
          <line className="step" x1={x1} x2={x2} y1={y} y2={y} />
          {format && (
            <text x={Math.min(x1 + 2, width - 40)} y={y - 5}>
              {format(value)}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}
