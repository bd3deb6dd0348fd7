import type { OpenAPIHono } from '@hono/zod-openapi'
import { wallContract } from 'shared/alert/wall-contract.ts'
import { demandOfDatabase } from '../account/access/database-grants.ts'
import { demand } from '../account/access/demand.ts'
import { makeDoors } from '../http/doors.ts'
import type { IncidentDeps } from './incident-doors.ts'
import { readWall } from './read-wall.ts'

/**
 * The wall of rows shows a display no connection and no incident, for there stand names of people. What may hang on a
 * wall is summed up here by the program's own access, and nothing else of it is told.
 */
export function wallDoors({ db, system, now }: Pick<IncidentDeps, 'db' | 'system' | 'now'>): OpenAPIHono {
  const doors = makeDoors()
  doors.openapi(wallContract.readWall, async (c) => {
    demand('wall.read')
    await demandOfDatabase(db, 'wall.read')
    return c.json(await readWall(system, now()), 200)
  })
  return doors
}
