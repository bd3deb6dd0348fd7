import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { runCommand } from '../../run/run-command.ts'
import { readKeyring } from './keyring.ts'

let folder: string
let path: string
let said = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhipso-keys-'))
  path = join(folder, 'keys/keyring.json')
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text)
      return true
    })
  }
})
afterAll(() => {
  vi.restoreAllMocks()
  return rm(folder, { recursive: true })
})
beforeEach(() => {
  said = ''
})
const run = (...argv: string[]) => runCommand(argv, { NHIPSO_KEYRING: path, NHIPSO_MODE: 'production' })

test('a keyring is made without database or settings, for nobody but us, once', async () => {
  expect(await run('make-keyring')).toBe(0)
  expect(said).toContain('-----BEGIN PUBLIC KEY-----')
  expect((await stat(path)).mode & 0o777).toBe(0o400)
  const made = await readFile(path, 'utf8')
  expect(await run('make-keyring')).toBe(1)
  expect(await readFile(path, 'utf8')).toBe(made)
  // What is told is told to a terminal: the keys themselves never are.
  const { seal, audit, pepper, sign } = JSON.parse(made)
  for (const { key } of [...seal, ...audit, ...pepper, ...sign]) expect(said).not.toContain(key)
})

test.each(['seal', 'audit', 'pepper', 'sign'] as const)('a key of %s is added, the others stay', async (purpose) => {
  const before = readKeyring(path)
  expect(await run('rotate-key', purpose)).toBe(0)
  const after = readKeyring(path)
  if (typeof before === 'string' || typeof after === 'string') throw new Error('no keyring')
  expect(after[purpose].slice(0, -1)).toEqual(before[purpose])
  expect(after[purpose]).toHaveLength(before[purpose].length + 1)
  expect({ ...after, [purpose]: null }).toEqual({ ...before, [purpose]: null })
  expect(said).toContain(after[purpose].at(-1)!.id)
})

test.each([
  ['rotate-key'],
  ['rotate-key', 'all'],
  ['rotate-key', 'seal', 'audit'],
  ['make-keyring', 'x'],
  ['make-keyring', '--x'],
])('%s %s is called wrongly', async (...argv) => {
  expect(await run(...argv)).toBe(2)
  expect(said).toMatch(/Cách dùng[^]*Usage/)
})

test('nothing is rotated where there is no keyring', async () => {
  expect(await runCommand(['rotate-key', 'seal', '--file', join(folder, 'none.json')], {})).toBe(1)
})
