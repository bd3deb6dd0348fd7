import type { OpenAPIHono } from '@hono/zod-openapi'
import { dayOf } from 'shared/day.ts'
import * as contract from 'shared/kpi/kpi-contract.ts'
import { kpiSays } from 'shared/messages/kpi-answer.ts'
import type { Deps } from '../deps.ts'
import { makeDoors } from '../http/doors.ts'
import { localeOf } from '../http/locale.ts'
import { notFound } from '../http/refusal.ts'
import { answerKpiValues } from './answer-kpi-values.ts'
import { askedPeriods, statedPeriods } from './asked-periods.ts'
import { byVersion, kpiAsked, unitAsked } from './find-asked.ts'
import { gatherUnit } from './gather-unit.ts'
import { gatherTrend } from './gather-values.ts'
import { inSnapshot } from './in-snapshot.ts'
import { overviewDoors } from './overview-doors.ts'
import { publishedDoors } from './published-doors.ts'
import { catalogueKpi, readKpiGrounds } from './read-catalogue.ts'
import { groundAsOf, keepGround } from './read-ground.ts'
import { readKnowledge } from './read-knowledge.ts'
import { kpisKnown, readKpiHistory } from './version/known-kpis.ts'

export function kpiDoors(deps: Pick<Deps, 'db' | 'now'>): OpenAPIHono {
  const { db, now } = deps
  const doors = makeDoors()
  const readGround = keepGround(now)
  doors.route('/', overviewDoors(deps))
  doors.route('/', publishedDoors(deps))

  doors.openapi(contract.listKpis, async (c) => {
    const kpis = kpisKnown(await readKpiHistory(db), dayOf(now()), null)
    return c.json({ kpis: kpis.map(catalogueKpi) }, 200)
  })

  doors.openapi(contract.readKpi, async (c) => {
    const kpi = kpiAsked(await readGround(db), c.req.valid('param').id)
    return c.json({ kpi: catalogueKpi(kpi), ...(await readKpiGrounds(db, kpi)) }, 200)
  })

  doors.openapi(contract.readKpiValues, async (c) =>
    c.json(
      await answerKpiValues({ ...deps, readGround }, c.req.valid('param').id, c.req.valid('query'), localeOf(c)),
      200,
    ),
  )

  doors.openapi(contract.readKpiTrend, async (c) => {
    const { id } = c.req.valid('param')
    const query = c.req.valid('query')
    const at = now()
    const today = dayOf(at)
    return inSnapshot(db, async (snapshot) => {
      const newest = await readGround(snapshot)
      kpiAsked(newest, id)
      const periods = askedPeriods(query, newest, today)
      const knowledge = await readKnowledge(snapshot, newest, query.asOf, at)
      const ground = groundAsOf(newest, knowledge)
      const kpi = byVersion(kpiAsked(ground, id), query.definition)
      const unit = unitAsked(ground, query.unit ?? ground.province)
      const known = { ground, periods, knowledge, locale: localeOf(c) }
      const points = await gatherTrend(snapshot, kpi, { unit, count: query.count, today }, known)
      return c.json({ kpi: id, unit: unit.code, knowledge, points }, 200)
    })
  })

  doors.openapi(contract.readUnitKpis, async (c) => {
    const { code } = c.req.valid('param')
    const query = c.req.valid('query')
    const at = now()
    const today = dayOf(at)
    return inSnapshot(db, async (snapshot) => {
      const newest = await readGround(snapshot)
      const unit = newest.everyone.find((each) => each.code === code)
      if (!unit) throw notFound(kpiSays.noSuchUnit, { code })
      const periods = askedPeriods(query, newest, today)
      const knowledge = await readKnowledge(snapshot, newest, query.asOf, at)
      const ground = groundAsOf(newest, knowledge)
      const answer = await gatherUnit(snapshot, unit, { ground, periods, knowledge, locale: localeOf(c) })
      return c.json({ unit: code, ...statedPeriods(periods, ground, today), knowledge, ...answer }, 200)
    })
  })

  return doors
}
