import { type BoardDelta, packMembers } from 'shared/probe/board.ts'
import type { StreamEvent } from '../../http/stream-append.ts'
import type { Standing } from './batch.ts'

export interface BoardChange extends Standing {
  connection: number
  provider: string | null
}

/**
 * What changed on the board, as one event for each provider, since a provider is told of its own. Connections that
 * changed alike stand together.
 */
export function boardEvents(changes: readonly BoardChange[], now: Date): StreamEvent[] {
  return [...Map.groupBy(changes, ({ provider }) => provider)].map(([provider, list]) =>
    boardEvent(provider, list, now),
  )
}

function boardEvent(provider: string | null, changes: readonly BoardChange[], now: Date): StreamEvent {
  const at = Math.round(now.getTime() / 1000)
  const alike = Map.groupBy(changes, ({ state, reasons, overlays, root }) =>
    JSON.stringify([state, reasons, overlays, root]),
  )
  const groups: BoardDelta['groups'] = [...alike.values()].map((list) => {
    const { state, reasons, overlays, root } = list[0]!
    return {
      state,
      reasons,
      overlays,
      root,
      members: packMembers(list.map(({ connection, since }) => [connection, at - Math.round(since / 1000)])),
    }
  })
  return { topic: 'board', access: 'connection.read', unit: null, provider, body: { at, groups } satisfies BoardDelta }
}
