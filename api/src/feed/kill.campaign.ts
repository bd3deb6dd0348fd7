import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { addDays, type Day, daysBetween } from 'shared/day.ts'
import { dueDay } from 'shared/due-day.ts'
import { startEmbedded } from '../db/embedded.ts'
import { migrate } from '../db/migrate.ts'
import { type Db, openDb } from '../db/open.ts'
import { makeTestFolder } from '../db/test-folder.ts'
import { loadProvince } from '../unit/load-province.ts'
import { compareWithTruth } from './test-compare.ts'
import { testSubsystem } from './test-subsystem.ts'
import { dayWritten, trueAnswer, truthDocument } from './test-truth.ts'

const schema = 'ninh_binh'
const units = 60
const now = new Date('2026-05-01T02:00:00Z')
const leaseMs = 900
const historyFrom = '2025-07-01'
const recheckDays = 7
/** The pieces of history are large enough to be copied, and the weeks asked again are not. */
const backfillDays = 30

/**
 * Two workers load a history from a real HTTP server while one or the other is killed (SIGKILL) again and again; once
 * history is in, the last week is told wrong and right in turn, so that kills fall into corrections too. In the end the
 * ledger and the sums must be exactly what the subsystem says.
 */
export async function run(kills = 50): Promise<boolean> {
  const state = await makeTestFolder('nhipso-campaign-')
  const server = await startEmbedded({ state })
  const db = openDb({ url: server.url, schema })
  await migrate(db)
  const due = dueDay(6, now)
  let wrongFrom: Day | null = null
  const subsystem = await testSubsystem((from, to) => trueAnswer(units, dayWritten(from), dayWritten(to), wrongFrom))
  await loadProvince(db, truthDocument(`${subsystem.url}/`, units, backfillDays), now)

  const workers = new Map<number, ChildProcess>()
  const began = performance.now()
  let midway = 0
  try {
    for (const place of [0, 1]) workers.set(place, await startWorker(server.url))
    for (let kill = 0; kill < kills; kill++) {
      if (await isLoaded(db, due)) {
        wrongFrom = kill % 2 === 0 ? addDays(due, 1 - recheckDays) : null
        await askAgain(db)
      }
      await sleep(20 + Math.random() * 500)
      const place = kill % 2
      if (await isHeld(db)) midway++
      await end(workers.get(place))
      workers.set(place, await startWorker(server.url))
    }
    wrongFrom = null
    await settle(db, due)
  } finally {
    await Promise.all([...workers.values()].map(end))
    await subsystem.close()
  }
  const told = await compareWithTruth(db, { units, from: historyFrom, to: due })
  const lines = [
    `${kills} kills in ${Math.round((performance.now() - began) / 1_000)} s, ${midway} of them while a feed was held`,
    `${subsystem.asked.length} askings of ${daysBetween(historyFrom, due)} days and ${units} units`,
    ...told.lines,
    told.broken === 0 ? 'the ledger and its sums are what the subsystem says' : `${told.broken} promises broken`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  await db.destroy()
  await server.stop()
  await rm(state, { recursive: true, force: true })
  return told.broken === 0
}

async function startWorker(url: string): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./test-kill-worker.ts', import.meta.url))
  const args = [script, url, schema, now.toISOString(), String(leaseMs)]
  const worker = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(worker.stdout, 'data')
  return worker
}

async function end(worker: ChildProcess | undefined): Promise<void> {
  if (!worker || worker.exitCode !== null || worker.signalCode !== null) return
  worker.kill('SIGKILL')
  await once(worker, 'exit')
}

const progressOf = (db: Db) => db.selectFrom('feed_progress').selectAll().executeTakeFirstOrThrow()
const isLoaded = async (db: Db, due: Day) => (await progressOf(db)).caught_up_to === due
const isHeld = async (db: Db) => (await progressOf(db)).leased_by !== null
const askAgain = (db: Db) => db.updateTable('feed_progress').set({ due_at: now }).execute()

/** Nobody is killed any more: history is finished, and the last week asked for once more after the last lie. */
async function settle(db: Db, due: Day): Promise<void> {
  while (!(await isLoaded(db, due))) await sleep(100)
  while (await isHeld(db)) await sleep(100)
  const before = (await progressOf(db)).last_success_at
  const collections = await countCollections(db)
  await askAgain(db)
  while ((await countCollections(db)) === collections || (await isHeld(db))) await sleep(100)
  if (before === null) throw new Error('no asking had succeeded before the last one')
}

const countCollections = async (db: Db): Promise<number> =>
  (
    await db
      .selectFrom('collection')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n
