import { OpenAPIHono } from '@hono/zod-openapi'
import { routeRights } from 'shared/account/route-rights.ts'
import type { Identity } from 'shared/account/identity.ts'
import { contract } from 'shared/contract.ts'
import { addDays, type Day } from 'shared/day.ts'
import { currentIdentity, runAs } from '../account/access/current.ts'
import { knownRoutes } from '../account/access/find-route.ts'
import { makeGuard } from '../account/access/guard.ts'
import { asAppRole, raiseWall } from '../account/access/raise-wall.ts'
import { scopeOf, systemSettings } from '../account/access/scope.ts'
import { openScopedDb } from '../account/access/scoped-db.ts'
import { insertKey } from '../account/api-key/api-key-store.ts'
import { makeKeyText } from '../account/api-key/key-text.ts'
import { makeLimiter } from '../account/rate/limiter.ts'
import { testKeyring } from '../account/secret/test-keyring.ts'
import { type Db, openDb } from '../db/open.ts'
import type { ServingDeps } from '../serving-deps.ts'
import { inSnapshot } from '../kpi/in-snapshot.ts'
import { overviewDoors } from '../kpi/overview-doors.ts'
import { readCounts } from '../kpi/read-counts.ts'
import { provinceDoors } from '../unit/province-doors.ts'
import { alternate, figure, type Line, type Pair } from './alternate.ts'

const leader: Identity = { role: 'leader', id: 'leader-1', unit: null }
const asker = { identity: leader, address: null, requestId: null }
const often = { burst: 1_000_000, perSecond: 1_000_000 }

/** What the second wall costs the questions about KPIs, and what the edge costs a request. */
export async function benchAccess(
  province: ServingDeps,
  url: string,
  asked: { from: Day; communes: string[] },
): Promise<Line[]> {
  const schema = 'province'
  await raiseWall(province.db, schema)
  const system = openDb({ url: asAppRole(url), schema, settings: systemSettings })
  const walled = openScopedDb({ url: asAppRole(url), schema }, () => scopeOf(currentIdentity()))
  try {
    return [
      cost('129 units, any period: behind the wall / without', await walledCounts(province.db, walled, asked)),
      cost('the one page, uncached: behind the wall / without', await walledPage(province, walled)),
      ...(await edge(province, walled, system)),
    ]
  } finally {
    await walled.destroy()
    await system.destroy()
  }
}

const cost = (what: string, { one, other, ratio }: Pair): Line => ({
  what,
  goal: '≤ 1.10',
  figure: `${figure(ratio)}  (${figure(one)} / ${figure(other)} ms)`,
  met: ratio <= 1.1,
})

/** Whoever asks second finds the pages warm, so each side goes first once. */
async function inBothOrders(
  rounds: number,
  one: () => () => Promise<unknown>,
  other: () => () => Promise<unknown>,
): Promise<Pair> {
  const [first, second] = [await alternate(rounds, one(), other()), await alternate(rounds, other(), one())]
  const [mine, theirs] = [(first.one + second.other) / 2, (first.other + second.one) / 2]
  return { one: mine, other: theirs, ratio: mine / theirs }
}

/** As a door asks: one snapshot, and in it the look-ups. */
function walledCounts(open: Db, walled: Db, { from, communes }: { from: Day; communes: string[] }): Promise<Pair> {
  const ask = (db: Db) => {
    let turn = 0
    return () => {
      const first = addDays(from, 1 + ((turn++ * 97) % 300))
      const spans = [{ from: first, to: addDays(first, 30) }]
      return runAs(asker, () => inSnapshot(db, (trx) => readCounts(trx, { kpis: ['T02'], units: communes, spans })))
    }
  }
  return inBothOrders(
    300,
    () => ask(walled),
    () => ask(open),
  )
}

function walledPage(province: ServingDeps, walled: Db): Promise<Pair> {
  const ask = (db: Db) => {
    const doors = overviewDoors({ db, now: province.now })
    return () => runAs(asker, () => answered(doors, '/api/overview?compare=previous', {}))
  }
  return inBothOrders(
    60,
    () => ask(walled),
    () => ask(province.db),
  )
}

/** The same route with the edge before it and without: somebody signed in, whose session another room reads, and a key. */
async function edge(province: ServingDeps, walled: Db, system: Db): Promise<Line[]> {
  const keyring = testKeyring()
  const text = makeKeyText()
  const given = { name: 'bench', unit: '*', dataset: 'dossier', rights: ['submission.create' as const], days: 30 }
  await insertKey(province.db, keyring, { text, given, by: null }, province.now())
  const bare = new OpenAPIHono().route('/', provinceDoors({ ...province, db: province.db }))
  const guarded = new OpenAPIHono()
  const limiter = makeLimiter(system, often)
  guarded.use(
    makeGuard({
      system,
      keyring,
      log: province.log,
      now: province.now,
      routes: knownRoutes(contract, routeRights),
      site: { publicUrl: 'https://nhipso.test', secure: true },
      openFigures: false,
      signedIn: () => Promise.resolve(leader),
      addressOf: () => '192.0.2.1',
      limits: { byAddress: limiter, byIdentity: limiter },
      requestId: () => null,
    }),
  )
  guarded.route('/', provinceDoors({ ...province, db: walled }))
  const path = '/api/health'
  const key = { authorization: `Bearer ${text.whole.reveal()}` }
  const pairs = {
    'a request of somebody signed in': await alternate(
      500,
      () => answered(guarded, path, {}),
      () => answered(bare, path, {}),
    ),
    'a request with an API key': await alternate(
      500,
      () => answered(guarded, path, key),
      () => answered(bare, path, {}),
    ),
  }
  return Object.entries(pairs).map(([what, { one, other }]) => ({
    what: `${what}: added by the edge and the wall, p50`,
    goal: '≤ 1 ms',
    figure: `${figure(one - other)} ms  (${figure(one)} / ${figure(other)} ms)`,
    met: one - other <= 1,
  }))
}

async function answered(doors: OpenAPIHono, path: string, headers: Record<string, string>): Promise<ArrayBuffer> {
  const response = await doors.request(path, { headers })
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}: ${await response.text()}`)
  return response.arrayBuffer()
}
