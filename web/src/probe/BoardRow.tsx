import { memo } from 'react'
import { probePageMessages as m } from 'shared/messages/probe-page.ts'
import { useLocale, useSay } from '../shell/locale.tsx'
import type { Cell } from './board-model.ts'
import { standingText, whenText } from './probe-text.ts'
import { StateMark } from './StateMark.tsx'
import { stripBackground, stripOf } from './strip-model.ts'

export interface RowProps {
  name: string
  /** The address of the row's own page; none for the province. */
  href: string | undefined
  cells: readonly (Cell | null)[]
  systems: readonly { id: string; name: string }[]
  /** On a narrow screen only this column is shown. */
  chosen: string
  /** Seconds since 1970; the strip runs from `to` back `hours`. */
  to: number
  hours: number
  slots: number
  /** A root explains most of the row. */
  band: string | undefined
}

/** One unit: a strip for each system. A row is drawn anew only when one of its own connections has changed. */
export const BoardRow = memo(function BoardRow(props: RowProps) {
  const { name, href, cells, systems, chosen, band } = props
  return (
    <tr data-band={band ? '' : undefined}>
      <th scope="row" title={band}>
        {href ? <a href={href}>{name}</a> : name}
      </th>
      {cells.map((cell, place) => (
        <td key={systems[place]!.id} data-on={systems[place]!.id === chosen || undefined}>
          {cell && <Strip cell={cell} row={props} system={systems[place]!.name} />}
        </td>
      ))}
    </tr>
  )
}, sameRow)

function Strip({ cell, row, system }: { cell: Cell; row: RowProps; system: string }) {
  const say = useSay()
  const locale = useLocale()
  const { standing, since } = cell
  const stretches = stripOf(cell.troubles, row.to - row.hours * 3600, row.to, row.slots)
  const words = say(m.cell, { unit: row.name, system, state: standingText(locale, standing) })
  const when =
    standing.state === 'up' ? '' : `, ${say(m.since, { when: whenText(locale, since * 1000, row.to * 1000) })}`
  return (
    <a
      className={`strip ${standing.state}`}
      href={`/connection/${cell.id}`}
      aria-label={words + when}
      title={words + when}
      data-caused={standing.root !== null || undefined}
    >
      <span className="beats" style={stripBackground(stretches, row.slots)} />
      {standing.state !== 'up' && <StateMark state={standing.state} />}
    </a>
  )
}

function sameRow(one: RowProps, other: RowProps): boolean {
  return (
    one.name === other.name &&
    one.chosen === other.chosen &&
    one.hours === other.hours &&
    one.band === other.band &&
    // Time goes on in every strip, but a strip of thirty minutes a slot need not move with every second.
    Math.floor(one.to / 60) === Math.floor(other.to / 60) &&
    one.systems === other.systems &&
    one.cells.length === other.cells.length &&
    one.cells.every((cell, place) => sameCell(cell, other.cells[place] ?? null))
  )
}

const sameCell = (one: Cell | null, other: Cell | null): boolean =>
  one === other ||
  (one !== null &&
    other !== null &&
    one.id === other.id &&
    one.since === other.since &&
    one.standing.state === other.standing.state &&
    one.standing.root === other.standing.root &&
    one.standing.reasons.join() === other.standing.reasons.join() &&
    one.standing.overlays.join() === other.standing.overlays.join() &&
    one.troubles.length === other.troubles.length)
