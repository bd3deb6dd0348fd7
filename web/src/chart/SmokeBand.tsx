import { useId } from 'react'
import { type SmokeData, smokeDrawing } from './smoke-band-model.ts'
import './smoke-band.css'
import { useWidth } from './use-width.ts'

interface Props {
  data: SmokeData
  /** All of it in words. */
  words: string
  yLabel: (us: number) => string
  xLabel: (at: number) => string
  failedLabel: string
  /** A stretch to be pointed at, epoch ms: the incident the picture is shown for. */
  during?: { from: number; to: number }
  height?: number
}

/** Latency as smoke: the middle half, the middle nine tenths and the median, on what is usual at those hours. */
export function SmokeBand({ data, words, yLabel, xLabel, failedLabel, during, height = 260 }: Props) {
  const [box, width] = useWidth<HTMLDivElement>(900)
  const hatch = useId()
  const frame = { width, height, left: 56, right: 12, top: 10, bottom: 52 }
  const drawing = smokeDrawing(data, frame, during)
  const ground = height - frame.bottom
  return (
    <div className="smoke" ref={box}>
      <svg width={width} height={height} role="img" aria-label={words}>
        <defs>
          <pattern id={hatch} width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line x1={0} x2={0} y1={0} y2={6} className="hatch" />
          </pattern>
        </defs>
        {drawing.yTicks.map(({ y, us }) => (
          <g key={us}>
            <line x1={frame.left} x2={width - frame.right} y1={y} y2={y} className="rule" />
            <text x={frame.left - 8} y={y + 4} className="y">
              {yLabel(us)}
            </text>
          </g>
        ))}
        {drawing.during && (
          <rect
            x={drawing.during.x}
            y={frame.top}
            width={Math.max(2, drawing.during.width)}
            height={ground - frame.top}
            className="during"
          />
        )}
        {drawing.gaps.map(({ x, width: wide }) => (
          <rect key={x} x={x} y={frame.top} width={wide} height={ground - frame.top} fill={`url(#${hatch})`} />
        ))}
        <path d={drawing.usual} className="usual" />
        <path d={drawing.usualMiddle} className="usual-middle" />
        <path d={drawing.outer} className="outer" />
        <path d={drawing.inner} className="inner" />
        <path d={drawing.median} className="median" />
        <text x={frame.left - 8} y={ground + 17} className="y">
          {failedLabel}
        </text>
        <line x1={frame.left} x2={width - frame.right} y1={ground + 22} y2={ground + 22} className="rule" />
        {drawing.failures.map(({ x, width: wide, share }) => (
          <rect key={x} x={x} width={wide} y={ground + 22 - 16 * share} height={16 * share} className="failed" />
        ))}
        {drawing.xTicks.map(({ x, at }) => (
          <g key={at}>
            <line x1={x} x2={x} y1={ground + 22} y2={ground + 27} className="tick" />
            <text x={x} y={ground + 42} className="x">
              {xLabel(at)}
            </text>
          </g>
        ))}
      </svg>
    </div>
  )
}
