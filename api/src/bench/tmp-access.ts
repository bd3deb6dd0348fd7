import { addDays, instantOf } from 'shared/day.ts'
import { benchAccess } from './access-bench.ts'
import { makeHistory, startBenchServer } from './bench-server.ts'
const today = '2026-08-20'
const now = instantOf(today, 9 * 60)
const server = await startBenchServer()
try {
  const province = await server.province('province', '2025-07-01', now)
  await makeHistory(province, '2025-07-01', addDays(today, -1))
  const units = await province.db.selectFrom('unit').select(['code', 'kind']).execute()
  const communes = units.filter(({ kind }) => kind === 'commune' || kind === 'ward').map(({ code }) => code)
  console.table(await benchAccess(province, server.url, { from: '2025-07-01', communes }))
  console.table(await benchAccess(province, server.url, { from: '2025-07-01', communes }))
} finally { await server.close() }
