import { addDays, daysBetween, instantOf } from 'shared/day.ts'
import { benchAccess } from './access-bench.ts'
import type { Line } from './alternate.ts'
import { benchAnyPeriod, benchFiveYears } from './any-period.ts'
import { keepOnly, makeHistory, startBenchServer } from './bench-server.ts'
import { benchCachedAnswers } from './cached-answers.ts'
import { benchCompare } from './compare.ts'
import { benchOnePage } from './one-page.ts'
import { benchDetection } from './detection.ts'
import { benchLoginFlood } from './login-flood.ts'
import { printTable } from './print-table.ts'
import { benchProbes } from './probe.ts'
import { benchSamples } from './samples-kept.ts'
import { benchSums } from './sums-of-history.ts'
import { benchWholePath } from './whole-path.ts'

/**
 * `pnpm bench`: ratios within one run on one machine, since seconds on a shared one say little. `pnpm bench detection`:
 * how well unstable connections are found, `pnpm bench probe`: what asking costs; they need no database. `pnpm bench samples`: what
 * keeping and reading what was measured costs.
 */
const today = '2026-08-20'
const now = instantOf(today, 9 * 60)
const historyFrom = '2025-07-01'
const newest = addDays(today, -1)

const parts: Record<string, () => Line[] | Promise<Line[]>> = {
  detection: benchDetection,
  probe: benchProbes,
  compare: async () => {
    const server = await startBenchServer()
    try {
      const province = await server.province('province', historyFrom, now)
      await makeHistory(province, historyFrom, newest)
      return await benchCompare(province, historyFrom, daysBetween(historyFrom, newest))
    } finally {
      await server.close()
    }
  },
  'login-flood': benchLoginFlood,
  samples: async () => {
    const server = await startBenchServer()
    try {
      return await benchSamples(server, now)
    } finally {
      await server.close()
    }
  },
}
const lines = await (parts[process.argv[2] ?? ''] ?? benchAll)()
print(lines)
// Milliseconds depend on who else is at work on the machine; ratios do not, and alone decide.
process.exitCode = lines.some(({ met, goal }) => met === false && !/(ms|µs)$/.test(goal)) ? 1 : 0

async function benchAll(): Promise<Line[]> {
  const server = await startBenchServer()
  try {
    const tell = (text: string) => process.stderr.write(`${text}\n`)
    tell('making fourteen months of history of the whole province …')
    const province = await server.province('province', historyFrom, now)
    await makeHistory(province, historyFrom, newest)
    const units = await province.db.selectFrom('unit').select(['code', 'kind']).execute()
    const communes = units.filter(({ kind }) => kind === 'commune' || kind === 'ward').map(({ code }) => code)

    tell('making five years and one year of one KPI …')
    const [five, one] = [
      await server.province('five', '2021-08-20', now),
      await server.province('one', '2025-08-20', now),
    ]
    for (const deps of [five, one]) await keepOnly(deps, 'T02')
    await makeHistory(five, '2021-08-20', newest)
    await makeHistory(one, '2025-08-20', newest)

    tell('measuring …')
    const lines: Line[] = [
      await benchAnyPeriod(province.db, historyFrom, daysBetween(historyFrom, newest), communes),
      ...(await benchOnePage(province, historyFrom, daysBetween(historyFrom, newest))),
      ...(await benchCompare(province, historyFrom, daysBetween(historyFrom, newest))),
      ...(await benchAccess(province, server.url, { from: historyFrom, communes })),
      await benchFiveYears(five.db, one.db, '2025-08-25', communes),
      await benchCachedAnswers(province),
      await benchWholePath(server),
      ...(await benchSums(province.db, historyFrom, newest, communes[0] ?? '')),
      ...(await benchSamples(server, now)),
    ]
    return lines
  } finally {
    await server.close()
  }
}

function print(lines: Line[]): void {
  printTable([
    ['', 'goal', 'measured', ''],
    ...lines.map(({ what, goal, figure, met }) => [what, goal, figure, met === null ? '' : met ? 'met' : 'MISSED']),
  ])
}
