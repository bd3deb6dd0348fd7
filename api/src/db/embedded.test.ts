import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startEmbedded } from './embedded.ts'
import { findPostmaster, readPidFile } from './postmaster.ts'
import { chooseAccount } from './server-account.ts'
import { stateFolder } from './state-folder.ts'
import { makeTestFolder } from './test-folder.ts'

describe('the account PostgreSQL runs under when we are root', () => {
  const lines = {
    root: 'root:x:0:0:root:/root:/bin/bash',
    nobody: 'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin',
    postgres: 'postgres:x:101:104::/var/lib/postgresql:/bin/bash',
    own: 'an:x:1000:1000::/home/an:/bin/bash',
  }
  test.each([
    ['nobody in a bare container', [lines.root, lines.nobody], null, 'nobody'],
    ['postgres where there is one', [lines.nobody, lines.postgres], null, 'postgres'],
    ['the owner of data that exist already', [lines.nobody, lines.postgres], 65534, 'nobody'],
    ['a choice anew when the owner is gone', [lines.nobody], 4711, 'nobody'],
  ])('%s', (_, passwd, owner, name) => {
    expect(chooseAccount(passwd.join('\n'), owner)?.name).toBe(name)
  })
  test('none of them: says what to do', () => {
    expect(() => chooseAccount([lines.root, lines.own].join('\n'), null)).toThrow(/DATABASE_URL/)
  })
})

describe('postmaster.pid', () => {
  test.each([
    [
      'a server that is ready',
      '71\n/d\n1\n5432\n/run\n\n  1 2\nready   \n',
      { pid: 71, socketFolder: '/run', ready: true },
    ],
    [
      'a server still starting',
      '71\n/d\n1\n5432\n/run\n\n  1 2\nstarting\n',
      { pid: 71, socketFolder: '/run', ready: false },
    ],
    ['half a file', '71\n', { pid: 71, socketFolder: '', ready: false }],
    ['an empty file', '', null],
    ['never pid 1 or a group', '-5\n', null],
  ])('%s', (_, text, expected) => expect(readPidFile(text)).toEqual(expected))
})

test('root keeps its state outside the checkout, which /root would shut PostgreSQL out of', () => {
  expect(stateFolder(true, '/root/a')).toMatch(/^\/var\/lib\/nhip-so\/[0-9a-f]{12}$/)
  expect(stateFolder(true, '/root/a')).not.toBe(stateFolder(true, '/root/b'))
  expect(stateFolder(false, '/home/an/a')).toBe('/home/an/a/.nhipso')
})

describe('a server of its own', () => {
  let state = ''
  beforeAll(async () => {
    state = await makeTestFolder('nhipso-embedded-')
  })
  afterAll(() => rm(state, { recursive: true, force: true }))
  const start = () => startEmbedded({ state })
  const data = () => join(state, 'postgres/data')

  test('lives through kills, a stale pid file and two programs at once', { timeout: 60_000 }, async () => {
    const [first, second] = await Promise.all([start(), start()])
    expect(second.url).toBe(first.url)
    await ask(first.url, "create table kept as select 'Đắk Lắk' as name")

    const killed = (await findPostmaster(data()))!
    process.kill(killed.pid, 'SIGKILL')
    await untilGone(killed.pid)
    const again = await start()
    expect(again.wasRunning).toBe(false)
    expect(await ask(again.url, 'select name from kept')).toEqual([{ name: 'Đắk Lắk' }])

    // As after our own SIGKILL: nobody stopped the server, the next start finds it.
    const reused = await start()
    expect(reused.wasRunning).toBe(true)
    await reused.stop()
    expect(await findPostmaster(data())).toBeNull()
  })

  test('is not stopped under another program that is still connected', { timeout: 60_000 }, async () => {
    const server = await start()
    const other = new pg.Client({ connectionString: server.url })
    await other.connect()
    await server.stop()
    expect((await other.query('select 1 as one')).rows).toEqual([{ one: 1 }])
    await other.end()
    await server.stop()
    expect(await findPostmaster(data())).toBeNull()
  })

  test('sorts Vietnamese as the dictionary does, checks its pages and opens no port', { timeout: 60_000 }, async () => {
    const server = await start()
    const names = ['Ý Yên', 'Ấp', 'Đà Nẵng', 'An Giang', 'Dĩ An', 'Đắk Lắk']
    const sorted = await ask(server.url, `select n from unnest(array['${names.join("','")}']) n order by n`)
    expect(sorted.map((row) => row['n'])).toEqual(['An Giang', 'Ấp', 'Dĩ An', 'Đà Nẵng', 'Đắk Lắk', 'Ý Yên'])
    expect(await ask(server.url, 'show data_checksums')).toEqual([{ data_checksums: 'on' }])
    expect(await ask(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '' }])
    await server.stop()
  })
})

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

async function untilGone(pid: number): Promise<void> {
  const alive = () =>
    readFile(`/proc/${pid}/stat`, 'utf8').then(
      (line) => !line.includes(') Z'),
      () => false,
    )
  while (await alive()) await new Promise((resolve) => setTimeout(resolve, 10))
}
