import { hasWayOut, layDefaultRules } from '../alert/lay-default-rules.ts'
import { openDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { startSchedule } from '../schedule.ts'
import { stopSignal, untilStopped } from './stop-signal.ts'

/** The clocks alone: feeds are asked, answers kept. Several may share one database; each job is claimed by lease. */
export async function work(env: Env): Promise<void> {
  const stop = stopSignal()
  // A correction far back recomputes a year of sums; that may take longer than any answer may.
  const deps = await openDeps(env, { role: 'work', statementTimeoutMs: 600_000, connections: 6, stop })
  try {
    const { db, log } = deps
    await layDefaultRules(db)
    if (!(await hasWayOut(db)))
      log.warn(
        'alerts stay on the pages: no channel is set up, or no rule leads to one (page Alerts, Channels and rules)',
      )
    const schedule = startSchedule(deps)
    deps.log.info('at work')
    await untilStopped(stop)
    await schedule.stop()
  } finally {
    await deps.close()
  }
}
