import type { Right } from 'shared/account/right.ts'

export type Grant = 'select' | 'insert' | 'update' | 'delete'

/**
 * Whoever has one of these rights may. Where a unit is named, a right that ends at one's own unit reaches the rows of
 * that unit; where none is, the row is nobody's own and any reach will do. `anybody` is whoever the edge let in at all;
 * `open` needs nobody, for what stands in decrees and gazettes anyway: every table asked about costs a plan its time.
 */
export interface WallRule {
  rights: readonly (Right | 'anybody' | 'open')[]
  /** The column that holds the unit, and the SQL that tells the dataset, for rights that end somewhere. */
  unit?: string
  dataset?: string
  /** The column that holds the company that runs it, for an operator's rights. */
  provider?: string
  /** The array of people named in it, for rights that end at what one is named in oneself. */
  person?: string
}

export interface Wall {
  grants: readonly Grant[]
  reads: WallRule
  /** Without it, only the program itself writes. */
  writes?: WallRule
  /** Whose new rows are let in, where that is not for everybody who may change one. */
  inserts?: WallRule
  /** May be vacuumed and analysed by the program, which rewrites it in bulk. */
  tended?: true
}

export const append: readonly Grant[] = ['select', 'insert']
export const write: readonly Grant[] = ['select', 'insert', 'update', 'delete']
export const keep: readonly Grant[] = ['select', 'insert', 'update']
