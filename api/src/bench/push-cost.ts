import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Identity } from 'shared/account/identity.ts'
import { addDays } from 'shared/day.ts'
import { formatMeasures } from 'shared/feed/format-measures.ts'
import { runAs } from '../account/access/current.ts'
import { openPool } from '../db/open.ts'
import { trueCounts, truthDocument, unitCode } from '../feed/test-truth.ts'
import { submissionDoors } from '../submission/submission-doors.ts'
import { testDeps } from '../test-deps.ts'
import { loadProvince } from '../unit/load-province.ts'
import { figure, type Line, timed } from './alternate.ts'
import type { BenchServer } from './bench-server.ts'
import { copyAgain } from './whole-path.ts'

const units = 145
const clients = 10
const now = new Date('2025-09-10T02:00:00Z')
const measures = formatMeasures['dossier-json']
const officer: Identity = { role: 'officer', id: 'bench', unit: null }

/**
 * Ten clients push days of a province over HTTP, each batch kept whole, with its payload, its sums, its answer and its
 * entry in the trail; against COPY of the same rows into a table without index, constraint or sum. Then ten clients push
 * single records, as a commune’s own system would.
 */
export async function benchPush(server: BenchServer): Promise<Line[]> {
  const db = await server.empty('push')
  await loadProvince(db, truthDocument('http://127.0.0.1:9/', units, 30), now)
  const http = await serveDoors(
    submissionDoors({ ...testDeps(db, now), db, system: db }, { limit: { burst: 1e6, perSecond: 1e6 } }),
  )
  const pool = openPool({ url: server.url, schema: 'public', statementTimeoutMs: 600_000 })
  try {
    const days = Array.from({ length: 60 }, (_, at) => addDays('2025-07-01', at))
    const whole: number[] = []
    const ours = await timed(() =>
      inTurns(days, (day) =>
        push(
          http.address,
          Array.from({ length: units }, (_, unit) => [unit, day]),
          whole,
        ),
      ),
    )
    const figures = days.length * units * measures.length
    const raw = await copyAgain(pool, 'push')
    const single: number[] = []
    const corrected = days.slice(0, 20).flatMap((day) => Array.from({ length: 10 }, (_, unit) => [unit, day] as const))
    await inTurns(corrected, ([unit, day]) => push(http.address, [[unit, day]], single, 1))
    return [
      {
        what: `figures pushed a second, HTTP to sums / raw COPY of ${figure(figures / 1000, 0)} k rows`,
        goal: 'near',
        figure: `1/${figure(ours / raw, 1)}  (${figure(figures / ours, 0)} / ${figure(figures / raw, 0)} thousand a second)`,
        met: null,
      },
      line(`a push of a province’s day (${units * measures.length} figures), ${clients} clients`, whole),
      line(`a push of one record that corrects a day, ${clients} clients`, single),
    ]
  } finally {
    await pool.end()
    await http.close()
  }
}

function line(what: string, times: readonly number[]): Line {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { what, goal: 'small', figure: `p50 ${figure(at(0.5), 0)} ms, p99 ${figure(at(0.99), 0)} ms`, met: null }
}

/** So many clients share a list of things to send. */
async function inTurns<T>(all: readonly T[], send: (one: T) => Promise<void>): Promise<void> {
  const left = [...all]
  const client = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await send(one)
  }
  await Promise.all(Array.from({ length: clients }, client))
}

async function push(
  address: string,
  facts: readonly (readonly [number, string])[],
  times: number[],
  more = 0,
): Promise<void> {
  const records = facts.map(([unit, day]) => {
    const known = trueCounts(unit, day)
    const counts = Object.fromEntries(
      measures.map((measure, i) => [measure, (known[i] ?? 0) + (measure === 'dossiers_completed' ? more : 0)]),
    )
    return { unit: unitCode(unit), day, counts }
  })
  const body = JSON.stringify({ dataset: 'dossier', records })
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() }
  times.push(
    await timed(async () => {
      const response = await fetch(`${address}/api/submissions`, { method: 'POST', headers, body })
      const { accepted } = (await response.json()) as { accepted: number }
      if (response.status !== 201 || accepted !== records.length)
        throw new Error(`a push was answered ${response.status}`)
    }),
  )
}

async function serveDoors(
  doors: ReturnType<typeof submissionDoors>,
): Promise<{ address: string; close: () => Promise<void> }> {
  const asker = { identity: officer, address: null, requestId: null }
  const fetched = (request: Request) => runAs(asker, () => doors.fetch(request))
  const server = serve({ fetch: fetched, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((resolve) => server.once('listening', () => resolve()))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
