import type { OpenAPIHono } from '@hono/zod-openapi'
import { addDays, dayOf, daysBetween } from 'shared/day.ts'
import { taskSays } from 'shared/messages/task.ts'
import { taskContract as contract } from 'shared/task/task-contract.ts'
import type { TaskAct } from 'shared/task/task.ts'
import { currentAsker, currentIdentity } from '../account/access/current.ts'
import { demandOfDatabase } from '../account/access/database-grants.ts'
import { demand } from '../account/access/demand.ts'
import { demandListed } from '../alert/demand-listed.ts'
import { ownOf } from '../alert/own-of.ts'
import { makeDoors } from '../http/doors.ts'
import { badRequest, notFound } from '../http/refusal.ts'
import { keepGround } from '../kpi/read-ground.ts'
import { actOnTask, giveTask } from './change-task.ts'
import { difficultyDoors } from './difficulty-doors.ts'
import { listTasks } from './list-tasks.ts'
import { readEffect } from './read-effect.ts'
import { readFaultLateness } from './read-fault-lateness.ts'
import { readHistory } from './read-history.ts'
import { readWallDifficulties } from './read-wall-difficulties.ts'
import type { RegisterDeps } from './register-deps.ts'
import { findTask, readWorkCalendar, sayTask } from './task-store.ts'

const [usualDays, mostDays] = [90, 184]

/** The register: what is hard, what is done about it by whom until when, and what came of it. */
export function taskDoors(deps: RegisterDeps): OpenAPIHono {
  const { db, system, now } = deps
  const doors = makeDoors()
  const readGround = keepGround(now)
  doors.route('/', difficultyDoors(deps))

  const sight = async () => ({
    identity: currentIdentity(),
    today: dayOf(now()),
    calendar: await readWorkCalendar(db),
  })
  const detailOf = async (id: string) => {
    const row = await findTask(db, id, ownOf(currentIdentity(), 'task.read'))
    if (!row) throw notFound(taskSays.noSuchTask)
    return {
      task: sayTask(row, await sight()),
      timeline: await readHistory(db, 'task', id, system),
      effect: row.kpi === null ? null : await readEffect(db, await readGround(db), row),
    }
  }
  const act = async (id: string, one: TaskAct) => {
    await actOnTask(deps, currentAsker(), id, one)
    return detailOf(id)
  }

  doors.openapi(contract.listTasks, async (c) => {
    const asked = c.req.valid('query')
    const own = ownOf(currentIdentity(), 'task.read')
    demandListed('task.read', own, asked)
    return c.json(await listTasks(db, asked, own, await sight()), 200)
  })
  doors.openapi(contract.readTask, async (c) => c.json(await detailOf(c.req.valid('param').id), 200))
  doors.openapi(contract.giveTask, async (c) =>
    c.json(await detailOf(await giveTask(deps, currentAsker(), c.req.valid('json'))), 201),
  )
  doors.openapi(contract.takeTask, async (c) => c.json(await act(c.req.valid('param').id, { do: 'take' }), 200))
  doors.openapi(contract.noteTask, async (c) =>
    c.json(await act(c.req.valid('param').id, { do: 'progress', ...c.req.valid('json') }), 200),
  )
  doors.openapi(contract.reportTask, async (c) =>
    c.json(await act(c.req.valid('param').id, { do: 'report', ...c.req.valid('json') }), 200),
  )
  doors.openapi(contract.acceptTask, async (c) =>
    c.json(await act(c.req.valid('param').id, { do: 'accept', ...c.req.valid('json') }), 200),
  )
  doors.openapi(contract.returnTask, async (c) =>
    c.json(await act(c.req.valid('param').id, { do: 'return', ...c.req.valid('json') }), 200),
  )
  doors.openapi(contract.moveTask, async (c) =>
    c.json(await act(c.req.valid('param').id, { do: 'move', ...c.req.valid('json') }), 200),
  )
  doors.openapi(contract.withdrawTask, async (c) =>
    c.json(await act(c.req.valid('param').id, { do: 'withdraw', ...c.req.valid('json') }), 200),
  )
  doors.openapi(contract.readFaultLateness, async (c) => {
    const asked = c.req.valid('query')
    const own = ownOf(currentIdentity(), 'task.read')
    demandListed('task.read', own, asked)
    const to = asked.to ?? addDays(dayOf(now()), -1)
    const from = asked.from ?? addDays(to, 1 - usualDays)
    if (from > to) throw badRequest({ at: 'query.to', detail: taskSays.reversed })
    if (daysBetween(from, to) > mostDays) throw badRequest({ at: 'query.from', detail: taskSays.tooManyDays })
    const unit = own.kind === 'unit' ? own.unit : (asked.unit ?? null)
    const question = { from, to, unit, subsystem: asked.subsystem ?? null, now: now() }
    return c.json({ from, to, ...(await readFaultLateness(db, await readGround(db), question)) }, 200)
  })
  // A display sees no difficulty itself: what may hang on a wall is summed up by the program's own access.
  doors.openapi(contract.readWallDifficulties, async (c) => {
    demand('wall.read')
    await demandOfDatabase(db, 'wall.read')
    return c.json(await readWallDifficulties(system, now()), 200)
  })
  return doors
}
