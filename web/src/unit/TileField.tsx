import { useId } from 'react'
import { unitChangeMessages as m } from 'shared/messages/unit-change-page.ts'
import type { Unit } from 'shared/unit/unit.ts'
import { useSay } from '../shell/locale.tsx'
import { useProvince } from '../shell/use-province.ts'
import { tileCells } from './free-tiles.ts'

interface Props {
  tile: Unit['tile']
  /** Units that end by the change, and squares the other new units have been given. */
  leaving: readonly string[]
  given: readonly Unit['tile'][]
  change: (tile: Unit['tile']) => void
}

/** Where on the small map a new unit is to lie: one of the free squares beside the others. */
export function TileField({ tile, leaving, given, change }: Props) {
  const say = useSay()
  const name = useId()
  const { units } = useProvince()
  const rows = tileCells(units, leaving)
  const same = (one: Unit['tile'], other: Unit['tile']) => one?.join() === other?.join()
  return (
    <fieldset className="tile-field">
      <legend>{say(m.tile)}</legend>
      <p className="form-hint">{say(m.tileHint)}</p>
      <div className="tile-cells" style={{ gridTemplateColumns: `repeat(${rows[0]?.length ?? 1}, 1fr)` }}>
        {rows.flat().map(({ tile: cell, name: whose, free }) => {
          const key = cell.join()
          if (whose !== null || given.some((one) => same(one, cell)))
            return <span key={key} className="held" title={whose ?? undefined} />
          if (!free) return <span key={key} />
          return (
            <input
              key={key}
              type="radio"
              name={name}
              checked={same(cell, tile)}
              aria-label={say(m.tileAt, { row: cell[1] + 1, column: cell[0] + 1 })}
              onChange={() => change(cell)}
            />
          )
        })}
      </div>
      <p className="form-hint" role="status">
        {tile === null ? say(m.tileNone) : say(m.tileAt, { row: tile[1] + 1, column: tile[0] + 1 })}{' '}
        {tile !== null && (
          <button type="button" className="plain" onClick={() => change(null)}>
            {say(m.tileClear)}
          </button>
        )}
      </p>
    </fieldset>
  )
}
