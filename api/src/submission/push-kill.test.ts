import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { sql } from 'kysely'
import { addDays } from 'shared/day.ts'
import type { HandedInAnswer } from 'shared/submission/submission-contract.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../db/test-database.ts'
import { loadProvince } from '../unit/load-province.ts'
import { testDocument } from '../unit/test-document.ts'

/** Two servers before one database, one of which is killed again and again while figures are pushed to both. */
let database: TestDatabase
interface Server {
  child: ChildProcess
  address: string
}
const servers: Server[] = []
const kills = Number(process.env['PUSH_KILLS'] ?? 25)
const fewRuns = 4
const modelRuns = Number(process.env['PUSH_MODELS'] ?? fewRuns)

async function start(): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'test-push-server.ts'), [database.url, database.schema], {
    execArgv: ['--no-warnings'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (said) => resolve(said as number))
    child.once('exit', () => reject(new Error('a server ended before it listened')))
  })
  return { child, address: `http://127.0.0.1:${port}/api/submissions` }
}

beforeAll(async () => {
  database = await testDatabase()
  await loadProvince(database.db, testDocument(), new Date('2025-07-28T00:00:00Z'))
  servers.push(...(await Promise.all([start(), start()])))
}, 120_000)
afterAll(async () => {
  for (const { child } of servers) child.kill('SIGKILL')
  await database.close()
})

/** A day no other batch speaks of, so that what is there of it came of this one. */
let days = 0
interface Batch {
  key: string
  day: string
  body: string
}
function newBatch(): Batch {
  const day = addDays('2025-07-01', days % 27)
  const unit = ['13285', '13318', 'H42.1'][Math.floor(days / 27) % 3]!
  const petitions = 1 + days++
  const counts = { petitions, petitions_on_time: 0, ratings: 0, ratings_satisfied: 0 }
  return { key: randomUUID(), day, body: JSON.stringify({ dataset: 'petition', records: [{ unit, day, counts }] }) }
}
async function send(server: Server, { key, body }: Batch, signal: AbortSignal | null = null) {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key }
  const response = await fetch(server.address, { method: 'POST', headers, body, signal })
  return { status: response.status, answer: (await response.json()) as HandedInAnswer }
}
const rows = async () => {
  const { rows: counted } = await sql<{ submissions: number; collections: number; audits: number; batches: number }>`
    select (select count(*) from submission) as submissions, (select count(*) from collection where submission is not null) as collections,
      (select count(*) from audit where action = 'submission.create') as audits,
      (select count(distinct collection) from delta) as batches`.execute(database.db)
  return counted[0]!
}

/** What is known of all that was sent, and answered. */
type Model = Map<string, { batch: Batch; answer: HandedInAnswer }>
type Act = fc.AsyncCommand<Model, Server[]>

const oneOf = (model: Model, which: number) => [...model.values()][which % model.size]!
/** Sent until it is answered: whoever is told that it is under way asks again. */
async function sendUntilAnswered(server: Server, batch: Batch) {
  for (;;) {
    const told = await send(server, batch)
    if (told.status !== 409) return told
    await sleep(5)
  }
}

const sendNew = (server: number): Act => ({
  check: () => true,
  toString: () => `new to ${server}`,
  async run(model, real) {
    const batch = newBatch()
    const { status, answer } = await send(real[server]!, batch)
    expect(status).toBe(201)
    model.set(batch.key, { batch, answer })
  },
})

const sendAgain = (server: number, which: number): Act => ({
  check: (model) => model.size > 0,
  toString: () => `again to ${server}`,
  async run(model, real) {
    const { batch, answer } = oneOf(model, which)
    expect(await send(real[server]!, batch)).toEqual({ status: 200, answer })
  },
})

const sendOther = (server: number, which: number): Act => ({
  check: (model) => model.size > 0,
  toString: () => `another body to ${server}`,
  async run(model, real) {
    const { batch } = oneOf(model, which)
    expect((await send(real[server]!, { ...newBatch(), key: batch.key })).status).toBe(422)
  },
})

/** Four clients at once, two at each server, with one batch. */
const sendTogether: Act = {
  check: () => true,
  toString: () => 'four at once',
  async run(model, real) {
    const batch = newBatch()
    const told = await Promise.all(real.flatMap((each) => [send(each, batch), send(each, batch)]))
    const statuses = told.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect(statuses.filter((status) => ![200, 201, 409].includes(status))).toEqual([])
    model.set(batch.key, { batch, answer: told.find(({ status }) => status === 201)!.answer })
  },
}

/** A client hangs up before it has the answer, and asks the other server. */
const hangUp = (server: number, after: number): Act => ({
  check: () => true,
  toString: () => `hung up on ${server} after ${after} ms`,
  async run(model, real) {
    const batch = newBatch()
    await send(real[server]!, batch, AbortSignal.timeout(after)).catch(() => null)
    const { status, answer } = await sendUntilAnswered(real[1 - server]!, batch)
    expect([200, 201]).toContain(status)
    model.set(batch.key, { batch, answer })
  },
})

const acts = fc.commands(
  [
    fc.nat(1).map((server) => sendNew(server)),
    fc.tuple(fc.nat(1), fc.nat()).map(([server, which]) => sendAgain(server, which)),
    fc.tuple(fc.nat(1), fc.nat()).map(([server, which]) => sendOther(server, which)),
    fc.constant(sendTogether),
    fc.tuple(fc.nat(1), fc.integer({ min: 1, max: 12 })).map(([server, after]) => hangUp(server, after)),
  ],
  { maxCommands: 40, size: 'max' },
)

test(
  'whichever server is asked, however often, at once or hung up on: once, and the same answer',
  async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (commands) => {
        const before = await rows()
        const model: Model = new Map()
        await fc.asyncModelRun(() => ({ model, real: servers }), commands)
        const after = await rows()
        const moved = (['submissions', 'audits', 'collections'] as const).map((what) => after[what] - before[what])
        expect(moved).toEqual([model.size, model.size, model.size])
      }),
      { numRuns: modelRuns, ...(modelRuns === fewRuns && { seed: 7 }), interruptAfterTimeLimit: 1_500_000 },
    )
  },
  60_000 + modelRuns * 5_000,
)

test(
  `a server killed at any instant, ${kills} times: what was answered is there, once and whole`,
  async () => {
    const before = await rows()
    const acknowledged: HandedInAnswer[] = []
    let cutOff = 0
    const pushUntilAnswered = async (batch: Batch, first: number): Promise<void> => {
      for (let tried = first; ; tried++) {
        const told = await send(servers[tried % 2]!, batch).catch(() => null)
        if (told && told.status !== 409) {
          expect([200, 201]).toContain(told.status)
          acknowledged.push(told.answer)
          return
        }
        if (!told && tried === first) cutOff++
        await sleep(20)
      }
    }
    const random = fc.sample(fc.nat(16), { numRuns: kills, seed: 11 })
    for (const [round, pause] of random.entries()) {
      const pushed = Promise.all([0, 1, 2, 3].map((client) => pushUntilAnswered(newBatch(), client)))
      await sleep(pause)
      servers[round % 2]!.child.kill('SIGKILL')
      servers[round % 2] = await start()
      await pushed
    }
    const after = await rows()
    const sent = kills * 4
    expect(new Set(acknowledged.map(({ id }) => id)).size).toBe(sent)
    expect(
      [after.submissions, after.collections, after.audits].map(
        (count, i) => count - [before.submissions, before.collections, before.audits][i]!,
      ),
    ).toEqual([sent, sent, sent])
    // A kill that comes when all is answered proves nothing.
    expect(cutOff).toBeGreaterThan(0)
    // A day's first batch moved all its measures, a later one what differs: what is half there would lack some.
    const { rows: uneven } = await sql<{ collection: number }>`
      select d.collection from delta d
      group by d.collection, d.day, d.unit, d.version having count(distinct d.measure) <> case
        when exists (select from delta e where e.day = d.day and e.unit = d.unit and e.version < d.version) then 1 else 4 end`.execute(
      database.db,
    )
    expect(uneven).toEqual([])
  },
  120_000 + kills * 8_000,
)
