import type { EgressRules } from '../../http/egress/judge-address.ts'
import type { TimerWheel } from '../pace/timer-wheel.ts'
import type { Names } from './names.ts'

/** What a round needs of the process it is asked from. */
export interface AskTools {
  wheel: TimerWheel
  names: Names
  /** Read anew for each round, so that a rule withdrawn or expired holds from then on. */
  rules: () => EgressRules
  now: () => Date
  /** Sends bursts of ICMP, where the host has the means. */
  ping: Ping | null
}

/** Round-trip times of each echo, ms; null for one that got no answer. */
export type Ping = (address: string, echoes: number) => Promise<(number | null)[]>
