/**
 * The state of a feed moves although no number does (a failed asking keeps nothing, so the version of the data stands
 * still): these answers are asked for again by the clock, and dropped as soon as nobody looks.
 */
export const refreshing = { staleTime: 10_000, refetchInterval: 15_000 } as const
