import { addDays, type Day } from 'shared/day.ts'
import { isProportion } from 'shared/kpi/compare/comparison-model.ts'
import { compareInDepth } from 'shared/kpi/compare/depth-model.ts'
import { funnelOf, placeInFunnel } from 'shared/statistics/funnel.ts'
import { makeSeeded } from 'shared/statistics/seeded.ts'
import { compareDoors } from '../kpi/compare/compare-doors.ts'
import { comparedKpis } from '../kpi/compare/gather-comparison.ts'
import { readGround } from '../kpi/read-ground.ts'
import type { ServingDeps } from '../serving-deps.ts'
import { figure, type Line, median, timed } from './alternate.ts'

/** Comparing all units over all KPIs, worked out anew each time; and what the statistics of a whole province cost by themselves. */
export async function benchCompare(deps: ServingDeps, from: Day, days: number): Promise<Line[]> {
  const doors = compareDoors(deps)
  const ask = async (path: string) => {
    const response = await doors.request(path)
    if (response.status !== 200) throw new Error(`${path} answers ${response.status}: ${await response.text()}`)
    return response.arrayBuffer()
  }
  let turn = 0
  const anyMonth = () => {
    const first = addDays(from, 1 + ((turn++ * 97) % (days - 40)))
    return `from=${first}&to=${addDays(first, 30)}`
  }
  const ground = await readGround(deps.db, deps.now())
  const kpis = comparedKpis(ground)
  const shares = kpis.filter(isProportion)
  const compared = await timesOf(60, () => ask(`/api/comparison?${anyMonth()}`))
  const inDepth = await timesOf(20, () => ask(`/api/kpis/T02/comparison?${anyMonth()}`))
  const standing = await timesOf(20, () => ask('/api/units/13285/standing'))
  const served: number[] = []
  for (let round = 0; round < 20; round += 1) served.push(await servedFor(() => ask('/api/units/13285/standing')))
  const exceptions = await timesOf(5, () => ask('/api/exceptions'))
  return [
    line(`comparison of 129 units × ${kpis.length} KPIs, uncached`, 30, compared),
    line('one KPI in depth, ranks in the thread, uncached', null, inDepth),
    line('where a commune stands, uncached', null, standing),
    line('the same: processor time of the serving thread', null, {
      half: median(served),
      best: Math.min(...served),
    }),
    line(`exceptions over ${shares.length} KPIs × all units, uncached`, null, exceptions),
    line('statistics of 129 units × 40 KPIs, ranks included', 1_000, await timesOf(3, () => wholeProvince(129, 40))),
    line('the same of 3,321 units', null, await timesOf(1, () => wholeProvince(3_321, 40))),
    line('a funnel with places of 3,321 units × 40 KPIs', 30, await timesOf(5, () => funnels(3_321, 40))),
  ]
}

/** Shares with their months before, of units that differ by more than chance. */
function simulated(units: number, kpi: number) {
  const { next, normal } = makeSeeded(`bench ${kpi}`)
  return Array.from({ length: units }, (_, place) => {
    const n = 40 + Math.floor(2_000 * next() ** 3)
    const own = Math.min(0.99, Math.max(0.2, 0.8 + 0.08 * normal()))
    const month = () => ({ x: Math.min(n, Math.max(0, Math.round(n * own + normal() * Math.sqrt(n * 0.16)))), n })
    const { x } = month()
    const value = { state: 'value' as const, numerator: x, denominator: n, reported: 20, expected: 20 }
    return { unit: String(place), value, before: Array.from({ length: 12 }, month) }
  })
}

async function wholeProvince(units: number, kpis: number): Promise<void> {
  for (let kpi = 0; kpi < kpis; kpi += 1)
    compareInDepth({ proportion: true, direction: 'higher', seed: `bench ${kpi}`, units: simulated(units, kpi) })
}

async function funnels(units: number, kpis: number): Promise<void> {
  for (let kpi = 0; kpi < kpis; kpi += 1) {
    const shares = Array.from({ length: units }, (_, place) => ({ x: 700 + ((place * 37 + kpi) % 290), n: 1_000 }))
    const funnel = funnelOf(shares)
    if (funnel.kind === 'funnel') for (const share of shares) placeInFunnel(funnel, share)
  }
}

/** Milliseconds of the processor that this thread has worked; what others work out for it is theirs. */
async function servedFor(ask: () => Promise<unknown>): Promise<number> {
  const before = process.threadCpuUsage()
  await ask()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1_000
}

interface Spent {
  half: number
  best: number
}

async function timesOf(rounds: number, ask: () => Promise<unknown>): Promise<Spent> {
  for (let round = 0; round < Math.min(rounds, 3); round += 1) await ask()
  const times: number[] = []
  for (let round = 0; round < rounds; round += 1) times.push(await timed(ask))
  return { half: median(times), best: Math.min(...times) }
}

const line = (what: string, goal: number | null, { half, best }: Spent): Line => ({
  what,
  goal: goal === null ? '–' : `≤ ${goal} ms`,
  figure: `${figure(half, 1)} ms  (best ${figure(best, 1)})`,
  met: goal === null ? null : half <= goal,
})
