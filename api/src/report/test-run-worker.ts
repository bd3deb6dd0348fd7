import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { systemSettings } from '../account/access/scope.ts'
import { openDb } from '../db/open.ts'
import { writeRuns } from './write-runs.ts'

/** The process a test kills: it writes files of reports until it dies. */
const [url = '', schema = '', leaseMs = ''] = process.argv.slice(2)
const db = openDb({ url, schema, connections: 2, settings: systemSettings })
const log = pino({ level: 'silent' })
for (;;) {
  await writeRuns({ db, now: () => new Date(), log }, { leaseMs: Number(leaseMs) })
  await sleep(20)
}
