import type { OpenAPIHono } from '@hono/zod-openapi'
import { addDays, type Day, dayOf } from 'shared/day.ts'
import { earlyContract } from 'shared/kpi/compare/early-contract.ts'
import { type EarlyDay, earlyWarningOf } from 'shared/kpi/compare/early-warning.ts'
import type { Knowledge } from 'shared/kpi/value-contract.ts'
import type { VersionedKpi } from 'shared/kpi/version/version.ts'
import type { Db } from '../../db/open.ts'
import type { Deps } from '../../deps.ts'
import { makeDoors } from '../../http/doors.ts'
import { byVersion, countedOn, kpiAsked, unitAsked } from '../find-asked.ts'
import { gatherCounts } from '../gather-counts.ts'
import { inSnapshot } from '../in-snapshot.ts'
import { type Ground, groundAsOf, keepGround } from '../read-ground.ts'
import { readKnowledge } from '../read-knowledge.ts'

/** Six months: a hundred working days to learn what is usual from, and thirty days that are watched. */
const daysBack = 180

export function earlyDoors({ db, now }: Pick<Deps, 'db' | 'now'>): OpenAPIHono {
  const doors = makeDoors()
  const readGround = keepGround(now)

  doors.openapi(earlyContract.readEarlyWarning, async (c) => {
    const { id } = c.req.valid('param')
    const query = c.req.valid('query')
    const at = now()
    return inSnapshot(db, async (snapshot) => {
      const newest = await readGround(snapshot)
      kpiAsked(newest, id)
      const unit = unitAsked(newest, query.unit ?? newest.province)
      const knowledge = await readKnowledge(snapshot, newest, query.asOf, at)
      const ground = groundAsOf(newest, knowledge)
      // What is usual is learned from days that are counted as the last one is.
      const kpi = countedOn(byVersion(kpiAsked(ground, id), query.definition), { to: ground.today }, ground)
      const last = lastDay(ground, kpi, query.asOf ?? dayOf(at))
      const days = last === null ? [] : await readDays(snapshot, ground, { kpi, unit: unit.code, last }, knowledge)
      return c.json({ kpi: id, unit: unit.code, knowledge, warning: earlyWarningOf(kpi, days, ground.calendar) }, 200)
    })
  })

  return doors
}

/** The last day that is over and that figures can have come for; null while there are none at all. */
function lastDay({ reach, historyFrom }: Ground, { formula }: VersionedKpi, today: Day): Day | null {
  const own = reach.get(formula)
  if (!own) return null
  const over = addDays(today, -1)
  const last = own.day < over ? own.day : over
  return last < historyFrom ? null : last
}

interface DaysAsked {
  kpi: VersionedKpi
  unit: string
  last: Day
}

async function readDays(
  db: Db,
  ground: Ground,
  { kpi, unit, last }: DaysAsked,
  knowledge: Knowledge,
): Promise<EarlyDay[]> {
  const days = Array.from({ length: daysBack }, (_, place) => addDays(last, place + 1 - daysBack)).filter(
    (day) => day >= ground.historyFrom,
  )
  const spans = days.map((day) => ({ from: day, to: day }))
  const gathered = await gatherCounts(db, ground, { kpis: [kpi], units: [unit], spans }, knowledge)
  return days.map((day, place) => {
    const counts = gathered.of(kpi, [unit], place)
    const whole = counts !== 'not-applicable' && counts.reported > 0 && counts.reported * 100 >= counts.expected * 95
    return { day, counts: whole ? { numerator: counts.numerator, denominator: counts.denominator } : null }
  })
}
