import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Worker } from 'node:worker_threads'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { buildApp } from '../app.ts'
import type { ServingDeps } from '../serving-deps.ts'
import { figure, type Line, median } from './alternate.ts'

/** So many answers a second are nobody's, and the limits would end the bench. */
const often = { burst: 10_000_000, perSecond: 10_000_000 }
const path = '/api/kpis/T02/values?by=unit'

/** Answers a second of the whole program from its cache, against Hono handing out the same bytes and doing nothing else. */
export async function benchCachedAnswers(deps: ServingDeps): Promise<Line> {
  const app = buildApp(deps, { limits: { byAddress: often, byIdentity: often } })
  const answer = await app.request(path)
  const body = new Uint8Array(await answer.arrayBuffer())
  const bare = new Hono().get(
    '/api/kpis/T02/values',
    () =>
      new Response(body, {
        headers: { 'content-type': 'application/json', 'content-length': String(body.byteLength) },
      }),
  )
  const [whole, plain] = [await open(app.fetch), await open(bare.fetch)]
  try {
    const rounds: [Rate[], Rate[]] = [[], []]
    for (let round = 0; round < 12; round += 1) {
      // The first rounds warm both up and are not counted.
      const pair = [await rateOf(whole.port), await rateOf(plain.port)] as const
      if (round > 1) rounds.forEach((side, index) => side.push(pair[index]!))
    }
    const [ours, floor] = rounds.map((side) => ({
      clock: median(side.map(({ clock }) => clock)),
      processor: median(side.map(({ processor }) => processor)),
    })) as [Rate, Rate]
    const ratio = ours.processor / floor.processor
    return {
      what: `cached answers of ${figure(body.byteLength / 1000, 0)} kB, the guard before them / bare Hono, same bytes`,
      goal: '≥ 0.7',
      figure: `${figure(ratio)}  (${figure(ours.processor, 0)} / ${figure(floor.processor, 0)} a second of the serving thread; ${figure(ours.clock, 0)} / ${figure(floor.clock, 0)} by the clock)`,
      met: ratio >= 0.7,
    }
  } finally {
    await Promise.all([whole.close(), plain.close()])
  }
}

async function open(
  fetch: Parameters<typeof serve>[0]['fetch'],
): Promise<{ port: number; close: () => Promise<void> }> {
  const server = serve({ fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Answers a second, by the clock and by what the serving thread worked: the clock counts whoever else is at work here too. */
interface Rate {
  clock: number
  processor: number
}

async function rateOf(port: number): Promise<Rate> {
  const ms = 600
  const worker = new Worker(new URL('./http-load.ts', import.meta.url), {
    workerData: { port, path, connections: 16, ms },
  })
  await once(worker, 'online')
  const before = process.threadCpuUsage()
  const [answers] = (await once(worker, 'message')) as [number]
  const { user, system } = process.threadCpuUsage(before)
  await worker.terminate()
  return { clock: answers / (ms / 1000), processor: answers / ((user + system) / 1e6) }
}
