import type { ReactNode } from 'react'
import './day-grid.css'

export interface DayGridRow {
  key: string
  name: ReactNode
  /** Days alike that follow one another, as text: a letter for each day. */
  runs: readonly { text: string; className: string }[]
  /** What the letters come to, for ears. */
  words: string
  /** How much, at the end of the row. */
  figure: ReactNode
}

interface Props {
  caption: string
  headings: { name: string; days: string; figure: string }
  /** The heading of every day, one or two figures. */
  days: readonly { label: string; off: boolean }[]
  rows: readonly DayGridRow[]
}

/**
 * Rows × days as letters set on a grid. A row is text in a few pieces, not a cell for each day: 145 rows of 31 days stay
 * below a thousand elements, can be searched and copied, and read as letters where colour fails.
 */
export function DayGrid({ caption, headings, days, rows }: Props) {
  const ground = stripes(days.map(({ off }) => off))
  return (
    <table className="day-grid" style={{ '--days': days.length, '--off-days': ground } as React.CSSProperties}>
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{headings.name}</th>
          <th scope="col">
            <span className="unseen">{headings.days}</span>
            <span className="day-heads" aria-hidden="true">
              {days.map(({ label }, place) => (
                <span key={place}>{label}</span>
              ))}
            </span>
          </th>
          <th scope="col" className="numeric">
            {headings.figure}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, runs, words, figure }) => (
          <tr key={key}>
            <th scope="row">{name}</th>
            <td className="day-row">
              <span className="unseen">{words}</span>
              <span aria-hidden="true">
                {runs.map(({ text, className }, place) => (
                  <span key={place} className={className}>
                    {text}
                  </span>
                ))}
              </span>
            </td>
            <td className="numeric">{figure}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Days off as a ground that lies under every row: one gradient, no elements. */
function stripes(off: readonly boolean[]): string {
  const steps = off.flatMap((isOff, place) => {
    const ink = isOff ? 'var(--ground-2)' : 'transparent'
    return [`${ink} calc(var(--day) * ${place})`, `${ink} calc(var(--day) * ${place + 1})`]
  })
  return `linear-gradient(90deg, ${steps.join(', ')})`
}
