import type { OpenAPIHono } from '@hono/zod-openapi'
import { heartbeatContract } from 'shared/probe/heartbeat-contract.ts'
import { probeSays } from 'shared/messages/probe-answer.ts'
import { demand } from '../account/access/demand.ts'
import { makeLimiter } from '../account/rate/limiter.ts'
import { makeDoors } from '../http/doors.ts'
import { notFound, Refusal } from '../http/refusal.ts'
import type { ServingDeps } from '../serving-deps.ts'
import { findWatched, keepBeat } from './heartbeat-store.ts'

/** One that calls in a loop by mistake must not cost the database a write each time. */
const limit = { burst: 6, perSecond: 0.5 }

/**
 * Where subsystems say that they are alive. Like a sample it changes nothing anybody set, so it leaves no entry in the
 * trail; whoever calls for what is not theirs does.
 */
export function heartbeatDoors({ db, system, now }: Pick<ServingDeps, 'db' | 'system' | 'now'>): OpenAPIHono {
  const doors = makeDoors()
  const limiter = makeLimiter(system, limit)

  doors.openapi(heartbeatContract.pushHeartbeat, async (c) => {
    const { id } = c.req.valid('param')
    const found = await findWatched(system, id)
    if (!found) throw notFound(probeSays.noSuchConnection, { id })
    const { code, config } = found
    const dataset = config.kind === 'heartbeat' ? config.target.dataset : null
    // One of the province's own belongs to no commune: only a key for every unit speaks for it.
    const unit = config.unit ?? '*'
    demand('heartbeat.push', { unit, dataset })
    if (config.kind !== 'heartbeat') throw new Refusal(409, probeSays.noHeartbeat, { parameters: { id } })
    const taken = await limiter.take(`heartbeat:${id}`)
    if (!taken.allowed) {
      const seconds = String(taken.retryAfterSeconds)
      throw new Refusal(429, probeSays.tooManyBeats, { parameters: { seconds }, headers: { 'retry-after': seconds } })
    }
    const at = now()
    await keepBeat(db, { connection: code, unit, dataset: config.target.dataset }, at)
    const dueAt = at.getTime() + config.intervalS * 1000
    const lateFrom = dueAt + config.target.graceS * 1000
    const said = (time: number) => new Date(time).toISOString()
    return c.json({ at: said(at.getTime()), dueAt: said(dueAt), lateFrom: said(lateFrom) }, 200)
  })

  return doors
}
