import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { monday, oneConnection, sampleOf } from '../probe/detect/test-story.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhipso-detect-'))
})
afterAll(() => rm(folder, { recursive: true }))

const lineOf = (letter: string, minute: number): string => {
  const { at, connection, ...rest } = sampleOf(letter, monday + minute * 60_000, 'land')
  return JSON.stringify({ t: at, c: connection, ...rest })
}
const day = Array.from({ length: 1440 }, (_, minute) => lineOf('.', minute))
const outage = ['x', 'x', 'x', '.', '.', '.', '.'].map((letter, at) => lineOf(letter, 1440 + at))

interface Ran {
  code: number
  out: string
  said: string
}

/** The very command, as a process of its own, with no settings of a database. */
async function detect(samples: string, out = 'a.ndjson', stdin?: string): Promise<Ran> {
  await writeFile(join(folder, 't.json'), JSON.stringify(oneConnection))
  if (samples !== '-') await writeFile(join(folder, 's.ndjson'), samples)
  const cli = join(import.meta.dirname, '../cli.ts')
  const argv = ['--topology', join(folder, 't.json'), '--samples', samples === '-' ? '-' : join(folder, 's.ndjson')]
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [cli, 'detect', ...argv, '--out', out === '-' ? '-' : join(folder, out)],
      (error, stdout, stderr) => {
        const code = error ? Number(error.code) : 0
        const written = out === '-' ? Promise.resolve(stdout) : readFile(join(folder, out), 'utf8')
        void written.then((text) => resolve({ code, out: text, said: stderr }))
      },
    )
    child.stdin?.end(stdin ?? '')
  })
}

const eventsOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test('recorded samples become events, an outage its opening and its end', async () => {
  const { code, out } = await detect(`${[...day, ...outage].join('\n')}\n`)
  expect(code).toBe(0)
  expect(eventsOf(out)).toMatchObject([
    { event: 'opened', scope: 'connection', id: 'land', state: 'down', members: ['land'], notify: true },
    { event: 'resolved', scope: 'connection', id: 'land', state: 'up', notify: true },
  ])
  expect(Object.keys(eventsOf(out)[0]!)).toEqual([
    't',
    'incident',
    'event',
    'scope',
    'id',
    'state',
    'reasons',
    'members',
    'notify',
  ])
})

test('bad lines are refused by number and reason in both languages, and the rest is as if they were not there', async () => {
  const clean = await detect(`${[...day, ...outage].join('\n')}\n`)
  const lines = ['', 'nonsense', ...day, '{"t":1,"c":"nobody","ok":true}', ...outage.flatMap((line) => [line, line])]
  const { code, out, said } = await detect(lines.join('\r\n'))
  expect(code).toBe(1)
  expect(out).toBe(clean.out)
  expect(said).toContain('Dòng 2: không phải một đối tượng JSON')
  expect(said).toContain('Line 1443: the topology has no connection “nobody”')
  expect(said).toContain('2 lines refused, 7 samples late or doubled')
})

test('samples may come from a pipe and events go to one', async () => {
  const { code, out } = await detect('-', '-', `${[...day, ...outage].join('\n')}\n`)
  expect(code).toBe(0)
  expect(eventsOf(out)).toHaveLength(2)
})

test('called wrongly it says how it is called', async () => {
  const cli = join(import.meta.dirname, '../cli.ts')
  const ran = await new Promise<[unknown, string]>((resolve) => {
    execFile(process.execPath, [cli, 'detect', '--samples', 'x'], (error, _, said) => resolve([error?.code, said]))
  })
  expect(ran[0]).toBe(2)
  expect(ran[1]).toContain('pnpm nhipso detect --topology')
})
