import type { OpenAPIHono } from '@hono/zod-openapi'
import { dayOf } from 'shared/day.ts'
import { comparisonContract } from 'shared/kpi/compare/comparison-contract.ts'
import type { Deps } from '../../deps.ts'
import { makeDoors } from '../../http/doors.ts'
import { localeOf } from '../../http/locale.ts'
import { askedPeriods, statedPeriods } from '../asked-periods.ts'
import { byVersion, countedOn, kpiAsked } from '../find-asked.ts'
import { inSnapshot } from '../in-snapshot.ts'
import { groundAsOf, keepGround } from '../read-ground.ts'
import { readKnowledge } from '../read-knowledge.ts'
import { askedPeers } from './asked-peers.ts'
import { comparedKpis, gatherComparison } from './gather-comparison.ts'
import { gatherDepth } from './gather-depth.ts'
import type { StatisticsThread } from './statistics-thread.ts'

export function comparisonDoors({ db, now }: Pick<Deps, 'db' | 'now'>, thread: StatisticsThread): OpenAPIHono {
  const doors = makeDoors()
  const readGround = keepGround(now)

  doors.openapi(comparisonContract.readComparison, async (c) => {
    const query = c.req.valid('query')
    const at = now()
    const locale = localeOf(c)
    return inSnapshot(db, async (snapshot) => {
      const newest = await readGround(snapshot)
      const periods = askedPeriods(query, newest, dayOf(at))
      const { period } = periods
      const knowledge = await readKnowledge(snapshot, newest, query.asOf, at)
      const ground = groundAsOf(newest, knowledge)
      const ids = query.kpis === undefined ? null : [...new Set(query.kpis.split(','))]
      const kpis = ids === null ? comparedKpis(ground) : ids.map((id) => kpiAsked(ground, id))
      const wanted = { peers: query.peers, otherwise: { by: 'all' }, day: period.to } as const
      const peers = await askedPeers(snapshot, ground, wanted, locale)
      const columns = await gatherComparison(snapshot, kpis, peers.units, { ground, period, knowledge, locale })
      const { period: stated } = statedPeriods(periods, ground, dayOf(at))
      return c.json({ period: stated, knowledge, peers, units: peers.units, columns }, 200)
    })
  })

  doors.openapi(comparisonContract.readKpiComparison, async (c) => {
    const { id } = c.req.valid('param')
    const query = c.req.valid('query')
    const at = now()
    const locale = localeOf(c)
    return inSnapshot(db, async (snapshot) => {
      const newest = await readGround(snapshot)
      kpiAsked(newest, id)
      const periods = askedPeriods(query, newest, dayOf(at))
      const { period } = periods
      const knowledge = await readKnowledge(snapshot, newest, query.asOf, at)
      const ground = groundAsOf(newest, knowledge)
      const kpi = countedOn(byVersion(kpiAsked(ground, id), query.definition), period, ground)
      const wanted = { peers: query.peers, otherwise: { by: 'all' }, day: period.to } as const
      const peers = await askedPeers(snapshot, ground, wanted, locale)
      const depth = await gatherDepth(snapshot, kpi, peers.units, { ground, period, knowledge, locale }, thread)
      const { period: stated } = statedPeriods(periods, ground, dayOf(at))
      return c.json({ kpi: id, period: stated, knowledge, peers, ...depth }, 200)
    })
  })

  return doors
}
