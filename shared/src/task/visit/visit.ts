/** A plan is cancelled as a whole; a visit is over once the group says so. */
export const planPhases = ['planned', 'cancelled'] as const
export type PlanPhase = (typeof planPhases)[number]
export const visitPhases = ['planned', 'done'] as const
export type VisitPhase = (typeof visitPhases)[number]

/** A photo as it may be sent: more no telephone makes of one, and a phone of ours makes it smaller before it sends. */
export const photoLimits = { bytes: 12_000_000, edge: 1_600, perQuestion: 8, pixels: 60_000_000 } as const
/** So many edits go in one request; what is more goes in the next. */
export const mostEdits = 50
/** A group that goes to more in one plan is two groups. */
export const mostStops = 60
