import { chmod, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeKeyring, rotateKey } from './keep-keyring.ts'
import { type Keyring, makeKey, openKeyring } from './keyring.ts'

const now = new Date('2026-11-22T03:00:00Z')
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nhipso-keyring-'))
})
afterAll(() => rm(folder, { recursive: true }))

const opened = (outcome: ReturnType<typeof openKeyring>): Keyring => {
  if (outcome.kind === 'refused') throw new Error(outcome.why)
  return outcome.keyring
}

describe('a keyring that is refused', () => {
  const strong = () => ({
    version: 1,
    seal: [makeKey(now)],
    audit: [makeKey(now)],
    pepper: [makeKey(now)],
    sign: [makeKey(now)],
  })
  const zeros = { id: 'a', key: Buffer.alloc(32).toString('base64'), since: now.toISOString() }
  const word = { ...zeros, key: Buffer.from('matkhau!'.repeat(4)).toString('base64') }
  const short = { ...zeros, key: Buffer.from('0123456789abcdef0123').toString('base64') }

  it.each([
    ['unreadable', 'no JSON', '{'],
    ['unreadable', 'another version', JSON.stringify({ ...strong(), version: 2 })],
    ['unreadable', 'a purpose missing', JSON.stringify({ ...strong(), audit: undefined })],
    ['weak', 'a key of zeros', JSON.stringify({ ...strong(), seal: [zeros] })],
    ['weak', 'a word repeated', JSON.stringify({ ...strong(), pepper: [word] })],
    ['weak', 'a short key', JSON.stringify({ ...strong(), audit: [short] })],
  ])('%s: %s', async (why, name, text) => {
    const path = join(folder, name)
    await writeFile(path, text, { mode: 0o400 })
    expect(openKeyring(path)).toEqual({ kind: 'refused', why, path })
  })

  it('missing', () => {
    const path = join(folder, 'nowhere')
    expect(openKeyring(path)).toEqual({ kind: 'refused', why: 'missing', path })
  })

  it('readable by others', async () => {
    const path = join(folder, 'open')
    await writeFile(path, JSON.stringify(strong()))
    await chmod(path, 0o440)
    expect(openKeyring(path)).toMatchObject({ why: 'open-to-others' })
  })

  it('a link to somewhere else', async () => {
    const path = join(folder, 'link')
    await writeFile(join(folder, 'real'), JSON.stringify(strong()), { mode: 0o400 })
    await symlink(join(folder, 'real'), path)
    expect(openKeyring(path)).toMatchObject({ why: 'not-a-file' })
  })
})

it('is made once, for us alone, also by eight programs starting at once', async () => {
  const path = join(folder, 'race', 'keyring.json')
  const rings = await Promise.all(Array.from({ length: 8 }, () => makeKeyring(path, now)))
  const ids = rings.map((ring) => opened(ring).current('seal').id)
  expect(new Set(ids).size).toBe(1)
  expect((await stat(path)).mode & 0o777).toBe(0o400)
  expect(await readdir(join(folder, 'race'))).toEqual(['keyring.json'])
})

it('a rotated key is used from then on, and found by a program that opened the file before', async () => {
  const path = join(folder, 'rotated')
  const before = opened(await makeKeyring(path, now))
  const running = opened(openKeyring(path, 0))
  const old = before.current('pepper')
  const id = await rotateKey(path, 'pepper', now)
  expect((await stat(path)).mode & 0o777).toBe(0o400)
  const after = opened(openKeyring(path))
  expect(after.current('pepper').id).toBe(id)
  expect(after.find('pepper', old.id)!.bytes.reveal()).toEqual(old.bytes.reveal())
  // Also for what is written from then on, by a program that goes on running.
  expect(running.current('pepper').id).toBe(id)
  expect(running.ids('pepper')).toEqual([old.id, id])
  expect(before.current('pepper').id).toBe(old.id)
  expect(before.find('pepper', id)?.id).toBe(id)
  expect(before.find('audit', id)).toBeNull()
})
