import type { Line } from './alternate.ts'
import { benchProbeCost } from './probe-cost.ts'
import { startTargets } from './probe-fleet.ts'
import { benchProbePace } from './probe-pace.ts'

/** What probing costs: of one probe, and of a country's held to the second by one process. */
export async function benchProbes(): Promise<Line[]> {
  const targets = await startTargets()
  try {
    return [...(await benchProbeCost(targets)), ...(await benchProbePace(targets))]
  } finally {
    await targets.close()
  }
}
