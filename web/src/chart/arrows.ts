import type { Direction } from 'shared/chart/tile-layout.ts'

/** Where the arrow keys lead on a map. */
export const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}
