import type { ReactNode } from 'react'
import { domainWith, lineGeometry } from 'shared/chart/line-path.ts'
import type { Interval } from 'shared/chart/scale.ts'

export interface Multiple {
  key: string
  name: ReactNode
  figure: ReactNode
  values: readonly (number | null)[]
  target: number | null
  running: boolean
  /** What the line shows, in a sentence. */
  summary: string
}

interface Props {
  label: string
  multiples: readonly Multiple[]
  /** One scale for all, where the units are the same; otherwise each has its own. */
  domain?: Interval
}

const width = 200
const height = 56

/** Many small lines of one form, each a single path. */
export function SmallMultiples({ label, multiples, domain }: Props) {
  return (
    <ul className="multiples" aria-label={label}>
      {multiples.map(({ key, name, figure, values, target, running, summary }) => {
        const line = lineGeometry(values, { width, height }, domain ?? domainWith(values, target), 5)
        return (
          <li key={key} className="multiple">
            <span className="multiple-name">{name}</span>
            <span>{figure}</span>
            <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={summary}>
              {target !== null && (
                <line className="target-line" x1={0} x2={width} y1={line.yOf(target)} y2={line.yOf(target)} />
              )}
              <path className="line" d={line.path} />
              {line.lone.map(({ index, x, y }) => (
                <circle key={index} className="last" cx={x} cy={y} r={1.5} />
              ))}
              {line.last && (
                <circle className={running ? 'last hollow' : 'last'} cx={line.last.x} cy={line.last.y} r={3} />
              )}
            </svg>
          </li>
        )
      })}
    </ul>
  )
}
