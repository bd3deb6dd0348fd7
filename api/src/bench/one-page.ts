import { addDays, type Day } from 'shared/day.ts'
import type { Deps } from '../deps.ts'
import { overviewDoors } from '../kpi/overview-doors.ts'
import { figure, type Line, median, timed } from './alternate.ts'

/**
 * Leadership's one page, worked out anew each time: all headline KPIs with their thirteen months, data status, attention;
 * as it is now, and as it was known at instants all over history.
 */
export async function benchOnePage(deps: Pick<Deps, 'db' | 'now'>, from: Day, days: number): Promise<Line[]> {
  const doors = overviewDoors(deps)
  const ask = async (query: string) => {
    const response = await doors.request(`/api/overview?compare=previous${query}`)
    if (response.status !== 200) throw new Error(`the overview answers ${response.status}: ${await response.text()}`)
    return response.arrayBuffer()
  }
  const now = await timesOf(100, 10, () => ask(''))
  let turn = 0
  const then = await timesOf(40, 4, () => ask(`&asOf=${addDays(from, (turn++ * 97) % days)}`))
  const earliest = await timesOf(10, 2, () => ask(`&asOf=${addDays(from, -30)}`))
  return [
    line('all KPIs of the one page, uncached', 15, now),
    line('the same as of any day of history', null, then),
    line('the same as of a day before all history', null, earliest),
  ]
}

async function timesOf(rounds: number, warm: number, ask: () => Promise<unknown>): Promise<Spent> {
  for (let round = 0; round < warm; round += 1) await ask()
  const times: number[] = []
  const before = process.cpuUsage()
  for (let round = 0; round < rounds; round += 1) times.push(await timed(ask))
  const { user, system } = process.cpuUsage(before)
  return { half: median(times), best: Math.min(...times), own: (user + system) / 1000 / rounds }
}

interface Spent {
  half: number
  best: number
  /** Processor time of this process, the database's not counted. */
  own: number
}

const line = (what: string, goal: number | null, { half, best, own }: Spent): Line => ({
  what,
  goal: goal === null ? '–' : `≤ ${goal} ms`,
  figure: `${figure(half, 1)} ms  (best ${figure(best, 1)}; ${figure(own, 1)} of processor time in Node)`,
  met: goal === null ? null : half <= goal,
})
