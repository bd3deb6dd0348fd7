import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { composeReport } from 'shared/report/compose-report.ts'
import { numbersOf } from 'shared/report/numbers-of.ts'
import { renderers } from '../report/renderers.ts'
import { renderReport } from '../report/write-report.ts'
import { type Line, median, timed } from './alternate.ts'
import { provinceSnapshot } from './report-province.ts'

const rounds = 7

/** A month's report of a province of 129 communes and 14 departments, from its snapshot to files in every format. */
export async function benchReports(): Promise<Line[]> {
  const snapshot = provinceSnapshot()
  const document = composeReport(snapshot, 'vi')
  const lines: Line[] = [
    goalless(
      'compose',
      await medianOf(() => Promise.resolve(composeReport(snapshot, 'vi'))),
      numbersOf(document).length,
    ),
  ]
  for (const [format, render] of Object.entries(renderers)) {
    const { length } = await render(document)
    lines.push(goalless(format, await medianOf(async () => render(document)), length))
  }
  const all = await medianOf(() => renderReport(document))
  lines.push({ what: 'report, every format', goal: '≤ 1000 ms', figure: `${all.toFixed(0)} ms`, met: all <= 1_000 })
  const [one, other] = [await renderReport(document), await renderReport(structuredClone(document))]
  const same = one.filter(({ body }, at) => other[at]?.body.equals(body)).length
  lines.push({
    what: 'formats the same a second time',
    goal: 'all',
    figure: `${same} of ${one.length}`,
    met: same === one.length,
  })
  return [...lines, ...(await benchScorecards())]
}

/** The sheets of all communes in one PDF, in a process of its own, so that its memory is its own. */
async function benchScorecards(): Promise<Line[]> {
  const script = new URL('./scorecard-cost.ts', import.meta.url)
  const { stdout } = await promisify(execFile)(process.execPath, [script.pathname])
  const { ms, cpuMs, peakMb, bytes } = JSON.parse(stdout) as Record<'ms' | 'cpuMs' | 'peakMb' | 'bytes', number>
  return [
    {
      what: '129 scorecards in one PDF',
      goal: '≤ 20 s',
      figure: `${(ms / 1000).toFixed(1)} s, of it ${(cpuMs / 1000).toFixed(1)} s of the processor (${bytes})`,
      met: ms <= 20_000,
    },
    { what: '129 scorecards, memory', goal: '≤ 400 MB', figure: `${peakMb.toFixed(0)} MB`, met: peakMb <= 400 },
  ]
}

const goalless = (what: string, ms: number, size: number): Line => ({
  what: `report, ${what}`,
  goal: '',
  figure: `${ms.toFixed(0)} ms (${size})`,
  met: null,
})

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  await work()
  for (let round = 0; round < rounds; round += 1) times.push(await timed(work))
  return median(times)
}
