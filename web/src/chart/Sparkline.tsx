import { domainWith, lineGeometry } from 'shared/chart/line-path.ts'

interface Props {
  values: readonly (number | null)[]
  /** In the same unit as the values; drawn dashed. */
  target?: number | null
  /** The last period is still running: its marker is hollow. */
  running?: boolean
  width?: number
  height?: number
  /** Places where another definition begins to count; the line is cut there, and `note` says what began. */
  breaks?: readonly number[]
  note?: string | undefined
  /** One sentence; without it the picture is decoration beside figures that say the same. */
  label?: string
}

/** One path, one dashed line, one dot. Missing periods are gaps, and so is another definition, with a mark. */
export function Sparkline({
  values,
  target = null,
  running = false,
  width = 132,
  height = 28,
  breaks = [],
  note,
  label = note,
}: Props) {
  const line = lineGeometry(values, { width, height }, domainWith(values, target), { inset: 4, breaks })
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      {note && <title>{note}</title>}
      {line.breaks.map((x) => (
        <line key={x} className="break-line" x1={x} x2={x} y1={0} y2={height} />
      ))}
      {target !== null && (
        <line className="target-line" x1={0} x2={width} y1={line.yOf(target)} y2={line.yOf(target)} />
      )}
      <path className="line" d={line.path} />
      {line.lone.map(({ index, x, y }) => (
        <circle key={index} className="lone" cx={x} cy={y} r={1.5} />
      ))}
      {line.last && <circle className={running ? 'last hollow' : 'last'} cx={line.last.x} cy={line.last.y} r={2.75} />}
    </svg>
  )
}
