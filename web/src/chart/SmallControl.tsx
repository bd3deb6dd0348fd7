import './small-control.css'
import { drawSmallControl, type SmallControlInput } from './small-control-model.ts'

const box = { width: 240, height: 64 }

/** A small control chart: limits as a band, the centre, the target dashed, signals by shape and colour. */
export function SmallControl(input: SmallControlInput) {
  const { line, centre, band, target, spots, breaks } = drawSmallControl(input, box)
  return (
    <svg className="small-control" viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
      <path className="band" d={band} />
      <path className="centre" d={centre} />
      {target !== null && <line className="target-line" x1={0} x2={box.width} y1={target} y2={target} />}
      {breaks.map((x) => (
        <line key={x} className="break-line" x1={x} x2={x} y1={0} y2={box.height} />
      ))}
      <path className="line" d={line} />
      {spots.map(({ at, x, y, mark }) => (
        <g key={at} transform={`translate(${x} ${y})`}>
          {mark === '+' && <path className="better" d="M0-4L4 3H-4Z" />}
          {mark === '-' && <path className="worse" d="M0 4L4-3H-4Z" />}
          {mark === '~' && <path className="neutral" d="M0-4L4 0L0 4L-4 0Z" />}
          {mark === 'o' && <circle className="hollow" r={3} />}
          {mark === '.' && <circle className="last" r={2.6} />}
        </g>
      ))}
    </svg>
  )
}
