import { setPriority } from 'node:os'
import { join } from 'node:path'
import { dayOf } from 'shared/day.ts'
import { makeWorkCalendar } from 'shared/workday.ts'
import { systemSettings } from '../account/access/scope.ts'
import { raiseFromDetection } from '../alert/raise-from-detection.ts'
import { openPool } from '../db/open.ts'
import { openDeps } from '../deps.ts'
import type { Env } from '../env.ts'
import { keepBatch, openKeeping } from '../probe/keep/keep-batch.ts'
import { startProber } from '../probe/prober/start-prober.ts'
import { readAnnouncedWork } from './announced-work.ts'
import { stopSignal, untilStopped } from './stop-signal.ts'

const dayMs = 86_400_000

/**
 * Watches connections: a process of its own, so that neither a report nor a flood of sign-ins delays a round. Several
 * may share one database; what one asks, and who judges, is claimed by lease.
 */
export async function probe(env: Env): Promise<void> {
  const stop = stopSignal()
  hurryBeforeOthers()
  const deps = await openDeps(env, { role: 'probe', statementTimeoutMs: 20_000, connections: 3, stop })
  const pool = openPool({ ...deps.pool, connections: 2, settings: systemSettings })
  const { promise: jumped, resolve: jump } = Promise.withResolvers<number>()
  try {
    const keeping = openKeeping(pool)
    const prober = await startProber({
      ...deps,
      keep: (batch, now) =>
        keepBatch(keeping, batch, { now, alsoInTransaction: (trx, events) => raiseFromDetection(trx, events, now) }),
      spoolRoot: join(env.state, 'spool'),
      dnsServers: env.mode === 'demo' ? [`127.0.0.1:${env.simulatorPort + demoResolver}`] : env.resolvers,
      readMaintenance: (fleet, now) => readAnnouncedWork(deps.db, fleet, now),
      async readRestDays() {
        const calendar = makeWorkCalendar(await deps.db.selectFrom('special_day').select(['day', 'working']).execute())
        return (day) => !calendar.isWorkingDay(dayOf(new Date(day * dayMs)))
      },
      onClockJump: jump,
      rootHoldMs: env.rootHoldMs,
    })
    deps.log.info({ prober: prober.id }, 'probing')
    const telling = setInterval(() => deps.log.info(prober.figures(), 'rounds of the last second'), 60_000)
    const skewMs = await Promise.race([untilStopped(stop).then(() => null), jumped])
    clearInterval(telling)
    await prober.stop()
    // Begun anew, it reads the clock anew; whoever keeps this process alive does that.
    if (skewMs !== null) throw new Error(`the clock of this machine has jumped by ${Math.round(skewMs / 1000)} s`)
  } finally {
    await pool.end()
    await deps.close()
  }
}

/** What it is late by it cannot measure, and it needs little; not every machine lets a program ask for this. */
function hurryBeforeOthers(): void {
  try {
    setPriority(-5)
  } catch {
    // It goes on as one among others, and says of itself when it cannot keep up.
  }
}

/** The simulator's name server listens this far after its first port. */
const demoResolver = 13
