import { visitor } from 'shared/account/identity.ts'
import { addDays } from 'shared/day.ts'
import { runAs } from '../account/access/current.ts'
import { correctionDoors } from '../correction/correction-doors.ts'
import { explanationDoors } from '../explain/explanation-doors.ts'
import { showSheetRows } from '../submission/sheet/show-sheet-rows.ts'
import { figure, type Line, median, timed } from './alternate.ts'
import { newest, now } from './bench-day.ts'
import { type BenchServer, keepDataset, keepOnly, makeHistory } from './bench-server.ts'

const historyFrom = '2021-08-20'

/** A number of five years, a batch a day, taken apart down to its batches and the records of one. */
export async function benchExplain(server: BenchServer): Promise<Line[]> {
  const deps = await server.province('explain', historyFrom, now)
  await keepOnly(deps, 'T02')
  await makeHistory(deps, historyFrom, newest, 1)
  const { code } = await deps.db.selectFrom('unit').select('code').where('kind', '=', 'ward').executeTakeFirstOrThrow()
  const doors = explanationDoors(deps, showSheetRows(deps.env.checkout))
  const years = `from=${historyFrom}&to=${newest}`
  const ask = async (path: string) => {
    const asker = { identity: visitor, address: null, requestId: null }
    const response = await runAs(asker, async () => doors.request(`/api/kpis/T02/${path}`))
    if (response.status !== 200) throw new Error(`${path} answers ${response.status}: ${await response.text()}`)
    return (await response.json()) as { agrees?: boolean }
  }
  for (const query of [years, `${years}&unit=${code}`, `${years}&group=former.nam-dinh`])
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
    await line(
      "a number explained: a former province's, a month",
      'explanation?calendar=nd09&period=2026-07&group=former.nam-dinh',
      50,
    ),
    // Its units are read from the ledger itself, of which the sums of batches know no groups.
    await line(
      "a number explained: a former province's, five years",
      `explanation?${years}&group=former.nam-dinh`,
      null,
    ),
    await line('the same as it was known two years ago', `explanation?${years}&asOf=2024-08-20`, null),
    await line('the records of one batch of five years', `explained-records?collection=1000&${years}`, 50),
    await benchCorrection(server),
  ]
}

/** A person's correction of one unit's day five years ago: the ledger, all sums of its dataset up to today, the trail. */
async function benchCorrection(server: BenchServer): Promise<Line> {
  const deps = await server.province('correction', historyFrom, now)
  await keepDataset(deps, 'dossier')
  // A year and a bit of figures; the sums reach to today all the same.
  await makeHistory(deps, historyFrom, '2022-12-31')
  const { code } = await deps.db.selectFrom('unit').select('code').where('kind', '=', 'ward').executeTakeFirstOrThrow()
  const doors = correctionDoors(deps)
  const asker = { identity: { role: 'officer', id: 'bench', unit: null } as const, address: null, requestId: null }
  const measures = await deps.db.selectFrom('measure').select('id').execute()
  const whole = ['dossiers_received', 'dossiers_online']
  let turn = 0
  const correct = async () => {
    turn += 1
    // Every measure of the day, such that they hold together.
    const counts = Object.fromEntries(measures.map(({ id }) => [id, whole.includes(id) ? 100 + turn : 0]))
    const records = [{ unit: code, day: addDays(historyFrom, turn), counts }]
    const response = await runAs(asker, async () =>
      doors.request('/api/corrections', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ dataset: 'dossier', records, reason: 'Bench' }),
      }),
    )
    if (response.status !== 201) throw new Error(`a correction answers ${response.status}: ${await response.text()}`)
  }
  const times: number[] = []
  for (let round = 0; round < 12; round += 1) times.push(await timed(correct))
  const half = median(times.slice(2))
  return {
    what: 'a correction five years back, through the door, all KPIs of the dataset',
    goal: '≤ 200 ms',
    figure: `${figure(half, 0)} ms  (best ${figure(Math.min(...times), 0)})`,
    met: half <= 200,
  }
}
