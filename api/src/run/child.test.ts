import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepChild } from './child.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhipso-child-'))
  await writeFile(join(folder, 'good.mjs'), "setInterval(() => {}, 1e6); console.log('ready ' + process.pid)")
  await writeFile(join(folder, 'bad.mjs'), 'process.exit(3)')
  await writeFile(
    join(folder, 'parent.mjs'),
    `import { keepChild } from ${JSON.stringify(join(import.meta.dirname, 'child.ts'))}
     keepChild({ name: 'good', args: [${JSON.stringify(join(folder, 'good.mjs'))}], cwd: '/', readyLine: /^never/ })`,
  )
})
afterAll(() => rm(folder, { recursive: true, force: true }))
const options = (file: string) => ({ name: file, args: [join(folder, file)], cwd: folder, readyLine: /^ready/ })

test('a child is waited for until it says it is ready, and stops when told to', async () => {
  const child = keepChild(options('good.mjs'))
  await child.ready
  await child.stop()
})

test('one that ends before it is ready says how', async () => {
  const child = keepChild(options('bad.mjs'))
  await expect(child.ready).rejects.toThrow('bad.mjs ended (3) before it was ready')
  await child.stop()
})

test('restarted twice at once, one new process takes the place of the old', async () => {
  await writeFile(
    join(folder, 'alone.mjs'),
    `import { createServer } from 'node:net'
     import { appendFileSync } from 'node:fs'
     createServer().listen(${JSON.stringify(join(folder, 'alone.sock'))}, () => {
       appendFileSync(${JSON.stringify(join(folder, 'started'))}, 'x')
       console.log('ready')
     })`,
  )
  const started = () => readFile(join(folder, 'started'), 'utf8')
  const child = keepChild(options('alone.mjs'))
  await child.ready
  await rm(join(folder, 'alone.sock'), { force: true })
  child.restart()
  child.restart()
  await expect.poll(started, { timeout: 10_000 }).toBe('xx')
  await child.stop()
  expect(await started()).toBe('xx')
})

test('a child does not outlive a parent that is killed', async () => {
  const parent = spawn(process.execPath, [join(folder, 'parent.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface(parent.stdout), 'line')) as [string]
  const pid = Number(/ready (\d+)/.exec(line)?.[1])
  expect(isAlive(pid)).toBe(true)
  parent.kill('SIGKILL')
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false)
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
