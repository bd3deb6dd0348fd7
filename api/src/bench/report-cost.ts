import { composeReport } from 'shared/report/compose-report.ts'
import { numbersOf } from 'shared/report/numbers-of.ts'
import type { ReportSnapshot } from 'shared/report/snapshot.ts'
import { testCounts, testFigure, testKpi, testSnapshot } from 'shared/report/test-snapshot.ts'
import { renderers } from '../report/renderers.ts'
import { renderReport } from '../report/write-report.ts'
import { type Line, median, timed } from './alternate.ts'

const rates = ['T02', 'T04', 'T05', 'T06', 'T10', 'T12', 'T13', 'T14', 'T16', 'T18', 'T19', 'V02', 'V03', 'V04', 'V08']
const sums = ['T01', 'V01', 'V09']
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
  return lines
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

function provinceSnapshot(): ReportSnapshot {
  const kpis = [
    ...rates.map((id) => testKpi(id, `Tỷ lệ ${id}`, { target: 80 })),
    ...sums.map((id) => testKpi(id, `Số ${id}`, { sum: true })),
  ]
  const units = Array.from({ length: 143 }, (_, at) => ({
    code: String(13_000 + at * 3),
    name: at < 14 ? `Sở thứ ${at + 1}` : `Xã số ${at + 1}`,
    kind: at < 14 ? ('department' as const) : ('commune' as const),
    formerProvince: 'ninh-binh' as const,
  }))
  const figures = ['37', ...units.map(({ code }) => code)].flatMap((place, at) =>
    kpis.map((kpi, which) =>
      testFigure(kpi, place, testCounts(100 + ((at * 7 + which * 13) % 900), kpi.denominator === null ? null : 1_000)),
    ),
  )
  return testSnapshot({ kpis, units, figures })
}
