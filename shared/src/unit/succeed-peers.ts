import type { PeerUnit } from './peer.ts'
import { type Line, takeShares } from './succession.ts'
import type { UnitCode } from './unit.ts'

/**
 * Peers as they were told, in the units of today: one that ended is told by whoever continues it, with the dossiers of
 * those it came from. Where the definition knew none of them, the unit has no size until peers are told anew.
 */
export function succeedPeers(
  told: readonly PeerUnit[],
  standing: readonly Omit<PeerUnit, 'workload'>[],
  lines: ReadonlyMap<UnitCode, Line>,
): PeerUnit[] {
  const known = new Map(told.map((unit) => [unit.code, unit]))
  const kept = told.filter(({ code }) => !lines.has(code))
  const followed = standing.flatMap(({ code, kind, formerProvince }): PeerUnit[] => {
    const line = lines.get(code)
    if (!line) return []
    // A code may stand in a line several times; the sizes told are of the days before anything was given away.
    const parts = [...new Map(line.parts.map((part) => [part.unit, part])).values()]
    const sizes = parts.flatMap(({ unit, taken }) => {
      const workload = known.get(unit)?.workload ?? null
      return workload === null ? [] : [takeShares(taken, workload)]
    })
    if (!parts.some(({ unit }) => known.has(unit))) return []
    const workload = sizes.length === 0 ? null : sizes.reduce((sum, size) => sum + size, 0)
    return [{ code, kind, formerProvince, workload }]
  })
  return [...kept, ...followed]
}
