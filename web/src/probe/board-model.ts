import { type BoardDelta, unpackMembers } from 'shared/probe/board.ts'
import { type ConnectionState, connectionStates } from 'shared/probe/state.ts'
import type { Answer } from '../http.ts'
import type { Trouble } from './strip-model.ts'

export type Board = Answer<'readBoard'>
export type Standing = Board['standings'][number]

/** One connection of the board, gathered from its columns. */
export interface Cell {
  n: number
  id: string
  unit: string | null
  subsystem: string
  standing: Standing
  since: number
  lastUs: number | null
  troubles: Trouble[]
}

/** The columns of a board as connections, in its order. */
export function cellsOf({ connections, standings, troubles }: Board): Cell[] {
  const byConnection = new Map<number, Trouble[]>()
  for (const [place, n] of troubles.n.entries()) {
    const list = byConnection.get(n) ?? []
    byConnection.set(n, list)
    list.push({
      from: troubles.from[place]!,
      to: troubles.to[place]!,
      standing: standings[troubles.standing[place]!]!,
    })
  }
  return connections.n.map((n, place) => ({
    n,
    id: connections.id[place]!,
    unit: connections.unit[place]!,
    subsystem: connections.subsystem[place]!,
    standing: standings[connections.standing[place]!]!,
    since: connections.since[place]!,
    lastUs: connections.lastUs[place]!,
    troubles: byConnection.get(n) ?? [],
  }))
}

/**
 * The board after a change, told by the stream. The same change twice leaves it as it was after the first, so that what
 * the answer knew already does no harm.
 */
export function applyDelta(board: Board, delta: BoardDelta): Board {
  const place = new Map(board.connections.n.map((n, at) => [n, at]))
  const standings = [...board.standings]
  const standing = [...board.connections.standing]
  const since = [...board.connections.since]
  const troubles = {
    n: [...board.troubles.n],
    from: [...board.troubles.from],
    to: [...board.troubles.to],
    standing: [...board.troubles.standing],
  }
  for (const { state, reasons, overlays, root, members } of delta.groups) {
    const told: Standing = { state, reasons, overlays, root }
    let known = standings.findIndex((one) => alike(one, told))
    if (known < 0) known = standings.push(told) - 1
    for (const [n, ago] of unpackMembers(members)) {
      const at = place.get(n)
      if (at === undefined) continue
      // The state may be older than its newest reason: what changed now, changed now.
      const began = standings[standing[at]!]!.state === state ? delta.at : delta.at - ago
      if (standing[at] === known) continue
      standing[at] = known
      since[at] = delta.at - ago
      const open = lastOpen(troubles, n)
      if (open >= 0) troubles.to[open] = Math.max(troubles.from[open]!, began)
      if (state === 'up' && overlays.length === 0) continue
      troubles.n.push(n)
      troubles.from.push(began)
      troubles.to.push(null)
      troubles.standing.push(known)
    }
  }
  return {
    ...board,
    at: Math.max(board.at, delta.at),
    standings,
    connections: { ...board.connections, standing, since },
    troubles,
  }
}

function lastOpen({ n, to }: Board['troubles'], wanted: number): number {
  for (let at = n.length - 1; at >= 0; at -= 1) if (n[at] === wanted && to[at] === null) return at
  return -1
}

const alike = (one: Standing, other: Standing): boolean =>
  one.state === other.state &&
  one.root === other.root &&
  one.reasons.join() === other.reasons.join() &&
  one.overlays.join() === other.overlays.join()

export function countStates(cells: readonly Cell[]): Record<ConnectionState, number> {
  const counts = Object.fromEntries(connectionStates.map((state) => [state, 0])) as Record<ConnectionState, number>
  for (const { standing } of cells) counts[standing.state] += 1
  return counts
}

export interface RootBand {
  node: string
  members: Cell[]
  /**
   * Since when most of its members stand as they do, seconds since 1970: some were in trouble of their own before. Null
   * while none of them has been measured.
   */
  since: number | null
  /** Units and subsystems most of whose connections it explains: the rows and columns it is drawn on. */
  units: Set<string>
  subsystems: Set<string>
}

/** What explains more than itself, the one with most connections first. */
export function rootBands(cells: readonly Cell[]): RootBand[] {
  const inRow = countBy(cells, ({ unit }) => unit ?? '')
  const inColumn = countBy(cells, ({ subsystem }) => subsystem)
  const byRoot = Map.groupBy(
    cells.filter(({ standing }) => standing.root !== null && standing.state !== 'up'),
    ({ standing }) => standing.root!,
  )
  return [...byRoot]
    .map(([node, members]) => ({
      node,
      members,
      since: middleOf(members.flatMap(({ since }) => (since > 0 ? [since] : []))),
      units: mostOf(
        countBy(members, ({ unit }) => unit ?? ''),
        inRow,
      ),
      subsystems: mostOf(
        countBy(members, ({ subsystem }) => subsystem),
        inColumn,
      ),
    }))
    .toSorted((one, other) => other.members.length - one.members.length)
}

const middleOf = (values: readonly number[]): number | null =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? null

function countBy(cells: readonly Cell[], key: (cell: Cell) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const cell of cells) counts.set(key(cell), (counts.get(key(cell)) ?? 0) + 1)
  return counts
}

const mostOf = (some: ReadonlyMap<string, number>, all: ReadonlyMap<string, number>): Set<string> =>
  new Set([...some].flatMap(([key, count]) => (count * 2 > (all.get(key) ?? 0) ? [key] : [])))

/** Whether anything but up is to be seen of it since `from`. */
export const isTroubled = ({ standing, troubles }: Cell, from: number): boolean =>
  standing.state !== 'up' || standing.overlays.length > 0 || troubles.some(({ to }) => to === null || to > from)
