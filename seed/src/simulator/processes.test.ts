import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, expect, test } from 'vitest'

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url))
const cli = (...words: string[]) => promisify(execFile)(process.execPath, [here('./cli.ts'), ...words])
const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
})

/** A port with room for the simulator's servers after it; ports are tried, not hoped for. */
async function start(...rest: string[]): Promise<{ child: ChildProcess; port: number }> {
  for (let attempt = 0; attempt < 8; attempt++) {
    const port = 21_000 + Math.floor(Math.random() * 2_000) * 10
    const child = spawn(process.execPath, [here('./main.ts'), '--port', String(port), ...rest], { stdio: 'pipe' })
    started.push(child)
    const ready = once(child.stdout, 'data').then(([printed]) => String(printed))
    const outcome = await Promise.race([ready, once(child, 'exit').then(() => null)])
    if (outcome === null) continue
    expect(outcome).toBe('ready\n')
    return { child, port }
  }
  throw new Error('no ten free ports in a row were found')
}

test('the simulator says it is ready when all listen, and ends when its standard input is closed', async () => {
  const { child, port } = await start('--now', '2025-08-01T09:00:00+07:00')
  const address = `http://127.0.0.1:${port + 9}/log/giao-dich.jsonl?tuNgay=2025-07-30&denNgay=2025-08-31`
  expect(await (await fetch(address)).text()).toMatch(/"day":"2025-07-31","complete":true}\n{"ts":"2025-08-01T00/)

  const simulator = ['--simulator', `http://127.0.0.1:${port}`]
  expect((await cli('fault', 'mot-cua', 'silent', ...simulator)).stdout).toMatch(/^mot-cua +silent$/m)
  const hanging = fetch(`http://127.0.0.1:${port + 1}/api/thong-ke/ho-so?tuNgay=20250701&denNgay=20250701`).catch(
    () => 'cut',
  )
  expect((await cli('faults', ...simulator)).stdout).toMatch(/^mot-cua +silent$/m)
  await expect(cli('fault', 'mot-cua', 'tired', ...simulator)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('refused'),
  })

  child.stdin?.end()
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(await hanging).toBe('cut')
  await expect(cli('faults', ...simulator)).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining('no simulator answers'),
  })
})

test('a port that is taken is said, and nothing is left listening', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const attempt = promisify(execFile)(process.execPath, [here('./main.ts'), '--port', String(port)])
  await expect(attempt).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/EADDRINUSE.*SIMULATOR_PORT/) })
  taken.close()
})

test('a wrong setting is named', async () => {
  const attempt = promisify(execFile)(process.execPath, [here('./main.ts'), '--port', 'many', '--now', 'yesterday'])
  await expect(attempt).rejects.toMatchObject({ code: 2, stderr: expect.stringMatching(/--port[\s\S]*--now/) })
})

test('the command without words it knows prints how it is used', async () => {
  await expect(cli('repair')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('usage') })
})
