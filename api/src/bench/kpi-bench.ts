import { daysBetween } from 'shared/day.ts'
import { benchAccess } from './access-bench.ts'
import type { Line } from './alternate.ts'
import { benchAnyPeriod, benchFiveYears } from './any-period.ts'
import { newest, now } from './bench-day.ts'
import { type BenchServer, keepOnly, makeHistory } from './bench-server.ts'
import { benchCompare } from './compare.ts'
import { benchOnePage } from './one-page.ts'
import { benchSums } from './sums-of-history.ts'

const historyFrom = '2025-07-01'

/** What asking for KPIs costs over fourteen months of a whole province, and over five years of one KPI. */
export async function benchKpis(server: BenchServer): Promise<Line[]> {
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
  const days = daysBetween(historyFrom, newest)
  return [
    await benchAnyPeriod(province.db, historyFrom, days, communes),
    await benchFiveYears(five.db, one.db, '2025-08-25', communes),
    ...(await benchCompare(province, historyFrom, days)),
    ...(await benchOnePage(province, historyFrom, days)),
    ...(await benchAccess(province, server.url, { from: historyFrom, communes })),
    ...(await benchSums(province.db, historyFrom, newest, communes[0] ?? '')),
  ]
}
