import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ConnectionConfig } from 'shared/probe/connection.ts'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { keepPayload, packPayload } from '../../feed/payload-store.ts'
import { loadProvince } from '../../unit/load-province.ts'
import { testDocument } from '../../unit/test-document.ts'
import { watched } from '../ask/test-tools.ts'
import { keepBatch, openKeeping } from '../keep/keep-batch.ts'
import { testBatch, testNode } from '../keep/test-watched.ts'
import { openPool } from '../../db/open.ts'
import { makeCallHearing } from './hear-calls.ts'

let at: TestDatabase
let gateway = ''
const hour = Date.parse('2026-03-02T09:00:00+07:00')
const passive = watched('passive', {
  id: 'calls-dan-cu',
  vantage: 'soc',
  path: ['soc'],
  intervalS: 3_600,
  target: { consumer: 'mot-cua', service: 'dan-cu' },
}) as ConnectionConfig

beforeAll(async () => {
  at = await testDatabase()
  const document = testDocument({ pathNodes: [testNode('soc', { kind: 'vantage' })], watched: [passive] })
  gateway = document.feeds[0]!.id
  const outcome = await loadProvince(at.db, document, new Date(hour))
  if (outcome.kind === 'refused') throw new Error(JSON.stringify(outcome.problems))
  // Which figures the log counts is of no matter here, only that it is one.
  await sql`update feed set definition = jsonb_set(definition, '{format}', '"gateway-jsonl"') where id = ${gateway}`.execute(
    at.db,
  )
})
afterAll(() => at.close())

const line = (hours: number, failed: number) =>
  `${JSON.stringify({
    ts: new Date(hour + hours * 3_600_000).toISOString(),
    service: 'dan-cu',
    consumer: 'mot-cua',
    calls: 100,
    ok: 100 - failed,
    businessError: 0,
    buckets: { '100': 100, inf: 0 },
  })}\n`

async function collected(text: string): Promise<void> {
  const payload = await packPayload(Buffer.from(text), 'application/x-ndjson')
  const now = new Date(hour)
  await keepPayload(at.db, payload, now)
  await at.db
    .insertInto('collection')
    .values({
      feed: gateway,
      asked_from: '2026-03-02',
      asked_to: '2026-03-02',
      asked_at: now,
      took_ms: 1,
      outcome: 'kept',
      error: null,
      payload: payload.hash,
      version: null,
      recorded_at: null,
    })
    .execute()
}

test('each hour of the log is heard once: when it is collected, collected again, and after a restart', async () => {
  const hear = makeCallHearing(at.db)
  const heard = async (by = hear) => {
    const samples = await by([passive], hour + 3 * 3_600_000 + 60_000)
    return samples.map(({ at: when, lost, flags }) => [(when - hour) / 3_600_000, lost, flags])
  }
  expect(await heard()).toEqual([])
  await collected(line(0, 2) + line(1, 0))
  expect(await heard()).toEqual([
    [0, 2, 8],
    [1, 0, 8],
  ])
  expect(await heard()).toEqual([])

  const pool = openPool({ url: at.url, schema: at.schema, settings: { 'app.all': 'system' } })
  const samples = await makeCallHearing(at.db)([passive], hour + 2 * 3_600_000)
  await keepBatch(openKeeping(pool), testBatch(0, { samples }), { now: new Date(hour + 2 * 3_600_000) })
  await pool.end()
  await collected(line(0, 2) + line(1, 0) + line(2, 5))
  expect(await heard()).toEqual([[2, 5, undefined]])
  expect(await heard(makeCallHearing(at.db))).toEqual([[2, 5, undefined]])
})

test('the log of the running day tells of hours that have ended, soon enough to raise an alert', async () => {
  const now = hour + 6 * 3_600_000 + 300_000
  const running = () => Promise.resolve([line(4, 60) + line(5, 30) + line(6, 90)])
  const samples = await makeCallHearing(at.db, running)([passive], now)
  const ofRunning = samples.filter((sample) => sample.at > hour + 3 * 3_600_000)
  // The first is more than an hour and ten minutes old; the last hour is still running.
  expect(ofRunning.map(({ at: when, lost, flags }) => [(when - hour) / 3_600_000, lost, flags])).toEqual([
    [4, 60, 8],
    [5, 30, undefined],
  ])
})
