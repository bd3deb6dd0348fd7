import type { Unit } from 'shared/unit/unit.ts'

export type Tile = NonNullable<Unit['tile']>

export interface TileCell {
  tile: Tile
  /** Whose it is. */
  name: string | null
  /** Nobody's, and beside somebody's: where a new unit can lie. */
  free: boolean
}

/** The squares of the small map with a ring around them, row by row. `leaving`: units whose square becomes free. */
export function tileCells(
  units: readonly Pick<Unit, 'code' | 'name' | 'tile'>[],
  leaving: readonly string[],
): TileCell[][] {
  const held = units.flatMap(({ code, name, tile }) => (tile && !leaving.includes(code) ? [{ tile, name }] : []))
  if (held.length === 0) return []
  const names = new Map(held.map(({ tile, name }) => [tile.join(), name]))
  const edge = (axis: 0 | 1) => {
    const places = held.map(({ tile }) => tile[axis])
    return [Math.max(0, Math.min(...places) - 1), Math.max(...places) + 1] as const
  }
  const [[left, right], [top, bottom]] = [edge(0), edge(1)]
  const around = [-1, 0, 1]
  return Array.from({ length: bottom - top + 1 }, (_, down) =>
    Array.from({ length: right - left + 1 }, (__, across): TileCell => {
      const tile: Tile = [left + across, top + down]
      const name = names.get(tile.join()) ?? null
      const beside = around.some((x) => around.some((y) => names.has([tile[0] + x, tile[1] + y].join())))
      return { tile, name, free: name === null && beside }
    }),
  )
}
