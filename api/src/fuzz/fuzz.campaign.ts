import { rm } from 'node:fs/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
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
  return (await runActing(acting)) && asked
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
    const delay = monitorEventLoopDelay()
    delay.enable()
    const began = performance.now()
    const fuzzed = await fuzz(world, {
      seed,
      requests,
      onFinding: (finding) => process.stdout.write(`${tellFinding(finding)}\n\n`),
    })
    const seconds = Math.round((performance.now() - began) / 1_000)
    const after = await tableDigest(db)
    const written = Object.keys(after).filter((table) => after[table] !== before[table])
    const blind = world.reachable.filter((id) => !fuzzed.reached.has(id))
    await world.close()
    const lines = [
      `${fuzzed.sent} requests at ${world.judging.operations.length} operations in ${seconds} s, seed ${seed}`,
      ...tellFuzzed(fuzzed),
      `the loop stood still for ${Math.round(delay.max / 1e6)} ms at most`,
      written.length === 0 ? 'asking wrote nothing' : `asking wrote to ${written.join(', ')}`,
      ...blind.map((id) => `${id} never answered with figures`),
      ...unhandled.map((error) => `unhandled: ${error}`),
      `${fuzzed.findings.length} findings`,
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
    return fuzzed.findings.length + written.length + blind.length + unhandled.length === 0
  } finally {
    await db.destroy()
    await server.stop()
    await rm(state, { recursive: true, force: true })
  }
}

function tellFuzzed({ statuses, slowest }: Fuzzed): string[] {
  const counted = [...statuses]
    .toSorted(([one], [other]) => one - other)
    .map(([status, times]) => `${status}: ${times}`)
  const slow =
    slowest &&
    `slowest: ${Math.round(slowest.tookMs)} ms, ${slowest.request.method} ${slowest.request.target.slice(0, 120)}`
  return [`first answers by status: ${counted.join(', ')}`, ...(slow ? [slow] : [])]
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
    const lines = [
      `${sent} requests that act, by ${identities.length} identities, in ${seconds} s, seed ${seed}`,
      `answers by status: ${counted.join(', ')}; ${reached.size} operations were got through`,
      `${failed} requests failed, ${rows[0]!.idle} transactions left open, ${findings.length} findings`,
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
    return findings.length + failed + rows[0]!.idle === 0
  } finally {
    await program.close()
    await server.stop()
    await rm(state, { recursive: true, force: true })
  }
}
