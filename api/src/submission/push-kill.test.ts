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
async function send(server: Server, { key, body }: Batch) {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key }
  const response = await fetch(server.address, { method: 'POST', headers, body })
  return { status: response.status, answer: (await response.json()) as HandedInAnswer }
}
const rows = async () => {
  const { rows: counted } = await sql<{ submissions: number; collections: number; audits: number; batches: number }>`
    select (select count(*) from submission) as submissions, (select count(*) from collection where submission is not null) as collections,
      (select count(*) from audit where action = 'submission.create') as audits,
      (select count(distinct collection) from delta) as batches`.execute(database.db)
  return counted[0]!
}

test('whichever server is asked, however often and in whatever order: once, and the same answer', async () => {
  const before = await rows()
  const known = new Map<string, { batch: Batch; answer: HandedInAnswer }>()
  const act = fc.record({
    kind: fc.constantFrom('new', 'again', 'other', 'twice'),
    server: fc.nat(1),
    which: fc.nat(1_000),
  })
  for (const { kind, server, which } of fc.sample(act, { numRuns: 60, seed: 7 })) {
    const asked = servers[server]!
    const old = [...known.values()][which % Math.max(1, known.size)]
    if (kind === 'twice') {
      const batch = newBatch()
      const told = await Promise.all(servers.flatMap((each) => [send(each, batch), send(each, batch)]))
      const statuses = told.map(({ status }) => status)
      expect(statuses.filter((status) => status === 201)).toHaveLength(1)
      expect(statuses.filter((status) => ![200, 201, 409].includes(status))).toEqual([])
      known.set(batch.key, { batch, answer: told.find(({ status }) => status === 201)!.answer })
    } else if (kind === 'new' || !old) {
      const batch = newBatch()
      const { status, answer } = await send(asked, batch)
      expect(status).toBe(201)
      known.set(batch.key, { batch, answer })
    } else if (kind === 'again') expect(await send(asked, old.batch)).toEqual({ status: 200, answer: old.answer })
    else expect((await send(asked, { ...newBatch(), key: old.batch.key })).status).toBe(422)
  }
  const after = await rows()
  expect(after.submissions - before.submissions).toBe(known.size)
  expect(after.audits - before.audits).toBe(known.size)
  expect(after.collections - before.collections).toBe(known.size)
}, 120_000)

test(
  `a server killed at any instant, ${kills} times: what was answered is there, once and whole`,
  async () => {
    const before = await rows()
    const acknowledged: HandedInAnswer[] = []
    const pushUntilAnswered = async (batch: Batch, first: number): Promise<void> => {
      for (let tried = first; ; tried++) {
        const told = await send(servers[tried % 2]!, batch).catch(() => null)
        if (told && told.status !== 409) {
          expect([200, 201]).toContain(told.status)
          acknowledged.push(told.answer)
          return
        }
        await sleep(20)
      }
    }
    const random = fc.sample(fc.nat(40), { numRuns: kills, seed: 11 })
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
    // Every batch moved all measures of its day, or none: what is half there would be missing from one of them.
    const { rows: uneven } = await sql<{ collection: number }>`
    select collection from delta group by collection having count(distinct measure) not in (1, 4)`.execute(database.db)
    expect(uneven).toEqual([])
  },
  120_000 + kills * 8_000,
)
