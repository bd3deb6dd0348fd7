import type { OpenAPIHono } from '@hono/zod-openapi'
import { reachOf } from 'shared/account/policy.ts'
import { dayOf, daysBetween } from 'shared/day.ts'
import { usualRule } from 'shared/probe/availability.ts'
import { probeContract } from 'shared/probe/probe-contract.ts'
import { probeSays } from 'shared/messages/probe-answer.ts'
import { makeWorkCalendar } from 'shared/workday.ts'
import { currentIdentity } from '../account/access/current.ts'
import { demand, Denied } from '../account/access/demand.ts'
import type { Deps } from '../deps.ts'
import { makeDoors } from '../http/doors.ts'
import { badRequest, notFound } from '../http/refusal.ts'
import { listNodesWithStates } from './connection-store.ts'
import { readAvailability } from './read-availability.ts'
import { findConnection, readBands } from './read-bands.ts'
import { readBoard } from './read-board.ts'
import { readConnection } from './read-connection.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const mostDays = 400

/** What is watched and how it stands. A provider sees what it answers for, everybody else inside all of it. */
export function connectionDoors({ db, now }: Pick<Deps, 'db' | 'now'>): OpenAPIHono {
  const doors = makeDoors()

  const boards = shared((provider: string | null) => readBoard(db, now(), provider))
  doors.openapi(probeContract.readBoard, async (c) => c.json(await boards(ownProvider()), 200))

  doors.openapi(probeContract.readConnection, async (c) => {
    const { id } = c.req.valid('param')
    const connection = await readConnection(db, id, now())
    if (!connection) throw notFound(probeSays.noSuchConnection, { id })
    demand('connection.read', { provider: connection.provider })
    return c.json(connection, 200)
  })

  doors.openapi(probeContract.readSamples, async (c) => {
    const { id } = c.req.valid('param')
    const query = c.req.valid('query')
    const to = query.to ? Date.parse(query.to) : now().getTime()
    const from = query.from ? Date.parse(query.from) : to - (query.hours ?? 24) * hourMs
    if (from >= to) throw badRequest({ at: 'query.to', detail: probeSays.reversed })
    if (to - from > mostDays * dayMs) throw tooLong
    const found = await findConnection(db, id)
    if (!found) throw notFound(probeSays.noSuchConnection, { id })
    demand('connection.read', { provider: found.provider })
    return c.json(await readBands(db, { ...found, from, to }, await readCalendar()), 200)
  })

  doors.openapi(probeContract.readAvailability, async (c) => {
    const { by = 'province', connection, subsystem, unit, ...query } = c.req.valid('query')
    const today = dayOf(now())
    const to = query.to ?? today
    const from = query.from ?? `${to.slice(0, 8)}01`
    if (from > to) throw badRequest({ at: 'query.to', detail: probeSays.reversed })
    if (daysBetween(from, to) > mostDays) throw tooLong
    const only = { connection, subsystem, unit, provider: ownProvider() }
    const calendar = await readCalendar()
    const rows = await readAvailability(db, { by, from, to, only, now: now(), rule: usualRule, calendar })
    return c.json({ from, to, rule: usualRule, rows }, 200)
  })

  doors.openapi(probeContract.readPathGraph, async (c) =>
    c.json({ nodes: await listNodesWithStates(db, ownProvider()) }, 200),
  )

  const readCalendar = async () =>
    makeWorkCalendar(await db.selectFrom('special_day').select(['day', 'working']).execute())

  return doors
}

const boardMs = 1_000

/**
 * One answer for all who ask within a second: a hundred pages that come back after a cut ask for the same board. Each
 * names the place from which its stream goes on, so what has changed since reaches them all the same.
 */
function shared<Key, Answer>(ask: (key: Key) => Promise<Answer>): (key: Key) => Promise<Answer> {
  const recent = new Map<Key, { at: number; answer: Promise<Answer> }>()
  return (key) => {
    const at = performance.now()
    const there = recent.get(key)
    if (there && at - there.at < boardMs) return there.answer
    const answer = ask(key)
    recent.set(key, { at, answer })
    answer.catch(() => recent.delete(key))
    return answer
  }
}

/** The provider for which whoever asks works; null for those who may see all. */
function ownProvider(): string | null {
  const identity = currentIdentity()
  const reach = reachOf(identity, 'connection.read')
  if (reach === 'all') return null
  if (reach === 'own' && identity.provider) return identity.provider
  throw new Denied(identity.role === 'none' ? 401 : 403, 'connection.read', null)
}

const tooLong = badRequest({ at: 'query.from', detail: probeSays.tooLong, parameters: { days: String(mostDays) } })
