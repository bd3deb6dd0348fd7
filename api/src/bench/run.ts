import type { Line } from './alternate.ts'
import { now } from './bench-day.ts'
import { type BenchServer, startBenchServer } from './bench-server.ts'
import { benchCachedAnswers } from './cached-answers.ts'
import { benchDefinition } from './definition-cost.ts'
import { benchDetection } from './detection.ts'
import { benchExplain } from './explain-number.ts'
import { benchKpis } from './kpi-bench.ts'
import { benchLoginFlood } from './login-flood.ts'
import { benchProbes } from './probe.ts'
import { benchRegister } from './register-search.ts'
import { benchReports } from './report-cost.ts'
import { fails, print, runParts } from './run-parts.ts'
import { benchPush } from './push-cost.ts'
import { benchSamples } from './samples-kept.ts'
import { benchSheets } from './sheet-cost.ts'
import { benchWholePath } from './whole-path.ts'

/**
 * `pnpm bench`: every figure that has a goal, as ratios within one run on one machine, since seconds on a shared one say
 * little. `pnpm bench kpi probe`: these parts alone.
 */
const parts: Record<string, () => Promise<Line[]>> = {
  /** KPIs over any period and the one page, behind the second wall and without. */
  kpi: () => withServer(benchKpis),
  /** Where a number of five years comes from. */
  explain: () => withServer(benchExplain),
  /** Another version of a definition, beside the first. */
  definition: () => withServer(benchDefinition),
  /** Kept answers, the guard before them. */
  answers: () =>
    withServer(async (server) => [await benchCachedAnswers(await server.province('province', '2026-08-01', now))]),
  /** From a subsystem's answer to sums. */
  path: () => withServer(async (server) => [await benchWholePath(server)]),
  /** From what a machine pushes to sums, and a spreadsheet as large as is taken. */
  push: () => withServer(async (server) => [...(await benchPush(server)), ...(await benchSheets())]),
  /** Keeping and reading what was measured of connections. */
  samples: () => withServer((server) => benchSamples(server, now)),
  /** What asking a connection costs, and a country's held to the second. */
  probe: benchProbes,
  /** Probing while the program is flooded with passwords. */
  'login-flood': benchLoginFlood,
  /** A register of 20,000 items, searched. */
  register: () => withServer(benchRegister),
  /** The month's report of a province in every format. */
  report: benchReports,
  /** How well unstable connections are found, beside the rules of well-known tools. */
  detection: async () => benchDetection(),
}

async function withServer(work: (server: BenchServer) => Promise<Line[]>): Promise<Line[]> {
  const server = await startBenchServer()
  try {
    return await work(server)
  } finally {
    await server.close()
  }
}

const asked = process.argv.slice(2)
const unknown = asked.filter((part) => !Object.hasOwn(parts, part))
if (unknown.length > 0) {
  process.stderr.write(`no such part: ${unknown.join(', ')}. There are: ${Object.keys(parts).join(', ')}\n`)
  process.exitCode = 2
} else if (asked.length === 1) {
  const lines = await parts[asked[0]!]!()
  print(lines)
  process.send?.(lines)
  process.disconnect?.()
  process.exitCode = fails(lines) ? 1 : 0
} else {
  const met = await runParts(import.meta.filename, asked.length > 0 ? asked : Object.keys(parts))
  process.exitCode = met ? 0 : 1
}
