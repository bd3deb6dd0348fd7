import { q } from '../query.ts'

/** A fault may be switched from the command line too. */
export const faultsQuestion = { ...q('readFaults', {}), staleTime: 0, refetchInterval: 15_000 }
