import type { OpenAPIHono } from '@hono/zod-openapi'
import { makeDoors } from '../http/doors.ts'
import { incidentDoors } from './incident-doors.ts'
import { maintenanceDoors } from './maintenance-doors.ts'
import { type SetupDeps, setupDoors } from './setup-doors.ts'
import { wallDoors } from './wall-doors.ts'

export function alertDoors(deps: SetupDeps): OpenAPIHono {
  const doors = makeDoors()
  doors.route('/', incidentDoors(deps))
  doors.route('/', maintenanceDoors(deps))
  doors.route('/', setupDoors(deps))
  doors.route('/', wallDoors(deps))
  return doors
}
