import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { Secret } from '../account/secret/secret.ts'
import { systemSettings } from '../account/access/scope.ts'
import { openDb } from '../db/open.ts'
import { sendDue } from './send/send-due.ts'
import { loopbackRules } from './test-alerts.ts'
import { fixedKeyring } from './test-fixed-keyring.ts'

/** The process the campaign kills and stops: it sends what is due until it dies. */
const [url = '', schema = '', port = '', mail = '', leaseMs = ''] = process.argv.slice(2)
const db = openDb({ url, schema, connections: 6, settings: systemSettings })
const deps = {
  db,
  now: () => new Date(),
  keyring: fixedKeyring(),
  egress: () => Promise.resolve(loopbackRules([Number(port)])),
  mail: { url: new Secret(mail), from: 'canh-bao@nhipso.test' },
  publicUrl: 'https://nhipso.test',
  deadlineMs: 700,
  log: pino({ level: 'silent' }),
}
process.stdout.write('ready\n')
for (;;) {
  // The server may be away: it is the campaign that restarts it.
  await sendDue(deps, { leaseMs: Number(leaseMs) }).catch(() => sleep(100))
  await sleep(20)
}
