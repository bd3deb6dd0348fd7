import { type ValueClass, classAt, classesOf } from 'shared/chart/classes.ts'
import type { Tile } from 'shared/chart/tile-layout.ts'

/** Why a tile has no colour of a class. */
export const plainKinds = ['too-few', 'none-arose', 'missing', 'quarantined', 'not-applicable'] as const
export type PlainKind = (typeof plainKinds)[number]

export interface TileDrawn {
  key: string
  name: string
  group: string
  tile: Tile
  /** In the unit shown; null unless `plain` is null or `too-few`. */
  value: number | null
  text: string
  /** What stands under the figure: `218/305`, and the share of reports that are in, each maybe empty. */
  counts: string
  coverage: string
  plain: PlainKind | null
  hatched: boolean
}

export interface TileShaded extends TileDrawn {
  /** 1 to 5, few to many; null for a tile without a class. */
  step: number | null
}

export interface TileLegend {
  classes: (ValueClass & { step: number; count: number })[]
  plain: { kind: PlainKind; count: number }[]
}

const steps = 5

/** Classes from the tiles that can be compared, a shade for each, and how many tiles fall into what. */
export function shadeTiles(
  tiles: readonly TileDrawn[],
  target: number | null,
): { tiles: TileShaded[]; legend: TileLegend } {
  const compared = tiles.flatMap(({ plain, value }) => (plain === null && value !== null ? [value] : []))
  const classes = classesOf(compared, { most: steps, target })
  // Few classes take the ends of the scale, so that two classes are told apart as easily as five.
  const stepOf = (place: number) =>
    classes.length === 1 ? 3 : 1 + Math.round((place * (steps - 1)) / (classes.length - 1))
  const shaded = tiles.map((tile) => {
    const place = tile.plain === null && tile.value !== null ? classAt(classes, tile.value) : -1
    return { ...tile, step: place < 0 ? null : stepOf(place) }
  })
  return {
    tiles: shaded,
    legend: {
      classes: classes.map((one, place) => ({
        ...one,
        step: stepOf(place),
        count: compared.filter((value) => classAt(classes, value) === place).length,
      })),
      plain: plainKinds
        .map((kind) => ({ kind, count: tiles.filter((tile) => tile.plain === kind).length }))
        .filter(({ count, kind }) => count > 0 || kind === 'missing' || kind === 'none-arose' || kind === 'too-few'),
    },
  }
}
