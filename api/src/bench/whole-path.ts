import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type pg from 'pg'
import type { Db } from '../db/open.ts'
import { openPool } from '../db/open.ts'
import { collectDue } from '../feed/collect-due.ts'
import { dayWritten, trueAnswer, truthDocument } from '../feed/test-truth.ts'
import { moveSums } from '../kpi/move-sums.ts'
import { ownCounts } from '../own-counts.ts'
import { testDeps } from '../test-deps.ts'
import { loadProvince } from '../unit/load-province.ts'
import { figure, type Line, median, timed } from './alternate.ts'
import type { BenchServer } from './bench-server.ts'

const units = 145
const now = new Date('2025-09-10T02:00:00Z')

/**
 * Figures a second from a subsystem's answer over HTTP to sums that can be asked, the raw answer kept beside them, against
 * COPY of the same rows into a table without index, constraint or sum.
 */
export async function benchWholePath(server: BenchServer): Promise<Line> {
  const subsystem = await openSubsystem()
  const pool = openPool({ url: server.url, schema: 'public', statementTimeoutMs: 600_000 })
  const [path, copy]: [number[], number[]] = [[], []]
  let figures = 0
  try {
    for (let round = 0; round < 3; round += 1) {
      const db = await server.empty(`path_${round}`)
      await loadProvince(db, truthDocument(subsystem.url, units, 71), now)
      path.push(await timed(() => collectAll(db)))
      figures = await countDeltas(db)
      copy.push(await copyAgain(pool, `path_${round}`))
    }
  } finally {
    await pool.end()
    await subsystem.close()
  }
  const [ours, raw] = [median(path), median(copy)]
  return {
    what: `figures kept a second, HTTP to sums / raw COPY of ${figure(figures / 1000, 0)} k rows`,
    goal: 'near',
    figure: `1/${figure(ours / raw, 1)}  (${figure(figures / ours, 0)} / ${figure(figures / raw, 0)} thousand a second)`,
    met: null,
  }
}

async function collectAll(db: Db): Promise<void> {
  await collectDue(testDeps(db, now), { addUp: moveSums, own: ownCounts })
}

async function countDeltas(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('delta')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (count === 0) throw new Error('the subsystem of the bench answered, and nothing was kept of it')
  return count
}

/** The rows of a schema's ledger, copied into a table without index or constraint. */
export async function copyAgain(pool: pg.Pool, schema: string): Promise<number> {
  const client = await pool.connect()
  try {
    const bytes = await buffer(client.query(copyTo(`copy ${schema}.delta to stdout`)))
    await client.query(
      `create table ${schema}.plain (measure text, day date, unit text, delta bigint, reported smallint, version bigint, reason text, collection bigint, pointer int)`,
    )
    return await timed(() =>
      pipeline(Readable.from(chunksOf(bytes)), client.query(copyFrom(`copy ${schema}.plain from stdin`))),
    )
  } finally {
    client.release()
  }
}

function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

/** A one-stop system over HTTP whose answers are made before the clock runs. */
async function openSubsystem(): Promise<{ url: string; close: () => Promise<void> }> {
  const made = new Map<string, string>()
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://localhost').searchParams
    const [from, to] = [dayWritten(asked.get('tuNgay') ?? ''), dayWritten(asked.get('denNgay') ?? '')]
    const answer = made.get(from + to) ?? trueAnswer(units, from, to)
    made.set(from + to, answer)
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
