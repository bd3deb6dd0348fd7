import type { OpenAPIHono } from '@hono/zod-openapi'
import { taskSays } from 'shared/messages/task.ts'
import { difficultyContract as contract } from 'shared/task/difficulty-contract.ts'
import type { DifficultyAct } from 'shared/task/difficulty.ts'
import { currentAsker, currentIdentity } from '../account/access/current.ts'
import { demandListed } from '../alert/demand-listed.ts'
import { ownOf } from '../alert/own-of.ts'
import { makeDoors } from '../http/doors.ts'
import { notFound } from '../http/refusal.ts'
import { actOnDifficulty, reportDifficulty } from './change-difficulty.ts'
import { findDifficulty, listDifficulties, readAlike, readMerged } from './difficulty-store.ts'
import { readHistory } from './read-history.ts'
import type { RegisterDeps } from './register-deps.ts'

/** What is hard: reported, answered, merged when it is the same, closed when it is so no longer. */
export function difficultyDoors(deps: RegisterDeps): OpenAPIHono {
  const { db, system } = deps
  const doors = makeDoors()
  const detailOf = async (id: string) => {
    const own = ownOf(currentIdentity(), 'task.read')
    const difficulty = await findDifficulty(db, id, own)
    if (!difficulty) throw notFound(taskSays.noSuchDifficulty)
    return {
      difficulty,
      timeline: await readHistory(db, 'difficulty', id, system),
      merged: await readMerged(db, id),
      alike: await readAlike(db, difficulty),
    }
  }
  const act = async (id: string, one: DifficultyAct) => {
    await actOnDifficulty(deps, currentAsker(), id, one)
    return detailOf(id)
  }

  doors.openapi(contract.listDifficulties, async (c) => {
    const asked = c.req.valid('query')
    const own = ownOf(currentIdentity(), 'task.read')
    demandListed('task.read', own, asked)
    return c.json(await listDifficulties(db, asked, own), 200)
  })
  doors.openapi(contract.readDifficulty, async (c) => c.json(await detailOf(c.req.valid('param').id), 200))
  doors.openapi(contract.reportDifficulty, async (c) =>
    c.json(await detailOf(await reportDifficulty(deps, currentAsker(), c.req.valid('json'))), 201),
  )
  doors.openapi(contract.answerDifficulty, async (c) =>
    c.json(await act(c.req.valid('param').id, { do: 'answer', ...c.req.valid('json') }), 200),
  )
  doors.openapi(contract.replyDifficulty, async (c) =>
    c.json(await act(c.req.valid('param').id, { do: 'reply', ...c.req.valid('json') }), 200),
  )
  doors.openapi(contract.assignDifficulty, async (c) =>
    c.json(await act(c.req.valid('param').id, { do: 'assign', ...c.req.valid('json') }), 200),
  )
  doors.openapi(contract.commentDifficulty, async (c) =>
    c.json(await act(c.req.valid('param').id, { do: 'comment', ...c.req.valid('json') }), 200),
  )
  doors.openapi(contract.closeDifficulty, async (c) =>
    c.json(await act(c.req.valid('param').id, { do: 'close', ...c.req.valid('json') }), 200),
  )
  doors.openapi(contract.reopenDifficulty, async (c) =>
    c.json(await act(c.req.valid('param').id, { do: 'reopen', ...c.req.valid('json') }), 200),
  )
  doors.openapi(contract.mergeDifficulty, async (c) =>
    c.json(await act(c.req.valid('param').id, { do: 'merge', ...c.req.valid('json') }), 200),
  )
  return doors
}
