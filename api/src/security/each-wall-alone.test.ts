import { accountContract } from 'shared/account/account-contract.ts'
import { identityContract } from 'shared/account/identity-contract.ts'
import { accessSays } from 'shared/messages/account-policy.ts'
import { testDatabase } from '../db/test-database.ts'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type * as FindRoute from '../account/access/find-route.ts'
import type { OpenApi, Operation } from '../fuzz/operation.ts'
import type * as Cells from './cells.ts'
import type { Cell, Objects } from './cells.ts'
import type { TestProgram, Who } from './test-program.ts'

vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 })

/*
 * What stands between an asker and a record: the edge, the demand of the door, the row policies of the database. Each is
 * taken away in turn, by replacing the very module, and the program mounted anew; what is left has to hold.
 */
const edgeOff = () =>
  vi.doMock('../account/access/find-route.ts', async (original) => {
    const real = await original<typeof FindRoute>()
    const everybody = { right: 'health.read' } as const
    const knownRoutes: typeof real.knownRoutes = (routes, rights) =>
      real.knownRoutes(
        routes,
        Object.fromEntries(Object.keys(rights).map((name) => [name, everybody])) as typeof rights,
      )
    return { ...real, knownRoutes }
  })
const doorsOff = () => {
  vi.doMock('../account/access/demand.ts', async (original) => ({
    ...(await original<object>()),
    demand: () => {},
    ownUnitOf: () => null,
  }))
  vi.doMock('../account/identity/who-may.ts', () => ({
    whoMay: () => Promise.resolve({ userId: '00000000-0000-4000-8000-000000000000', address: null }),
  }))
}

afterEach(() => {
  vi.doUnmock('../account/access/find-route.ts')
  vi.doUnmock('../account/access/demand.ts')
  vi.doUnmock('../account/identity/who-may.ts')
})

interface Mounted {
  program: TestProgram
  document: OpenApi
  operations: Operation[]
  objects: Objects
  cells: typeof Cells
  identities: readonly Who[]
  kept: () => Promise<Record<string, string>>
}

/** The whole program out of modules loaded anew, so that it is made of what was replaced. */
async function mount(): Promise<Mounted> {
  vi.resetModules()
  const [made, cells, { operationsOf }, { tableDigest }] = await Promise.all([
    import('./test-program.ts'),
    import('./cells.ts'),
    import('../fuzz/operation.ts'),
    import('../fuzz/table-digest.ts'),
  ])
  const program = await made.testProgram(await testDatabase())
  const objects = await cells.layObjects(program)
  const document = (await (await program.ask('administrator', 'GET', '/api/openapi.json')).json()) as OpenApi
  const kept = async () => {
    const all = await tableDigest(program.database.db)
    // What every request may leave behind: its trace, its session, its count.
    return Object.fromEntries(
      Object.entries(all).filter(
        ([name]) => !/^(audit|rate_limit|account_(session|tries|device|sso)|account_verification)/.test(name),
      ),
    )
  }
  return { program, document, operations: operationsOf(document), objects, cells, identities: made.identities, kept }
}

/** To approve a rule is to write into it; that an approver only approves is for the edge and the door to see to. */
const isHalfTheirs = (who: Who, { id }: Operation): boolean => who === 'approver' && id.endsWith('EgressRule')
const own = (id: string): boolean => id in identityContract
const secret = /hunter2|"numerator":[1-9]/

/** Asks everything the policy refuses, as everybody it is refused to: what was shown, what was changed. */
async function askRefused(
  { program, operations, objects, cells, identities, kept }: Mounted,
  isAsked: (operation: Operation) => boolean,
): Promise<{ faults: string[]; asked: number; let: number }> {
  const faults: string[] = []
  let [asked, through] = [0, 0]
  for (const who of identities) {
    const identity = program.identityOf(who)
    // A key is stamped as used, once a minute.
    await program.ask(who, 'GET', '/api/health')
    const before = await kept()
    for (const operation of operations.filter(isAsked)) {
      for (const cell of cells.cellsOf(operation, objects)) {
        if (cells.expectedOf(cell, identity) === 'passes') continue
        if (isHalfTheirs(who, operation)) continue
        const { response, text } = await send(program, who, cell)
        asked += 1
        if (response.ok) through += 1
        const where = `${who} ${operation.id} (${cell.whose})`
        if (text.includes(cells.canaryOf(objects['units.code']!.other!))) faults.push(`${where}: another unit’s record`)
        if (secret.test(text)) faults.push(`${where}: ${secret.exec(text)![0]}`)
        // That an address of signing in answers gives nobody anything.
        const matters = cells.rightOf(operation.id).right !== 'sign-in.use'
        if (own(operation.id) && matters && response.ok) faults.push(`${where}: ${response.status}`)
        if (/"key":\{|"secret"|"link"/.test(text)) faults.push(`${where}: something was made`)
      }
    }
    const after = await kept()
    const changed = Object.keys(after).filter((table) => after[table] !== before[table])
    if (changed.length > 0) faults.push(`${who} changed ${changed.join(', ')}`)
  }
  return { faults, asked, let: through }
}

const bodies: Record<string, object> = {
  createApiKey: { name: 'Một cửa', unit: '10001', dataset: 'dossier', rights: ['submission.read'], days: 3 },
  rotateApiKey: { days: 3, overlapHours: 1 },
  proposeEgressRule: { cidr: '10.40.0.0/16', ports: [443], reason: 'Kho dữ liệu của tỉnh', days: 3 },
  createKiosk: { name: 'Phòng họp', days: 3 },
  invite: { email: 'moi@nhipso.test', name: 'Người Mới', role: 'leader' },
  changePerson: { role: 'leader' },
  askFactorReset: { reason: 'Mất điện thoại khi đi công tác' },
}

async function send(program: TestProgram, who: Who, { operation, path, query }: Cell) {
  query.set('lang', 'en')
  const body = bodies[operation.id] ?? (operation.method === 'GET' ? undefined : {})
  const response = await program.ask(who, operation.method, `${path}?${query.toString()}`, {
    ...(body !== undefined && { body }),
  })
  return { response, text: await response.text() }
}

describe('with one check taken away', () => {
  test('the edge: the doors and the database refuse what it would have', async () => {
    edgeOff()
    const mounted = await mount()
    const { faults, asked, let: through } = await askRefused(mounted, () => true)
    expect(faults).toEqual([])
    // It is gone indeed: lists come back, empty.
    expect([asked > 400, through > 20]).toEqual([true, true])
    await mounted.program.close()
  })

  test('the demands of the doors: the edge refuses all the same', async () => {
    doorsOff()
    const mounted = await mount()
    const { program, operations, objects, cells, identities } = mounted
    const wrong: string[] = []
    for (const who of identities) {
      for (const operation of operations) {
        for (const cell of cells.cellsOf(operation, objects)) {
          const expected = cells.expectedOf(cell, program.identityOf(who))
          if (expected === 'passes' || cells.rightOf(operation.id).judgedByDoor) continue
          const { response, text } = await send(program, who, cell)
          const said = [accessSays.signIn, accessSays.notYours, accessSays.noSuchThing].map(({ en }) => en)
          if (response.status !== expected || !said.some((detail) => text.includes(detail)))
            wrong.push(`${who} ${operation.id}: ${response.status}, expected ${expected}`)
        }
      }
    }
    expect(wrong).toEqual([])
    await program.close()
  })

  test('edge and doors both: the database shows no foreign row and takes no change', async () => {
    edgeOff()
    doorsOff()
    const mounted = await mount()
    // People and their sessions are no part of it: they are the program's own, behind an edge and a door each of which
    // was just shown to hold alone.
    const { faults, asked, let: through } = await askRefused(mounted, ({ id }) => !own(id))
    expect(faults).toEqual([])
    expect([asked > 200, through > 20]).toEqual([true, true])
    expect(Object.keys(accountContract).every((id) => !own(id))).toBe(true)
    await mounted.program.close()
  })
})
