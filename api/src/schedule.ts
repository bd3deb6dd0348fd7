import { setTimeout as sleep } from 'node:timers/promises'
import { recordKeys } from './account/audit/record-keys.ts'
import { sendTrail, tendTrail, verifyTrail } from './account/audit/tend-trail.ts'
import { disableUnused } from './account/identity/disable-unused.ts'
import { openIdentity } from './account/identity/open-identity.ts'
import { recordInTrail } from './account/identity/record-in-trail.ts'
import { sweepIdentity } from './account/identity/sweep-identity.ts'
import { dropFullBuckets } from './account/rate/take-token.ts'
import { resealConnectorSecrets } from './account/secret/connector-secret.ts'
import { makeRaiseFromFigures } from './alert/raise-from-figures.ts'
import { raiseFromTrail } from './alert/raise-from-trail.ts'
import { sendDue } from './alert/send/send-due.ts'
import { wakeDue } from './alert/wake-due.ts'
import type { OpenDeps } from './deps.ts'
import { collectDue } from './feed/collect-due.ts'
import { layValidationRules } from './feed/validation/lay-validation-rules.ts'
import { definePeersOfYear } from './kpi/compare/define-peers.ts'
import { makeHostGate } from './http/host-gate.ts'
import { extendSums } from './kpi/extend-sums.ts'
import { moveSums } from './kpi/move-sums.ts'
import { ownCounts } from './own-counts.ts'
import { dropOldPartitions } from './probe/keep/drop-old-partitions.ts'
import { forgetProbers, markSilent } from './probe/keep/mark-silent.ts'
import { packHours } from './probe/keep/pack-hours.ts'
import { draftDue } from './report/draft-due.ts'
import { markCorrected } from './report/mark-corrected.ts'
import { dropRunFiles } from './report/run-store.ts'
import { writeRuns } from './report/write-runs.ts'
import { raiseFromTasks } from './task/raise-from-tasks.ts'
import { followUnits } from './succession/follow-units.ts'
import { upkeep } from './upkeep.ts'

type Needs = Pick<OpenDeps, 'db' | 'now' | 'log' | 'egress' | 'env' | 'keyring' | 'databaseUrl'>

const raiseFromFigures = makeRaiseFromFigures()
/** Both places ask through it: two feeds of one host are asked no faster than one. */
const gate = makeHostGate()
const sendingOf = (deps: Needs) => ({
  ...deps,
  mail: deps.env.identity.mail,
  publicUrl: deps.env.identity.publicUrl,
})

/** Something done again and again by one process; the next round begins `everyMs` after the last has ended. */
interface Clock {
  name: string
  everyMs: number
  run: (deps: Needs, stop: AbortSignal) => Promise<unknown>
}

/** Every clock there is. Several processes may run them side by side: what one has done, the others find done. */
const clocks: Clock[] = [
  // Two places, each with its own clock: a feed that hangs until its deadline holds up one of them only.
  ...['first', 'second'].map((place) => ({
    name: `collect due feeds, ${place} place`,
    everyMs: 1_000,
    run: (deps: Needs, stop: AbortSignal) => {
      const connectors = { keyring: deps.keyring, checkout: deps.env.checkout, gate }
      return collectDue(deps, { addUp: moveSums, own: ownCounts, connectors, atOnce: 1, stop })
    },
  })),
  { name: 'extend sums to the newest due day', everyMs: 20_000, run: ({ db, now }) => extendSums(db, now()) },
  {
    name: 'lay the rules a province begins with',
    everyMs: 60_000,
    run: ({ db, now }) => layValidationRules(db, now()),
  },
  { name: 'tell the peers of the year', everyMs: 10_000, run: ({ db, now }) => definePeersOfYear(db, now()) },
  { name: 'let people and work follow units that ended', everyMs: 60_000, run: followUnits },
  { name: 'tell silent connections', everyMs: 15_000, run: ({ db, now }) => markSilent(db, now()) },
  {
    name: 'pack the samples of hours that have ended',
    everyMs: 60_000,
    run: ({ db, now, env }) => packHours(db, now(), env.retention.hotDays),
  },
  {
    name: 'drop what has outlived its retention',
    everyMs: 3_600_000,
    run: async ({ db, now, env, log }) => {
      const { held } = await dropOldPartitions(db, now(), env.retention)
      if (held.length > 0) log.warn({ held }, 'samples that are not packed yet are kept beyond their time')
      await forgetProbers(db, now())
    },
  },
  { name: 'send what is due', everyMs: 1_000, run: (deps, stop) => sendDue(sendingOf(deps), { stop }) },
  { name: 'decide anew what has waited', everyMs: 5_000, run: ({ db, now }, stop) => wakeDue(db, now(), stop) },
  { name: 'look at the figures', everyMs: 60_000, run: ({ db, now }) => raiseFromFigures(db, now()) },
  { name: 'draft reports that are due', everyMs: 60_000, run: draftDue },
  { name: 'write the files of reports', everyMs: 1_000, run: (deps, stop) => writeRuns(deps, { stop }) },
  { name: 'drop files of reports nobody can ask for', everyMs: 600_000, run: ({ db }) => dropRunFiles(db) },
  { name: 'look at issued reports', everyMs: 10_000, run: markCorrected },
  { name: 'look at the deadlines', everyMs: 600_000, run: ({ db, now }) => raiseFromTasks(db, now()) },
  { name: 'upkeep', everyMs: 600_000, run: ({ db }) => upkeep(db) },
  { name: 'write new keys into the trail', everyMs: 60_000, run: ({ db, keyring }) => recordKeys(db, keyring) },
  { name: 'tend the audit trail', everyMs: 3_600_000, run: tendTrail },
  {
    name: 'verify the audit trail',
    everyMs: 3_600_000,
    run: async (deps) => {
      await verifyTrail(deps)
      await raiseFromTrail(deps.db, deps.now())
    },
  },
  { name: 'send the audit trail to the log server', everyMs: 5_000, run: sendTrail },
  {
    name: 'close accounts nobody uses',
    everyMs: 3_600_000,
    run: ({ db, now, log, env, keyring }) =>
      disableUnused(
        openIdentity({ db, now, log }, { settings: env.identity, keyring, record: recordInTrail({ keyring, log }) }),
      ),
  },
  { name: 'drop limits that are full again', everyMs: 3_600_000, run: ({ db }) => dropFullBuckets(db) },
  { name: 'sweep what opens nothing any more', everyMs: 3_600_000, run: ({ db, now }) => sweepIdentity(db, now()) },
  // After a rotation: nothing stays sealed with a key that may be taken away one day.
  { name: 'seal anew', everyMs: 3_600_000, run: ({ db, keyring }) => resealConnectorSecrets(db, keyring) },
]

/** A round that fails is told and tried again, after a pause in which a database may come back. */
const pauseMs = 5_000

export interface Schedule {
  /** Lets no new round begin, cuts waiting short, and answers when the last one has ended. */
  stop: () => Promise<void>
}

export function startSchedule(deps: Needs): Schedule {
  const stopping = new AbortController()
  const running = clocks.map((clock) => keepRunning(deps, clock, stopping.signal))
  return {
    async stop() {
      stopping.abort()
      await Promise.all(running)
    },
  }
}

async function keepRunning(deps: Needs, { name, everyMs, run }: Clock, stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    const failed = await run(deps, stop).then(
      () => false,
      (error: unknown) => {
        if (!stop.aborted) deps.log.error({ err: error, clock: name }, 'a round failed')
        return true
      },
    )
    await sleep(failed ? Math.max(pauseMs, everyMs) : everyMs, undefined, { signal: stop }).catch(() => {})
  }
}
