import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { runApart } from './run-apart.ts'

const checkout = join(import.meta.dirname, '../../..')
const endless = join(import.meta.dirname, 'test-endless.ts')
const limits = { seconds: 60, megabytes: 64, checkout, mostAnswered: 100 }
const nothing = { task: null, bytes: Buffer.alloc(0) }

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 400 && isThere(pid); tries++) await sleep(25)
  return !isThere(pid)
}

test('what takes too long is ended', async () => {
  let pid = 0
  const ran = await runApart(endless, nothing, { ...limits, seconds: 2 }, (line) => (pid = Number(line)))
  expect(ran).toEqual({ kind: 'failed', why: 'took-too-long' })
  expect(pid).toBeGreaterThan(0)
  expect(await isGone(pid)).toBe(true)
})

test('what runs apart does not outlive a server that is killed', { timeout: 30_000 }, async () => {
  const runs = `
    const { runApart } = await import(${JSON.stringify(join(import.meta.dirname, 'run-apart.ts'))})
    await runApart(${JSON.stringify(endless)}, { task: null, bytes: Buffer.alloc(0) }, ${JSON.stringify(limits)}, console.log)`
  const server = spawn(process.execPath, ['--input-type=module', '--eval', runs], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [said] = (await once(server.stdout, 'data')) as [Buffer]
  const pid = Number(String(said))
  expect(isThere(pid)).toBe(true)
  server.kill('SIGKILL')
  expect(await isGone(pid)).toBe(true)
})

test('a line ends at a line feed and nowhere else, whatever stands in a cell', async () => {
  const said = ['một\u2028hai\u2029ba', 'bốn\rnăm\u0085sáu']
  const lines: string[] = []
  const ran = await runApart(
    join(import.meta.dirname, 'test-echo.ts'),
    { task: null, bytes: Buffer.from(said.map((line) => JSON.stringify(line)).join('\n')) },
    { ...limits, mostAnswered: 1_000 },
    (line) => lines.push(JSON.parse(line) as string),
  )
  expect(ran).toEqual({ kind: 'ended' })
  expect(lines).toEqual(said)
})
