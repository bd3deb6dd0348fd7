import { z } from 'zod'
import { servedSubsystems, type ServedSubsystem } from '../province/feeds.ts'

/**
 * Ways a real system fails its readers. `slow` sends half and then waits; `500` refuses; `malformed` breaks off in
 * the middle with stray bytes; `silent` accepts and never answers; `schema` renames a field; `html` shows a login page
 * with status 200; `gap` answers well but without some of its units.
 */
export const faultKinds = ['slow', '500', 'malformed', 'silent', 'schema', 'html', 'gap'] as const
export type FaultKind = (typeof faultKinds)[number]

export const faultOrderSchema = z.strictObject({
  subsystem: z.enum(servedSubsystems),
  fault: z.enum(faultKinds).nullable(),
})

/** Which faults are switched on. They live in memory and are gone with the process. */
export interface FaultBoard {
  of: (subsystem: ServedSubsystem) => FaultKind | null
  set: (subsystem: ServedSubsystem, fault: FaultKind | null) => void
  all: () => Record<string, FaultKind | null>
}

export function makeFaultBoard(): FaultBoard {
  const faults = new Map<ServedSubsystem, FaultKind>()
  return {
    of: (subsystem) => faults.get(subsystem) ?? null,
    set(subsystem, fault) {
      if (fault === null) faults.delete(subsystem)
      else faults.set(subsystem, fault)
    },
    all: () => Object.fromEntries(servedSubsystems.map((subsystem) => [subsystem, faults.get(subsystem) ?? null])),
  }
}
