import { pino } from 'pino'
import { openDb, openPool } from '../../db/open.ts'
import { keepBatch, openKeeping } from '../keep/keep-batch.ts'
import { startProber } from './start-prober.ts'

/** A prober as a process, for tests that kill it: database, spool folder, and the port of loopback it may ask. */
const [url = '', schema = '', spoolRoot = '', port = ''] = process.argv.slice(2)
const settings = { 'app.all': 'system' }
const log = pino({ level: 'fatal' }, pino.destination(2))
const db = openDb({ url, schema, connections: 2, settings })
const keeping = openKeeping(openPool({ url, schema, connections: 2, settings }))
const prober = await startProber({
  db,
  log,
  keep: (batch, now) => keepBatch(keeping, batch, { now }),
  egress: () => Promise.resolve({ approved: [], ports: [], loopbackPorts: [Number(port)], own: [] }),
  spoolRoot,
  dnsServers: [],
  readMaintenance: () => Promise.resolve([]),
  readRestDays: () => Promise.resolve(() => false),
  onClockJump: () => {},
  leaseMs: 2_000,
})
process.stdout.write(`${prober.id}\n`)
process.once('SIGTERM', () => void prober.stop().then(() => process.exit(0)))
