import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kpi } from 'shared/kpi/kpi.ts'
import { buildApp } from '../app.ts'
import { makeTestFolder } from '../db/test-folder.ts'
import type { Deps } from '../deps.ts'
import { listen } from '../run/listen.ts'
import { fuzzNow, layGround } from './ground.ts'
import type { Judging } from './judge.ts'
import { type OpenApi, operationsOf } from './operation.ts'
import type { Known } from './request-arb.ts'
import type { Target } from './send.ts'

export interface World {
  target: Target
  judging: Judging
  known: Known
  close(): Promise<void>
}

/** The whole program over a province with history, within reach by call and by TCP. */
export async function openWorld(given: Deps): Promise<World> {
  const checkout = await makeTestFolder('nhipso-fuzz-pages-')
  await buildPages(checkout)
  const deps = { ...given, env: { ...given.env, checkout } }
  await layGround(deps)
  const app = buildApp(deps, { stampMaxAgeMs: 0 })
  const listening = await listen(deps)
  const { hostname, port } = new URL(listening.address)
  const get = async <T>(path: string): Promise<T> => (await (await app.request(path)).json()) as T
  const document = await get<OpenApi>('/api/openapi.json')
  const { kpis } = await get<{ kpis: Kpi[] }>('/api/kpis')
  const { units } = await get<{ units: { code: string }[] }>('/api/province')
  const { feeds } = await get<{ feeds: { id: string }[] }>('/api/feeds')
  const collections = await deps.db.selectFrom('collection').select('id').orderBy('id').execute()
  const codes = units.map(({ code }) => code)
  return {
    target: { app, host: hostname, port: Number(port) },
    judging: {
      document,
      operations: operationsOf(document),
      shares: new Set(kpis.filter((kpi) => kpi.measuredIn === 'percent' && kpi.denominator).map(({ id }) => id)),
    },
    known: {
      kpis: kpis.map(({ id }) => id),
      units: codes,
      unit: codes,
      feeds: feeds.map(({ id }) => id),
      collections: collections.map(({ id }) => String(id)),
      period: ['2025-07', '2025-08', '2025-Q3', '2025-H2', '2025-9M', '2025', '2025-W30', '2025-07-05..2025-08-09'],
    },
    async close() {
      await listening.close()
      await rm(checkout, { recursive: true, force: true })
    },
  }
}

/** Pages of its own: those of the checkout may be building just now. */
async function buildPages(checkout: string): Promise<void> {
  const dist = join(checkout, 'web/dist')
  await mkdir(join(dist, 'assets'), { recursive: true })
  await writeFile(join(dist, 'index.html'), '<!doctype html><title>Nhịp Số</title>')
  await writeFile(join(dist, 'assets/page-1a2b.js'), 'export {}\n')
}

export const fuzzClock = (): Date => fuzzNow
