import type { ReportSnapshot } from 'shared/report/snapshot.ts'
import { testCounts, testFigure, testKpi, testSnapshot } from 'shared/report/test-snapshot.ts'

const rates = ['T02', 'T04', 'T05', 'T06', 'T10', 'T12', 'T13', 'T14', 'T16', 'T18', 'T19', 'V02', 'V03', 'V04', 'V08']
const sums = ['T01', 'V01', 'V09']
/** What a month of a province of 129 communes and 14 departments is composed from. */
export function provinceSnapshot(changes: Partial<ReportSnapshot> = {}): ReportSnapshot {
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
  return testSnapshot({ kpis, units, figures, ...changes })
}
