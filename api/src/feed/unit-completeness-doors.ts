import type { OpenAPIHono } from '@hono/zod-openapi'
import { addDays, dayOf } from 'shared/day.ts'
import { readUnitCompleteness as route } from 'shared/feed/unit-completeness-contract.ts'
import { kpiSays } from 'shared/messages/kpi-answer.ts'
import { countHeldBack } from '../account/access/held-back.ts'
import type { Deps } from '../deps.ts'
import { makeDoors } from '../http/doors.ts'
import { notFound } from '../http/refusal.ts'
import { calendarSpan } from './calendar-span.ts'
import { readUnitCompleteness } from './read-unit-completeness.ts'

/** What a unit has brought and what it owes, over all sources. */
export function unitCompletenessDoors({ db, now }: Pick<Deps, 'db' | 'now'>): OpenAPIHono {
  const doors = makeDoors()

  doors.openapi(route, async (c) => {
    const { code } = c.req.valid('param')
    const at = now()
    return db.transaction().execute(async (trx) => {
      await countHeldBack(trx)
      const unit = await trx.selectFrom('unit').select(['code', 'kind']).where('code', '=', code).executeTakeFirst()
      if (!unit) throw notFound(kpiSays.noSuchUnit, { code })
      const feeds = await trx.selectFrom('feed').select('definition').execute()
      const historyFrom = feeds.map(({ definition }) => definition.historyFrom).toSorted()[0] ?? dayOf(at)
      const span = calendarSpan(c.req.valid('query'), { due: addDays(dayOf(at), -1), historyFrom })
      return c.json({ unit: code, ...span, feeds: await readUnitCompleteness(trx, unit, span, at) }, 200)
    })
  })

  return doors
}
