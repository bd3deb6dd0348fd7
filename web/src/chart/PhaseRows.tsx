import { useId } from 'react'
import { phaseFrame, type PhaseRow, phaseRowsDrawing } from './phase-rows-model.ts'
import './phase-rows.css'
import { useWidth } from './use-width.ts'

interface Props {
  from: number
  slotS: number
  n: readonly number[]
  rows: readonly (PhaseRow & { said: string })[]
  /** All of it in words. */
  words: string
  yLabel: (us: number) => string
  xLabel: (at: number) => string
}

/** Where the time went: a row for each part, all on one scale. */
export function PhaseRows({ from, slotS, n, rows, words, yLabel, xLabel }: Props) {
  const [box, width] = useWidth<HTMLDivElement>(900)
  const hatch = useId()
  const drawing = phaseRowsDrawing({ from, slotS, n, rows }, width)
  const { left, right } = phaseFrame
  return (
    <div className="phase-rows" ref={box}>
      <svg width={width} height={drawing.height} role="img" aria-label={words}>
        <defs>
          <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line x1={0} x2={0} y1={0} y2={6} className="hatch" />
          </pattern>
        </defs>
        {drawing.rows.map(({ key, label, labelY, top, ground, area, most }, place) => (
          <g key={key}>
            {drawing.gaps.map((gap) => (
              <rect
                key={gap.x}
                x={gap.x}
                y={top}
                width={gap.width}
                height={ground - top}
                fill={`url(#${hatch})`}
                className="gap"
              />
            ))}
            <path d={area} className="part" />
            <line x1={left} x2={width - right} y1={ground} y2={ground} className="rule" />
            <text x={left} y={labelY} className="part-name">
              {label} <tspan className="part-said">{rows[place]!.said}</tspan>
            </text>
            {ground - top > 18 && (
              <text x={left - 8} y={top + 9} className="y">
                {yLabel(most)}
              </text>
            )}
          </g>
        ))}
        {drawing.xTicks.map(({ x, at }) => (
          <g key={at}>
            <line x1={x} x2={x} y1={drawing.axis} y2={drawing.axis + 5} className="tick" />
            <text x={x} y={drawing.axis + 20} className="x">
              {xLabel(at)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}
