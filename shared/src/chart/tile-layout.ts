export type Tile = readonly [column: number, row: number]
export interface Segment {
  x1: number
  y1: number
  x2: number
  y2: number
}

/** Columns and rows that hold every tile. */
export function gridOf(tiles: readonly Tile[]): { columns: number; rows: number } {
  return {
    columns: Math.max(0, ...tiles.map(([column]) => column + 1)),
    rows: Math.max(0, ...tiles.map(([, row]) => row + 1)),
  }
}

const keyOf = ([column, row]: Tile): string => `${column},${row}`

/** Where two groups of tiles meet, in units of one tile; edges on the outside are not drawn. */
export function borders(tiles: readonly { tile: Tile; group: string }[]): Segment[] {
  const groups = new Map(tiles.map(({ tile, group }) => [keyOf(tile), group]))
  return tiles.flatMap(({ tile: [column, row], group }) => {
    const differs = (tile: Tile) => (groups.get(keyOf(tile)) ?? group) !== group
    return [
      ...(differs([column + 1, row]) ? [{ x1: column + 1, y1: row, x2: column + 1, y2: row + 1 }] : []),
      ...(differs([column, row + 1]) ? [{ x1: column, y1: row + 1, x2: column + 1, y2: row + 1 }] : []),
    ]
  })
}

export type Direction = 'left' | 'right' | 'up' | 'down'
const steps: Record<Direction, Tile> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }

/**
 * The tile an arrow leads to: the nearest one ahead, where a step sideways costs double so that one keeps to the row
 * or column as long as there is one. Null at the edge.
 */
export function tileTowards(tiles: readonly Tile[], from: Tile, direction: Direction): number | null {
  const [dx, dy] = steps[direction]
  let [best, least] = [-1, Infinity]
  tiles.forEach(([column, row], index) => {
    const [x, y] = [column - from[0], row - from[1]]
    const ahead = x * dx + y * dy
    const aside = Math.abs(x * dy) + Math.abs(y * dx)
    if (ahead <= 0 || aside > ahead * 2) return
    const cost = ahead + 2 * aside
    if (cost < least) [best, least] = [index, cost]
  })
  return best < 0 ? null : best
}
