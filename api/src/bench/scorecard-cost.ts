import { composeReport } from 'shared/report/compose-report.ts'
import { renderPdf } from '../report/render/render-pdf.ts'
import { provinceSnapshot } from './report-province.ts'

/** From the snapshot of a province to one PDF with the sheet of every commune; says what it took. */
const begun = performance.now()
const template = { id: 'phieu-xa', version: 1, kind: 'scorecard' as const }
const { length } = await renderPdf(composeReport(provinceSnapshot({ template }), 'vi'))
const { user, system } = process.cpuUsage()
process.stdout.write(
  JSON.stringify({
    ms: performance.now() - begun,
    cpuMs: (user + system) / 1000,
    peakMb: process.resourceUsage().maxRSS / 1024,
    bytes: length,
  }),
)
