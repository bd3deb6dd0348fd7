import { explanationDoors } from '../explain/explanation-doors.ts'
import { figure, type Line, median, timed } from './alternate.ts'
import { newest, now } from './bench-day.ts'
import { type BenchServer, keepOnly, makeHistory } from './bench-server.ts'

const historyFrom = '2021-08-20'

/** A number of five years, a batch a day, taken apart down to its batches and the records of one. */
export async function benchExplain(server: BenchServer): Promise<Line[]> {
  const deps = await server.province('explain', historyFrom, now)
  await keepOnly(deps, 'T02')
  await makeHistory(deps, historyFrom, newest, 1)
  const { code } = await deps.db.selectFrom('unit').select('code').where('kind', '=', 'ward').executeTakeFirstOrThrow()
  const doors = explanationDoors(deps)
  const years = `from=${historyFrom}&to=${newest}`
  const ask = async (path: string) => {
    const response = await doors.request(`/api/kpis/T02/${path}`)
    if (response.status !== 200) throw new Error(`${path} answers ${response.status}: ${await response.text()}`)
    return (await response.json()) as { agrees?: boolean }
  }
  for (const query of [years, `${years}&unit=${code}`])
    if ((await ask(`explanation?${query}`)).agrees !== true)
      throw new Error('a number is not what its batches add up to')

  const line = async (what: string, path: string, goal: number | null): Promise<Line> => {
    const times: number[] = []
    for (let round = 0; round < 30; round += 1) times.push(await timed(() => ask(path)))
    const half = median(times.slice(5))
    return {
      what,
      goal: goal === null ? '–' : `≤ ${goal} ms`,
      figure: `${figure(half, 1)} ms  (best ${figure(Math.min(...times), 1)})`,
      met: goal === null ? null : half <= goal,
    }
  }
  return [
    await line("a number explained: the province's, five years", `explanation?${years}`, 50),
    await line("a number explained: a unit's, five years", `explanation?${years}&unit=${code}`, 50),
    await line("a number explained: the province's, a month", 'explanation?calendar=nd09&period=2026-07', 50),
    await line('the same as it was known two years ago', `explanation?${years}&asOf=2024-08-20`, null),
    await line('the records of one batch of five years', `explained-records?collection=1000&${years}`, 50),
  ]
}
