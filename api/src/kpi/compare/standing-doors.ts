import type { OpenAPIHono } from '@hono/zod-openapi'
import { dayOf } from 'shared/day.ts'
import { standingContract } from 'shared/kpi/compare/standing-contract.ts'
import { kpiSays } from 'shared/messages/kpi-answer.ts'
import { periodAround, type PeriodQuery } from 'shared/period.ts'
import type { Deps } from '../../deps.ts'
import { makeDoors } from '../../http/doors.ts'
import { localeOf } from '../../http/locale.ts'
import { notFound } from '../../http/refusal.ts'
import { askedPeriods, statedPeriods } from '../asked-periods.ts'
import { inSnapshot } from '../in-snapshot.ts'
import { keepGround } from '../read-ground.ts'
import { readKnowledge } from '../read-knowledge.ts'
import { askedPeers } from './asked-peers.ts'
import { falseShare, gatherExceptions } from './gather-exceptions.ts'
import { gatherStanding } from './gather-standing.ts'
import type { StatisticsThread } from './statistics-thread.ts'

export function standingDoors({ db, now }: Pick<Deps, 'db' | 'now'>, thread: StatisticsThread): OpenAPIHono {
  const doors = makeDoors()
  const readGround = keepGround(now)

  doors.openapi(standingContract.readStanding, async (c) => {
    const { code } = c.req.valid('param')
    const query = c.req.valid('query')
    const at = now()
    const today = dayOf(at)
    const locale = localeOf(c)
    const { found, ...told } = await inSnapshot(db, async (snapshot) => {
      const ground = await readGround(snapshot)
      const unit = ground.everyone.find((each) => each.code === code)
      if (!unit) throw notFound(kpiSays.noSuchUnit, { code })
      const periods = askedPeriods(namesPeriod(query) ? query : running(query, today), ground, today)
      const { period } = periods
      const knowledge = await readKnowledge(snapshot, ground, query.asOf, at)
      const wanted = { peers: query.peers, otherwise: { by: 'near', of: code }, day: period.to } as const
      const peers = await askedPeers(snapshot, ground, wanted, locale)
      const asked = { ground, period, knowledge, locale, today, peers: peers.units }
      const { period: stated } = statedPeriods(periods, ground, today)
      return { period: stated, knowledge, peers, found: await gatherStanding(snapshot, unit, asked) }
    })
    // Worked out when the snapshot is closed, beside the loop that answers.
    return c.json({ unit: code, ...told, ...(await thread.run('standingOf', found)) }, 200)
  })

  doors.openapi(standingContract.listExceptions, async (c) => {
    const query = c.req.valid('query')
    const at = now()
    const today = dayOf(at)
    return inSnapshot(db, async (snapshot) => {
      const ground = await readGround(snapshot)
      const periods = askedPeriods(query, ground, today)
      const { period } = periods
      const knowledge = await readKnowledge(snapshot, ground, query.asOf, at)
      const asked = { ground, period, knowledge, locale: localeOf(c), today }
      const list = await gatherExceptions(snapshot, asked, thread)
      const { period: stated } = statedPeriods(periods, ground, today)
      return c.json({ period: stated, knowledge, q: falseShare, ...list }, 200)
    })
  })

  return doors
}

const namesPeriod = ({ period, from, to }: PeriodQuery): boolean => [period, from, to].some((one) => one !== undefined)

/** The work is in the month, or week, that runs. */
function running(query: PeriodQuery, today: string): PeriodQuery {
  const calendar = query.calendar === undefined || query.calendar === 'range' ? 'nd09' : query.calendar
  return { ...query, calendar, period: periodAround(calendar, today).key }
}
