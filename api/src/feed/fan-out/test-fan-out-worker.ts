import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { testKeyring } from '../../account/secret/test-keyring.ts'
import { openDb } from '../../db/open.ts'
import { testRules } from '../../http/egress/test-rules.ts'
import { makeHostGate } from '../../http/host-gate.ts'
import { collectDue } from '../collect-due.ts'
import { noOwn } from '../test-subsystem.ts'

/** The process a test kills in the middle of a round. */
const [url = '', schema = '', nowWritten = '', leaseMs = ''] = process.argv.slice(2)
const db = openDb({ url, schema, connections: 4 })
const now = () => new Date(nowWritten)
const log = pino({ level: 'error' }, pino.destination(2))
const connectors = { keyring: testKeyring(), checkout: import.meta.dirname, gate: makeHostGate() }
for (;;) {
  await collectDue(
    { db, now, log, egress: () => Promise.resolve(testRules) },
    { addUp: () => Promise.resolve(), own: noOwn, connectors, leaseMs: Number(leaseMs), atOnce: 1 },
  )
  await sleep(20)
}
