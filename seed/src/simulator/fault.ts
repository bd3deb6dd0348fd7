import { feedFaultKinds, type FeedFaultKind } from 'shared/probe/simulated-fault.ts'
import { z } from 'zod'
import { servedSubsystems, type ServedSubsystem } from '../province/feeds.ts'

export const faultOrderSchema = z.strictObject({
  subsystem: z.enum(servedSubsystems),
  fault: z.enum(feedFaultKinds).nullable(),
})

/** The address of one unit, where each has its own: out of order, or in order again. */
export const unitFaultOrderSchema = z.strictObject({ unit: z.string().min(1).max(20), failing: z.boolean() })

/** Which faults are switched on, and since when. They live in memory and are gone with the process. */
export interface FaultBoard {
  of: (subsystem: ServedSubsystem) => FeedFaultKind | null
  sinceOf: (subsystem: ServedSubsystem) => number | null
  set: (subsystem: ServedSubsystem, fault: FeedFaultKind | null, now: number) => void
  all: () => Record<string, FeedFaultKind | null>
  /** Units whose own addresses are out of order. */
  units: Set<string>
  heal: () => void
}

export function makeFaultBoard(): FaultBoard {
  const faults = new Map<ServedSubsystem, { kind: FeedFaultKind; since: number }>()
  const units = new Set<string>()
  const of = (subsystem: ServedSubsystem) => faults.get(subsystem)?.kind ?? null
  return {
    of,
    sinceOf: (subsystem) => faults.get(subsystem)?.since ?? null,
    set(subsystem, kind, now) {
      if (kind === null) faults.delete(subsystem)
      else faults.set(subsystem, { kind, since: now })
    },
    all: () => Object.fromEntries(servedSubsystems.map((subsystem) => [subsystem, of(subsystem)])),
    units,
    heal() {
      faults.clear()
      units.clear()
    },
  }
}
