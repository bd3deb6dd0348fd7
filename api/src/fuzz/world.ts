import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Right } from 'shared/account/right.ts'
import { routeRights } from 'shared/account/route-rights.ts'
import type { Kpi } from 'shared/kpi/kpi.ts'
import { buildApp } from '../app.ts'
import { makeTestFolder } from '../db/test-folder.ts'
import { listen } from '../run/listen.ts'
import type { ServingDeps } from '../serving-deps.ts'
import { fuzzNow, layGround } from './ground.ts'
import type { Judging } from './judge.ts'
import { type OpenApi, operationsOf } from './operation.ts'
import { signedInAs } from '../test-sign-in.ts'
import type { Known } from './request-arb.ts'
import type { Target } from './send.ts'

export interface World {
  target: Target
  judging: Judging
  known: Known
  /** Operations that read figures and sources: whoever asks must get there, or they are fuzzed blindly. */
  reachable: string[]
  close(): Promise<void>
}

const readable: Right[] = ['health.read', 'figure.read', 'feed.read', 'collection.read', 'payload.read']
/** A place in a raw answer wants a batch, a unit and a day that fit together; its own tests ask for it. */
const metByChance = ['readExcerpt']
const often = { burst: 10_000_000, perSecond: 10_000_000 }

/** The whole program over a province with history, within reach by call and by TCP. */
export async function openWorld(given: ServingDeps): Promise<World> {
  const checkout = await makeTestFolder('nhipso-fuzz-pages-')
  await buildPages(checkout)
  const deps = { ...given, env: { ...given.env, checkout } }
  await layGround(deps)
  // It asks more often than anybody may.
  const limits = { byAddress: often, byIdentity: often }
  const app = buildApp(deps, { stampMaxAgeMs: 0, limits })
  const listening = await listen(deps, { limits })
  const { hostname, port } = new URL(listening.address)
  const get = async <T>(path: string): Promise<T> => (await (await app.request(path)).json()) as T
  const { cookie } = await signedInAs(deps, 'officer')
  const document = await get<OpenApi>('/api/openapi.json')
  const { kpis } = await get<{ kpis: Kpi[] }>('/api/kpis')
  const { units } = await get<{ units: { code: string }[] }>('/api/province')
  const { feeds } = await get<{ feeds: { id: string }[] }>('/api/feeds')
  const collections = await deps.db.selectFrom('collection').select('id').orderBy('id').execute()
  const operations = operationsOf(document)
  const codes = units.map(({ code }) => code)
  return {
    target: {
      app,
      host: hostname,
      port: Number(port),
      reader: ['cookie', cookie],
      page: ['origin', deps.identity.settings.publicUrl],
    },
    judging: {
      document,
      operations,
      shares: new Set(kpis.filter((kpi) => kpi.measuredIn === 'percent' && kpi.denominator).map(({ id }) => id)),
    },
    reachable: operations
      .map(({ id }) => id)
      .filter((id) => !metByChance.includes(id))
      .filter((id) => id in routeRights && readable.includes(routeRights[id as keyof typeof routeRights].right)),
    known: {
      kpis: kpis.map(({ id }) => id),
      targets: kpis.map(({ id }) => id),
      units: codes,
      unit: codes,
      feeds: feeds.map(({ id }) => id),
      collections: collections.map(({ id }) => String(id)),
      collection: collections.map(({ id }) => String(id)),
      after: codes.map((code) => `2025-07-23 ${code}`),
      // An instant still ahead is refused, and those the schema makes up mostly are.
      asOf: ['2025-07-24', '2025-08-20', '2025-08-01T00:00:00Z', '2025-08-24T16:59:59.999+07:00'],
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
