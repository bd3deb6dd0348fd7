import type { OpenAPIHono } from '@hono/zod-openapi'
import { type Day, dayOf } from 'shared/day.ts'
import { chartContract } from 'shared/kpi/compare/chart-contract.ts'
import { controlChartOf } from 'shared/kpi/compare/control-chart.ts'
import { comparisonSays } from 'shared/messages/comparison.ts'
import { kpiSays } from 'shared/messages/kpi-answer.ts'
import { currentAsker, currentIdentity } from '../../account/access/current.ts'
import { demand } from '../../account/access/demand.ts'
import { appendAudit, type AuditedAct } from '../../account/audit/append-audit.ts'
import type { Db } from '../../db/open.ts'
import type { Deps } from '../../deps.ts'
import { makeDoors } from '../../http/doors.ts'
import { localeOf } from '../../http/locale.ts'
import { badRequest, notFound, Refusal } from '../../http/refusal.ts'
import { askedPeriods } from '../asked-periods.ts'
import { byVersion, kpiAsked, unitAsked } from '../find-asked.ts'
import { gatherTrend } from '../gather-values.ts'
import { inSnapshot } from '../in-snapshot.ts'
import { groundAsOf, keepGround } from '../read-ground.ts'
import { readKnowledge } from '../read-knowledge.ts'
import { listAnnotations, listRebaselines, sayAnnotation, sayRebaseline } from './chart-store.ts'

/** Two years and the month they began with. */
const usualCount = 25

export function chartDoors({ db, now, keyring }: Pick<Deps, 'db' | 'now' | 'keyring'>): OpenAPIHono {
  const doors = makeDoors()
  const readGround = keepGround(now)

  doors.openapi(chartContract.readControlChart, async (c) => {
    const { id } = c.req.valid('param')
    const query = c.req.valid('query')
    const at = now()
    return inSnapshot(db, async (snapshot) => {
      const newest = await readGround(snapshot)
      kpiAsked(newest, id)
      const periods = askedPeriods(query, newest, dayOf(at))
      const knowledge = await readKnowledge(snapshot, newest, query.asOf, at)
      const ground = groundAsOf(newest, knowledge)
      const kpi = byVersion(kpiAsked(ground, id), query.definition)
      const unit = unitAsked(ground, query.unit ?? ground.province)
      const known = { ground, periods, knowledge, locale: localeOf(c) }
      const count = query.count ?? usualCount
      const points = await gatherTrend(snapshot, kpi, { unit, count, today: dayOf(at) }, known)
      const asked = { kpis: [id], unit: unit.code }
      const rebaselines = await listRebaselines(snapshot, asked)
      const span = { from: points[0]?.period.from ?? periods.period.from, to: periods.period.to }
      const annotations = await listAnnotations(snapshot, asked, span)
      const chart = controlChartOf(kpi, points, rebaselines)
      return c.json({ kpi: id, unit: unit.code, knowledge, chart, rebaselines, annotations }, 200)
    })
  })

  doors.openapi(chartContract.rebaseline, async (c) => {
    const given = c.req.valid('json')
    await mayStandBeside(given)
    const row = await changing('rebaseline.add', async (trx) => {
      const { kpi, unit, from, reason } = given
      const made = await trx
        .insertInto('chart_rebaseline')
        .values({ kpi, unit, from_day: from, reason, made_at: now(), made_by: currentIdentity().id })
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .executeTakeFirst()
      if (!made) throw new Refusal(409, comparisonSays.rebaselinedBefore)
      return { before: null, after: made }
    })
    return c.json({ rebaseline: sayRebaseline(row) }, 201)
  })

  doors.openapi(chartContract.withdrawRebaseline, async (c) => {
    const { id } = c.req.valid('param')
    const { reason } = c.req.valid('json')
    const row = await changing('rebaseline.withdraw', async (trx) => {
      const before = await trx.selectFrom('chart_rebaseline').selectAll().where('id', '=', id).executeTakeFirst()
      if (!before) throw notFound(comparisonSays.noSuchRebaseline)
      const after = await trx
        .updateTable('chart_rebaseline')
        .set({ withdrawn_at: now(), withdrawn_by: currentIdentity().id, withdrawn_reason: reason })
        .where('id', '=', id)
        .where('withdrawn_at', 'is', null)
        .returningAll()
        .executeTakeFirst()
      if (!after) throw new Refusal(409, comparisonSays.withdrawnBefore)
      return { before, after }
    })
    return c.json({ rebaseline: sayRebaseline(row) }, 200)
  })

  doors.openapi(chartContract.annotate, async (c) => {
    const given = c.req.valid('json')
    demand('annotation.change', given.unit === null ? {} : { unit: given.unit })
    await mayStandBeside(given)
    const row = await changing('annotation.add', async (trx) => {
      const { kpi, unit, kind, from, to, text } = given
      const made = await trx
        .insertInto('chart_annotation')
        .values({ kpi, unit, kind, from_day: from, to_day: to, text, made_at: now(), made_by: currentIdentity().id })
        .returningAll()
        .executeTakeFirstOrThrow()
      return { before: null, after: made }
    })
    return c.json({ annotation: sayAnnotation(row) }, 201)
  })

  doors.openapi(chartContract.withdrawAnnotation, async (c) => {
    const { id } = c.req.valid('param')
    const row = await changing('annotation.withdraw', async (trx) => {
      const before = await trx.selectFrom('chart_annotation').selectAll().where('id', '=', id).executeTakeFirst()
      if (!before) throw notFound(comparisonSays.noSuchAnnotation)
      demand('annotation.change', before.unit === null ? {} : { unit: before.unit })
      const after = await trx
        .updateTable('chart_annotation')
        .set({ withdrawn_at: now(), withdrawn_by: currentIdentity().id })
        .where('id', '=', id)
        .where('withdrawn_at', 'is', null)
        .returningAll()
        .executeTakeFirst()
      if (!after) throw new Refusal(409, comparisonSays.withdrawnBefore)
      return { before, after }
    })
    return c.json({ annotation: sayAnnotation(row) }, 200)
  })

  /** A name nobody knows would stand beside nothing; a day that has not come is no reason for anything yet. */
  async function mayStandBeside({ kpi, unit, from }: { kpi: string; unit: string | null; from: Day }): Promise<void> {
    const ground = await readGround(db)
    if (!ground.kpis.some(({ id }) => id === kpi))
      throw badRequest({ at: 'body.kpi', detail: kpiSays.noSuchKpi, parameters: { id: kpi } })
    if (unit !== null && !ground.everyone.some(({ code }) => code === unit))
      throw badRequest({ at: 'body.unit', detail: kpiSays.noSuchUnit, parameters: { code: unit } })
    if (from > dayOf(now())) throw badRequest({ at: 'body.from', detail: comparisonSays.dayAhead })
    if (from < ground.historyFrom) throw badRequest({ at: 'body.from', detail: comparisonSays.beforeHistory })
  }

  /** The change and its entry in the trail, or neither. */
  const changing = <Row extends { id: string; kpi: string; unit: string | null; from_day: Day }>(
    action: string,
    change: (trx: Db) => Promise<{ before: Row | null; after: Row }>,
  ): Promise<Row> =>
    db.transaction().execute(async (trx) => {
      const { before, after } = await change(trx)
      const { id, kpi, unit, from_day: from } = after
      const act: AuditedAct = { asker: currentAsker(), action, objectType: action.split('.')[0] ?? action }
      await appendAudit(trx, keyring, { ...act, objectId: id, unit, before, after, detail: { kpi, from } })
      return after
    })

  return doors
}
