import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import type { Batch } from '../keep/batch.ts'
import { testSample } from '../keep/test-watched.ts'
import { openSpool } from '../spool/spool.ts'
import { makeHandOver } from './hand-over.ts'

const root = await mkdtemp(join(tmpdir(), 'nhipso-hand-over-'))
afterAll(() => rm(root, { recursive: true, force: true }))
let stories = 0

/** A database that is there or away or slow, as the story says, and knows each batch by its number. */
async function story() {
  const kept = new Map<number, Batch>()
  const order: number[] = []
  const database = { is: 'there' as 'there' | 'away' | 'slow' | 'refusing' }
  const spool = await openSpool(join(root, String((stories += 1))), { segmentBytes: 500 })
  const keep = async (batch: Batch) => {
    if (database.is === 'away') throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
    if (database.is === 'refusing') throw Object.assign(new Error('value'), { code: '22003' })
    if (database.is === 'slow') await sleep(1_300)
    if (!kept.has(batch.seq)) order.push(batch.seq)
    kept.set(batch.seq, batch)
  }
  const log = pino({ level: 'silent' })
  const handOver = makeHandOver({ prober: 'p', spool, keep, now: Date.now, log })
  const put = (at = Date.now()) => handOver.put({ samples: [testSample('c', at)], standings: [], events: [] })
  return { kept, order, database, spool, handOver, put }
}

test('while the database is there, batches go to it and none to disk', async () => {
  const { order, spool, handOver, put } = await story()
  for (let n = 0; n < 5; n += 1) put()
  await handOver.close()
  expect(order).toEqual([0, 1, 2, 3, 4])
  expect(spool.isEmpty()).toBe(true)
})

test('while it is away they wait on disk, and are kept in order when it is back', { timeout: 20_000 }, async () => {
  const { order, database, spool, handOver, put, kept } = await story()
  put()
  await sleep(50)
  database.is = 'away'
  for (let n = 0; n < 20; n += 1) {
    put(n === 0 ? Date.now() - 700_000 : undefined)
    await sleep(20)
  }
  expect(handOver.isAway()).toBe(true)
  await expect.poll(() => spool.isEmpty()).toBe(false)
  database.is = 'there'
  put()
  await expect.poll(() => order.length, { timeout: 8_000 }).toBe(22)
  expect(order).toEqual(Array.from({ length: 22 }, (_, n) => n))
  expect(kept.get(1)!.samples[0]!.flags).toBe(8)
  expect(kept.get(2)!.samples[0]!.flags).toBeUndefined()
  await handOver.close()
  expect(spool.isEmpty()).toBe(true)
})

test('one that takes too long is put on disk as well, and is kept once', { timeout: 20_000 }, async () => {
  const { order, database, handOver, put, kept, spool } = await story()
  database.is = 'slow'
  put()
  await expect.poll(() => spool.isEmpty(), { timeout: 3_000 }).toBe(false)
  database.is = 'there'
  await expect.poll(() => spool.isEmpty(), { timeout: 8_000 }).toBe(true)
  expect(order).toEqual([0])
  expect(kept.size).toBe(1)
  await handOver.close()
})

test('stopped while the database is away, everything is on disk', async () => {
  const { database, handOver, put, spool } = await story()
  database.is = 'away'
  for (let n = 0; n < 7; n += 1) put()
  await handOver.close()
  const seqs: number[] = []
  for (let next = await spool.oldest(); next; next = await spool.oldest()) {
    for (const content of next.contents) seqs.push((JSON.parse(content.toString()) as Batch).seq)
    await spool.drop(next.segment)
  }
  expect(seqs).toEqual([0, 1, 2, 3, 4, 5, 6])
})

test('a batch the database refuses for what is in it holds up no other', async () => {
  const { database, handOver, put, order } = await story()
  database.is = 'refusing'
  put()
  await sleep(50)
  database.is = 'there'
  put()
  await handOver.close()
  expect(order).toEqual([1])
})
