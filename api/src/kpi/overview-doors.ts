import type { OpenAPIHono } from '@hono/zod-openapi'
import { dayOf } from 'shared/day.ts'
import { readOverview } from 'shared/kpi/kpi-contract.ts'
import type { Deps } from '../deps.ts'
import { readFeedStatus } from '../feed/read-feed-status.ts'
import { makeDoors } from '../http/doors.ts'
import { localeOf } from '../http/locale.ts'
import { askedPeriods, statedPeriods } from './asked-periods.ts'
import { gatherOverview } from './gather-overview.ts'
import { inSnapshot } from './in-snapshot.ts'
import { groundAsOf, keepGround } from './read-ground.ts'
import { readKnowledge } from './read-knowledge.ts'

/** Leadership's one page. */
export function overviewDoors({ db, now }: Pick<Deps, 'db' | 'now'>): OpenAPIHono {
  const doors = makeDoors()
  const readGround = keepGround(now)

  doors.openapi(readOverview, async (c) => {
    const query = c.req.valid('query')
    const at = now()
    return inSnapshot(db, async (snapshot) => {
      const newest = await readGround(snapshot)
      const periods = askedPeriods(query, newest, dayOf(at))
      const knowledge = await readKnowledge(snapshot, newest, query.asOf, at)
      const ground = groundAsOf(newest, knowledge)
      const feeds = await readFeedStatus(snapshot, at, localeOf(c), ground)
      const { offPage: _, ...overview } = await gatherOverview(snapshot, {
        ground,
        periods,
        knowledge,
        feeds,
        now: at,
        locale: localeOf(c),
      })
      return c.json({ ...statedPeriods(periods, ground, dayOf(at)), knowledge, ...overview }, 200)
    })
  })

  return doors
}
