import { rm } from 'node:fs/promises'
import { sql } from 'kysely'
import { pino } from 'pino'
import { startEmbedded } from '../db/embedded.ts'
import { migrate } from '../db/migrate.ts'
import { openDb } from '../db/open.ts'
import { makeTestFolder } from '../db/test-folder.ts'
import { identities, testProgram } from '../security/test-program.ts'
import { testDeps } from '../test-deps.ts'
import { act } from './act.ts'
import { type Fuzzed, fuzz, tellFinding } from './fuzz.ts'
import { race } from './race.ts'
import { markLog, sqlFaults } from './server-log.ts'
import { startRivals } from './start-rivals.ts'
import { tableDigest } from './table-digest.ts'
import { fuzzClock, openWorld } from './world.ts'

const schema = 'ninh_binh'

/** Of so many requests one acts, by somebody, with a body; it costs as much as ten that ask. */
const oneActsOf = 10

/**
 * Asks the whole program everything it can be asked and much that it cannot. Every run takes another seed, unless
 * FUZZ_SEED names one.
 */
export async function run(requests = 30_000): Promise<boolean> {
  const acting = Math.ceil(requests / oneActsOf)
  const asked = await runAsking(requests - acting)
  const acted = await runActing(acting)
  const raced = await runRacing(Math.ceil(requests / oneTurnOf))
  process.stdout.write(asked && acted && raced ? 'every promise was kept\n' : 'a promise was broken\n')
  return asked && acted && raced
}

/** Every race once more for so many requests: each is some ten of them, over two processes. */
const oneTurnOf = 1_000

/** Two processes over one database, at the same thing in the same moment. */
async function runRacing(turns: number): Promise<boolean> {
  const state = await makeTestFolder('nhipso-race-')
  const server = await startEmbedded({ state, durable: false })
  const db = openDb({ url: server.url, schema })
  try {
    const mark = await markLog(db)
    const rivals = await startRivals({ url: server.url, schema })
    const began = performance.now()
    const { asked, findings, rounds } = await race(rivals, turns)
    const seconds = Math.round((performance.now() - began) / 1_000)
    await rivals.stop()
    const sqlFound = await sqlFaults(db, mark)
    const runs = [...rounds.values()].reduce((sum, count) => sum + count, 0)
    const lines = [
      ...findings,
      ...sqlFound.map((fault) => `PostgreSQL: ${fault}`),
      `${runs} races of ${rounds.size} kinds over two processes, ${asked} requests in ${seconds} s`,
      `${findings.length} findings, ${sqlFound.length} lines in the log of PostgreSQL`,
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
    return findings.length + sqlFound.length === 0
  } finally {
    await db.destroy()
    await server.stop()
    await rm(state, { recursive: true, force: true })
  }
}

async function runAsking(requests: number): Promise<boolean> {
  const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000)
  const state = await makeTestFolder('nhipso-fuzz-')
  const server = await startEmbedded({ state, durable: false })
  const db = openDb({ url: server.url, schema })
  const unhandled: string[] = []
  process.on('unhandledRejection', (error) => unhandled.push(String(error)))
  process.on('uncaughtException', (error) => unhandled.push(String(error)))
  try {
    await migrate(db)
    const world = await openWorld({
      ...testDeps(db, fuzzClock, { PORT: '0' }),
      log: pino({ level: 'error' }, pino.destination(2)),
    })
    const before = await tableDigest(db)
    const mark = await markLog(db)
    const began = performance.now()
    const fuzzed = await fuzz(world, {
      seed,
      requests,
      onFinding: (finding) => process.stdout.write(`${tellFinding(finding)}\n\n`),
    })
    const seconds = Math.round((performance.now() - began) / 1_000)
    const after = await tableDigest(db)
    const written = Object.keys(after).filter((table) => after[table] !== before[table])
    const sqlFound = await sqlFaults(db, mark)
    const blind = world.reachable.filter((id) => !fuzzed.reached.has(id))
    await world.close()
    const lines = [
      `${fuzzed.sent} requests at ${world.judging.operations.length} operations in ${seconds} s, seed ${seed}`,
      ...tellFuzzed(fuzzed),
      written.length === 0 ? 'asking wrote nothing' : `asking wrote to ${written.join(', ')}`,
      ...blind.map((id) => `${id} never answered with figures`),
      ...unhandled.map((error) => `unhandled: ${error}`),
      ...sqlFound.map((fault) => `PostgreSQL: ${fault}`),
      `${fuzzed.findings.length} findings, ${sqlFound.length} lines in the log of PostgreSQL`,
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
    return fuzzed.findings.length + written.length + blind.length + unhandled.length + sqlFound.length === 0
  } finally {
    await db.destroy()
    await server.stop()
    await rm(state, { recursive: true, force: true })
  }
}

function tellFuzzed({ statuses, slowest, stillest }: Fuzzed): string[] {
  const counted = [...statuses]
    .toSorted(([one], [other]) => one - other)
    .map(([status, times]) => `${status}: ${times}`)
  const slow =
    slowest &&
    `slowest: ${Math.round(slowest.tookMs)} ms, ${slowest.request.method} ${slowest.request.target.slice(0, 120)}`
  const still =
    stillest &&
    `the loop stood still for ${Math.round(stillest.stillMs)} ms at most, at ${stillest.request.method} ${stillest.request.target.slice(0, 120)}`
  return [`first answers by status: ${counted.join(', ')}`, ...(slow ? [slow] : []), ...(still ? [still] : [])]
}

/** As everybody, before a database with its second wall up. */
async function runActing(requests: number): Promise<boolean> {
  const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000_000)
  const state = await makeTestFolder('nhipso-act-')
  const server = await startEmbedded({ state, durable: false })
  const db = openDb({ url: server.url, schema })
  await migrate(db)
  const program = await testProgram({ db, url: server.url, schema, close: () => db.destroy() })
  try {
    const mark = await markLog(db)
    const began = performance.now()
    const tell = (finding: string) => process.stdout.write(`${finding}\n\n`)
    const { sent, findings, statuses, reached } = await act(program, { seed, requests, onFinding: tell })
    const counted = [...statuses].toSorted(([one], [two]) => one - two).map(([status, times]) => `${status}: ${times}`)
    const { rows } = await sql<{ idle: number }>`
      select count(*) as idle from pg_stat_activity where state = 'idle in transaction'`.execute(db)
    const failed = program
      .logged()
      .split('\n')
      .filter((line) => line.includes('"request failed"')).length
    const seconds = Math.round((performance.now() - began) / 1_000)
    const sqlFound = await sqlFaults(db, mark)
    const lines = [
      ...sqlFound.map((fault) => `PostgreSQL: ${fault}`),
      `${sent} requests that act, by ${identities.length} identities, in ${seconds} s, seed ${seed}`,
      `answers by status: ${counted.join(', ')}; ${reached.size} operations were got through`,
      `${failed} requests failed, ${rows[0]!.idle} transactions left open, ${findings.length} findings, ${sqlFound.length} lines in the log of PostgreSQL`,
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
    return findings.length + failed + rows[0]!.idle + sqlFound.length === 0
  } finally {
    await program.close()
    await server.stop()
    await rm(state, { recursive: true, force: true })
  }
}
