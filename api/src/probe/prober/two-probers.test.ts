import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../db/test-database.ts'
import { loadWatched, testConnection } from '../keep/test-watched.ts'

/** Real probers, a real target, a real database behind a wire that can be cut. */
const intervalS = 5
const count = 24
let at: TestDatabase
let spool = ''
const children = new Set<ChildProcess>()
const target = createServer((socket) => socket.on('error', () => {}).resume())
const wire = { cut: false, sockets: new Set<Socket>() }
const proxy = createServer((from) => {
  if (wire.cut) return void from.destroy()
  const folder = new URL(at.url).searchParams.get('host')!
  const to = connect(`${folder}/.s.PGSQL.5432`)
  for (const [socket, other] of [
    [from, to],
    [to, from],
  ] as const) {
    wire.sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => {
      wire.sockets.delete(socket)
      other.destroy()
    })
    socket.pipe(other)
  }
})

beforeAll(async () => {
  at = await testDatabase()
  spool = await mkdtemp(join(tmpdir(), 'nhipso-probers-'))
  for (const server of [target, proxy]) {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
  }
  const port = portOf(target)
  await loadWatched(
    at.db,
    Array.from({ length: count }, (_, n) =>
      testConnection(`watched-${n}`, { unit: null, intervalS, deadlineMs: 1_000, target: { host: '127.0.0.1', port } }),
    ),
  )
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const socket of wire.sockets) socket.destroy()
  target.close()
  proxy.close()
  await at.close()
  await rm(spool, { recursive: true, force: true })
})

const portOf = (server: typeof target): number => (server.address() as AddressInfo).port

async function start(): Promise<{ child: ChildProcess; id: string }> {
  const url = new URL(at.url)
  url.search = ''
  url.host = `127.0.0.1:${portOf(proxy)}`
  const script = fileURLToPath(new URL('./test-prober-process.ts', import.meta.url))
  const tied = fileURLToPath(new URL('../../run/die-with-parent.ts', import.meta.url))
  const args = ['--import', tied, script, url.href, at.schema, spool, String(portOf(target))]
  // A run that is killed leaves no prober behind that asks for ever.
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
  children.add(child)
  const [printed] = (await once(child.stdout!, 'data')) as [Buffer]
  return { child, id: printed.toString().trim() }
}
async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  child.kill(signal)
  await once(child, 'exit')
  children.delete(child)
}

async function heldBy(): Promise<Record<string, number>> {
  const { rows } = await sql<{ by: string; n: number }>`
    select leased_by as by, count(*)::int as n from probe_lease
    where shard between 0 and 31 and leased_until > clock_timestamp() group by 1`.execute(at.db)
  return Object.fromEntries(rows.map(({ by, n }) => [by, n]))
}
const judges = async () =>
  (
    await sql<{ by: string }>`
    select leased_by as by from probe_lease where shard = -1 and leased_until > clock_timestamp()`.execute(at.db)
  ).rows.map(({ by }) => by)
/** How many connections were asked, and the round kept, between two instants. */
async function heardBetween(since: Date, until: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(distinct connection)::int as n from sample_hot where at > ${since} and at < ${until}`.execute(at.db)
  return rows[0]!.n
}
const heardSince = (since: Date) => heardBetween(since, new Date(Date.now() + 3_600_000))

test('two share the work; the one that is killed is taken over, all of it', { timeout: 90_000 }, async () => {
  const one = await start()
  await expect.poll(heldBy, { timeout: 15_000 }).toEqual({ [one.id]: 32 })
  const two = await start()
  await expect.poll(heldBy, { timeout: 15_000 }).toEqual({ [one.id]: 16, [two.id]: 16 })
  expect(await judges()).toEqual([one.id])
  const shared = new Date()
  await expect.poll(() => heardSince(shared), { timeout: 15_000 }).toBe(count)
  // What both asked, one has judged.
  const states = () => at.db.selectFrom('connection_state').select('state').execute()
  await expect
    .poll(async () => (await states()).filter(({ state }) => state === 'up').length, { timeout: 40_000 })
    .toBe(count)

  await end(one.child, 'SIGKILL')
  await expect.poll(heldBy, { timeout: 30_000 }).toEqual({ [two.id]: 32 })
  const takenOver = new Date()
  await expect.poll(() => heardSince(takenOver), { timeout: 15_000 }).toBe(count)
  expect(await judges()).toEqual([two.id])

  await end(two.child, 'SIGTERM')
  expect(await heldBy()).toEqual({})
  expect((await states()).every(({ state }) => state === 'up')).toBe(true)
})

test(
  'while the database is away rounds go on, and all of them are kept when it is back',
  { timeout: 90_000 },
  async () => {
    const { child } = await start()
    const began = new Date()
    await expect.poll(() => heardSince(began), { timeout: 15_000 }).toBe(count)
    wire.cut = true
    const cut = new Date()
    for (const socket of wire.sockets) socket.destroy()
    await sleep(12_000)
    const away = new Date()
    wire.cut = false
    await expect.poll(() => heardSince(away), { timeout: 25_000 }).toBe(count)
    await end(child, 'SIGTERM')
    // Asked while nothing could be kept, every one of them, and kept since.
    expect(await heardBetween(cut, away)).toBe(count)
    const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (select connection, at from sample_hot group by 1, 2 having count(*) > 1) twice`.execute(
      at.db,
    )
    expect(rows[0]!.n).toBe(0)
  },
)

test('what a prober had on disk when it was killed, the next one keeps', { timeout: 90_000 }, async () => {
  const { child } = await start()
  const began = new Date()
  await expect.poll(() => heardSince(began), { timeout: 15_000 }).toBe(count)
  wire.cut = true
  for (const socket of wire.sockets) socket.destroy()
  const cut = new Date()
  await sleep(9_000)
  await end(child, 'SIGKILL')
  const killed = new Date()
  wire.cut = false
  const next = await start()
  // All but the newest second was on disk, and it is the rounds of those nine seconds that come in.
  const between = async () => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from sample_hot
      where at between ${new Date(cut.getTime() + 1_000)} and ${new Date(killed.getTime() - 3_000)}`.execute(at.db)
    return rows[0]!.n
  }
  await expect.poll(between, { timeout: 20_000 }).toBeGreaterThanOrEqual(count * 0.8)
  await expect.poll(async () => (await readdir(spool)).length, { timeout: 20_000 }).toBe(1)
  await end(next.child, 'SIGTERM')
  expect(await readdir(spool)).toEqual([])
})
