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
    const rates: [number[], number[]] = [[], []]
    for (let round = 0; round < 6; round += 1) {
      // The first round warms both up and is not counted.
      const pair = [await rateOf(whole.port), await rateOf(plain.port)] as const
      if (round > 0) rates.forEach((side, index) => side.push(pair[index] ?? 0))
    }
    const [ours, floor] = [median(rates[0]), median(rates[1])]
    return {
      what: `cached answers of ${figure(body.byteLength / 1000, 0)} kB a second / bare Hono, same bytes`,
      goal: '≥ 0.7',
      figure: `${figure(ours / floor)}  (${figure(ours, 0)} / ${figure(floor, 0)} a second)`,
      met: ours / floor >= 0.7,
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

async function rateOf(port: number): Promise<number> {
  const ms = 1_500
  const worker = new Worker(new URL('./http-load.ts', import.meta.url), {
    workerData: { port, path, connections: 16, ms },
  })
  const [answers] = (await once(worker, 'message')) as [number]
  await worker.terminate()
  return answers / (ms / 1000)
}
