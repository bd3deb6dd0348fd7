import { feedFaultKinds, type FeedFaultKind } from 'shared/probe/simulated-fault.ts'
import { z } from 'zod'
import { servedSubsystems, type ServedSubsystem } from '../province/feeds.ts'

export const faultOrderSchema = z.strictObject({
  subsystem: z.enum(servedSubsystems),
  fault: z.enum(feedFaultKinds).nullable(),
})

/** Which faults are switched on, and since when. They live in memory and are gone with the process. */
export interface FaultBoard {
  of: (subsystem: ServedSubsystem) => FeedFaultKind | null
  sinceOf: (subsystem: ServedSubsystem) => number | null
  set: (subsystem: ServedSubsystem, fault: FeedFaultKind | null, now: number) => void
  all: () => Record<string, FeedFaultKind | null>
  heal: () => void
}

export function makeFaultBoard(): FaultBoard {
  const faults = new Map<ServedSubsystem, { kind: FeedFaultKind; since: number }>()
  const of = (subsystem: ServedSubsystem) => faults.get(subsystem)?.kind ?? null
  return {
    of,
    sinceOf: (subsystem) => faults.get(subsystem)?.since ?? null,
    set(subsystem, kind, now) {
      if (kind === null) faults.delete(subsystem)
      else faults.set(subsystem, { kind, since: now })
    },
    all: () => Object.fromEntries(servedSubsystems.map((subsystem) => [subsystem, of(subsystem)])),
    heal: () => faults.clear(),
  }
}
