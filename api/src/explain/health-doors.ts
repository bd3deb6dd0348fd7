import type { OpenAPIHono } from '@hono/zod-openapi'
import { dayOf } from 'shared/day.ts'
import { healthContract } from 'shared/explain/health-contract.ts'
import { statePeriod } from 'shared/period.ts'
import type { Deps } from '../deps.ts'
import { makeDoors } from '../http/doors.ts'
import { localeOf } from '../http/locale.ts'
import { askedPeriods } from '../kpi/asked-periods.ts'
import { inSnapshot } from '../kpi/in-snapshot.ts'
import { keepGround } from '../kpi/read-ground.ts'
import { gatherHealth } from './gather-health.ts'

/** How the data itself is doing. */
export function healthDoors({ db, now }: Pick<Deps, 'db' | 'now'>): OpenAPIHono {
  const doors = makeDoors()
  const readGround = keepGround(now)

  doors.openapi(healthContract.readDataHealth, async (c) => {
    const at = now()
    const today = dayOf(at)
    return inSnapshot(db, async (snapshot) => {
      const ground = await readGround(snapshot)
      const { period } = askedPeriods(c.req.valid('query'), ground, today)
      const datasets = await gatherHealth(snapshot, ground, period, { now: at, locale: localeOf(c) })
      return c.json({ period: statePeriod(period, today, ground.calendar), datasets }, 200)
    })
  })

  return doors
}
