import type { ReactNode } from 'react'
import { linearScale } from 'shared/chart/scale.ts'
import { useRovingFocus } from './use-roving-focus.ts'

export interface Bar {
  key: string
  /** In the unit shown; null has no bar, which is not a bar of nothing. */
  value: number | null
  target: number | null
  met: boolean | null
  hatched: boolean
  /** The figure, written. */
  figure: ReactNode
}

interface Props {
  label: string
  bars: readonly Bar[]
  /** The end of the scale; bars begin at zero. */
  max: number
  /** The name of a row as a link; `stop` makes the whole list one tab stop. */
  name: (key: string, stop: { 'data-stop': ''; tabIndex: number }) => ReactNode
}

/** A row a unit: name, bar from zero with the target marked, figure. Plain boxes: 129 of them need no chart library. */
export function BarList({ label, bars, max, name }: Props) {
  const { onKeyDown, stop } = useRovingFocus()
  const share = linearScale([0, max], [0, 100])
  return (
    <ul className="bar-list" aria-label={label} onKeyDown={onKeyDown}>
      {bars.map(({ key, value, target, met, hatched, figure }, index) => (
        <li key={key} className="row">
          {name(key, stop(index))}
          <span className="track" aria-hidden="true">
            {value !== null && (
              <span
                className={`fill ${met === false ? 'unmet' : ''} ${hatched ? 'faint' : ''}`}
                style={{ width: `${share(Math.min(value, max))}%` }}
              />
            )}
            {target !== null && <span className="mark" style={{ left: `${share(Math.min(target, max))}%` }} />}
          </span>
          <span className="amount">{figure}</span>
        </li>
      ))}
    </ul>
  )
}
