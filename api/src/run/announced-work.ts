import { covers, occurrencesOf } from 'shared/alert/maintenance.ts'
import type { MaintenanceWindow } from 'shared/probe/topology.ts'
import { makeWorkCalendar } from 'shared/workday.ts'
import { readWindows } from '../alert/alert-ground.ts'
import type { Db } from '../db/open.ts'
import type { WatchedFleet } from '../probe/prober/read-watched.ts'

const dayMs = 86_400_000

/** Announced work of yesterday, today and tomorrow, connection by connection, as the detector wants it. */
export async function readAnnouncedWork(db: Db, fleet: WatchedFleet, now: number): Promise<MaintenanceWindow[]> {
  const windows = await readWindows(db)
  if (windows.length === 0) return []
  const calendar = makeWorkCalendar(await db.selectFrom('special_day').select(['day', 'working']).execute())
  return windows.flatMap((window) => {
    const times = occurrencesOf(window, now - dayMs, now + dayMs, calendar)
    if (times.length === 0) return []
    const worked = fleet.connections.filter(({ id, path, subsystem, unit, provider }) =>
      covers(window.on, { connection: id, nodes: path, subsystem, unit, provider }),
    )
    return worked.flatMap(({ id }) => times.map(({ from, to }) => ({ target: id, from, to })))
  })
}
