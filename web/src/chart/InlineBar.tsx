import './inline-bar.css'

interface Props {
  /** From zero to `max`, in the unit shown; null draws no bar at all. */
  value: number | null
  max: number
  target: number | null
  met: boolean | null
  faint?: boolean
}

const share = (value: number, max: number): string => `${Math.max(0, Math.min(100, (value / max) * 100)).toFixed(2)}%`

/** A bar beside its figure inside a table: the figure speaks, the bar lets the eye run down the column. */
export function InlineBar({ value, max, target, met, faint = false }: Props) {
  return (
    <span className="inline-bar" aria-hidden="true">
      {value !== null && (
        <span
          className={`fill ${met === false ? 'unmet' : ''} ${faint ? 'faint' : ''}`}
          style={{ width: share(value, max) }}
        />
      )}
      {target !== null && <span className="mark" style={{ left: share(target, max) }} />}
    </span>
  )
}
