import type { RowDrawn } from '../overview/overview-model.ts'

/** So many KPIs can be read across a room. */
const mostRows = 6

/** The KPIs of the wall, in the order of the one page: those short of their target are there before any other. */
export function wallRows(rows: readonly RowDrawn[]): RowDrawn[] {
  const rank = ({ target }: RowDrawn) => (target?.met === false ? 0 : target ? 1 : 2)
  const chosen = new Set(rows.toSorted((one, other) => rank(one) - rank(other)).slice(0, mostRows))
  return rows.filter((row) => chosen.has(row))
}

/** The answers of so long ago are no picture of now. */
const lostAfterMs = 180_000

/** Since when nothing has been heard of the server, epoch ms; null while it answers. */
export const lostSince = (answeredAt: number, now: number): number | null =>
  answeredAt > 0 && now - answeredAt > lostAfterMs ? answeredAt : null

/** The script a page of this program begins with: each build has one of its own name. */
export const entryOf = (html: string): string | null =>
  /<script[^>]+src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? null
