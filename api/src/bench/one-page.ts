import type { Deps } from '../deps.ts'
import { overviewDoors } from '../kpi/overview-doors.ts'
import { figure, type Line, median, timed } from './alternate.ts'

/** Leadership's one page, worked out anew each time: all headline KPIs with their thirteen months, data status, attention. */
export async function benchOnePage(deps: Pick<Deps, 'db' | 'now'>): Promise<Line> {
  const doors = overviewDoors(deps)
  const ask = async () => {
    const response = await doors.request('/api/overview?compare=previous')
    if (response.status !== 200) throw new Error(`the overview answers ${response.status}: ${await response.text()}`)
    return response.arrayBuffer()
  }
  const times: number[] = []
  for (let round = 0; round < 10; round += 1) await ask()
  for (let round = 0; round < 100; round += 1) times.push(await timed(ask))
  const half = median(times)
  return {
    what: 'all KPIs of the one page, uncached',
    goal: '≤ 15 ms',
    figure: `${figure(half, 1)} ms  (best ${figure(Math.min(...times), 1)})`,
    met: half <= 15,
  }
}
