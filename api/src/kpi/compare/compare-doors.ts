import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Deps } from '../../deps.ts'
import { makeDoors } from '../../http/doors.ts'
import { chartDoors } from './chart-doors.ts'
import { earlyDoors } from './early-doors.ts'
import { comparisonDoors } from './comparison-doors.ts'
import { peerDoors } from './peer-doors.ts'
import { standingDoors } from './standing-doors.ts'
import { makeStatisticsThread } from './statistics-thread.ts'

/** Comparing fairly: units among peers, units with themselves, and what of it leadership should ask about. */
export function compareDoors(deps: Pick<Deps, 'db' | 'now' | 'keyring'>): OpenAPIHono {
  const thread = makeStatisticsThread()
  const doors = makeDoors()
  doors.route('/', comparisonDoors(deps, thread))
  doors.route('/', chartDoors(deps))
  doors.route('/', earlyDoors(deps))
  doors.route('/', standingDoors(deps, thread))
  doors.route('/', peerDoors(deps))
  return doors
}
