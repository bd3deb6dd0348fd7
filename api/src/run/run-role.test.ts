import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findPostmaster } from '../db/postmaster.ts'
import { makeTestFolder } from '../db/test-folder.ts'

const main = join(import.meta.dirname, '../main.ts')
let state = ''
beforeAll(async () => {
  state = await makeTestFolder('nhipso-role-')
})
afterAll(() => rm(state, { recursive: true, force: true }))

function play(args: string[], settings: Record<string, string> = {}) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, NODE_ENV: 'production', NHIPSO_STATE: state, NHIPSO_LOG: 'error', PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  return { child, ended, said: () => said }
}

describe('the program refuses to start', () => {
  test.each<[string, string[], Record<string, string>, RegExp]>([
    ['without a role', [], {}, /Usage: .* start \| dev \| serve \| work/],
    ['in a role there is not', ['fly'], {}, /Usage/],
    ['on a bad setting, named', ['serve'], { PORT: 'x' }, /Cấu hình PORT="x".*\n.*Setting PORT="x"/],
  ])('%s', async (_, args, settings, words) => {
    const { ended, said } = play(args, settings)
    expect(await ended).toBe(2)
    expect(said()).toMatch(words)
  })

  test('on a port that is taken, and leaves no server behind', { timeout: 60_000 }, async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const port = String((other.address() as { port: number }).port)
    const { ended, said } = play(['serve'], { PORT: port })
    expect(await ended).toBe(1)
    expect(said()).toContain(`Port ${port} is taken`)
    expect(await findPostmaster(join(state, 'postgres/data'))).toBeNull()
    other.close()
  })
})

test('serve answers, lives through a kill of its database, and stops cleanly', { timeout: 60_000 }, async () => {
  const { child, ended, said } = play(['serve'], { NHIPSO_LOG: 'warn' })
  await expect.poll(() => said(), { timeout: 30_000 }).toMatch(/Open http/)
  const address = /Open (http:\S+)/.exec(said())![1]!
  const health = async () => (await fetch(`${address}/api/health`)).status
  expect(await health()).toBe(200)

  const killed = (await findPostmaster(join(state, 'postgres/data')))!.pid
  process.kill(killed, 'SIGKILL')
  const answers = new Set<number>()
  const hasNewServer = async () => {
    answers.add(await health())
    const server = await findPostmaster(join(state, 'postgres/data'))
    return server?.ready === true && server.pid !== killed
  }
  await expect.poll(hasNewServer, { timeout: 30_000, interval: 50 }).toBe(true)
  await expect.poll(health, { timeout: 30_000 }).toBe(200)
  expect([...answers].filter((status) => status !== 200 && status !== 503)).toEqual([])

  child.kill('SIGTERM')
  expect(await ended).toBe(0)
  expect(await findPostmaster(join(state, 'postgres/data'))).toBeNull()
  // The error, not the whole connection it happened to.
  const lines = said().split('\n')
  const lost = lines.filter((line) => line.includes('a connection to the database was lost'))
  expect(lost.length).toBeGreaterThan(0)
  for (const line of lost) expect(Object.keys((JSON.parse(line) as { err: object }).err)).not.toContain('client')
})

test(
  'what was kept is there after the program was killed, and the server left running is used further',
  { timeout: 60_000 },
  async () => {
    const first = play(['serve'])
    await expect.poll(() => first.said(), { timeout: 30_000 }).toMatch(/Open http/)
    first.child.kill('SIGKILL')
    await first.ended
    const left = await findPostmaster(join(state, 'postgres/data'))
    expect(left).not.toBeNull()
    const second = play(['serve'])
    await expect.poll(() => second.said(), { timeout: 30_000 }).toMatch(/Open http/)
    expect((await findPostmaster(join(state, 'postgres/data')))!.pid).toBe(left!.pid)
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  },
)
