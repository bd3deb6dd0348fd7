import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { openDb } from '../db/open.ts'
import { moveSums } from '../kpi/move-sums.ts'
import { testRules } from '../http/egress/test-rules.ts'
import { collectDue } from './collect-due.ts'
import { noOwn } from './test-subsystem.ts'

/** The process the campaign kills: it collects what is due, with real sums, until it dies. */
const [url = '', schema = '', nowWritten = '', leaseMs = ''] = process.argv.slice(2)
const db = openDb({ url, schema, connections: 4 })
const now = () => new Date(nowWritten)
const log = pino({ level: 'error' }, pino.destination(2))
process.stdout.write('ready\n')
for (;;) {
  await collectDue(
    { db, now, log, egress: () => Promise.resolve(testRules) },
    { addUp: moveSums, own: noOwn, leaseMs: Number(leaseMs) },
  )
  await sleep(20)
}
