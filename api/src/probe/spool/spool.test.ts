import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it, test } from 'vitest'
import { adoptFolders, claimFolder } from './adopt.ts'
import { crc32c } from './crc32c.ts'
import { readRecords, writeRecord } from './record.ts'
import { openSpool, type Spool } from './spool.ts'

const root = await mkdtemp(join(tmpdir(), 'nhipso-spool-'))
afterAll(() => rm(root, { recursive: true, force: true }))
let folders = 0
const newFolder = () => join(root, `folder-${(folders += 1)}`)
const text = (contents: readonly Buffer[]) => contents.map(String)
const contents = (...words: string[]) => words.map((word) => Buffer.from(word))

async function drain(spool: Spool): Promise<string[]> {
  const all: string[] = []
  for (let next = await spool.oldest(); next; next = await spool.oldest()) {
    all.push(...text(next.contents))
    await spool.drop(next.segment)
  }
  return all
}

test('the sum is CRC-32C: the check value of the standard and the zeros of RFC 3720', () => {
  expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283)
  expect(crc32c(Buffer.alloc(32))).toBe(0x8a9136aa)
  expect(crc32c(Buffer.from('1234'), Buffer.from('56789'))).toBe(0xe3069283)
})

describe('damage', () => {
  const words = ['{"seq":1}', '{"seq":22}', '', 'NSPR inside', '{"seq":4444}']
  const whole = Buffer.concat(contents(...words).map(writeRecord))

  it('cut at each offset, what is read back is a beginning of what was written', () => {
    for (let length = 0; length <= whole.length; length += 1) {
      const read = text(readRecords(whole.subarray(0, length)).contents)
      expect(words.slice(0, read.length)).toEqual(read)
    }
  })

  it('with each byte flipped, no wrong value comes back and at most one record is missing', () => {
    for (let at = 0; at < whole.length; at += 1) {
      for (const flip of [0x01, 0x80, 0xff]) {
        const damaged = Buffer.from(whole)
        damaged[at]! ^= flip
        const { contents: read, lost } = readRecords(damaged)
        expect(words).toEqual(expect.arrayContaining(text(read)))
        expect(read.length).toBeGreaterThanOrEqual(words.length - 1)
        expect(lost).toBeGreaterThan(0)
      }
    }
  })

  it('whatever is read, only what was written comes back', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 6 }),
        fc.array(fc.tuple(fc.nat(400), fc.uint8Array({ maxLength: 9 })), { maxLength: 4 }),
        (records, splices) => {
          let bytes = Buffer.concat(records.map((record) => writeRecord(Buffer.from(record))))
          for (const [at, junk] of splices)
            bytes = Buffer.concat([bytes.subarray(0, at), junk, bytes.subarray(at + (junk.length % 3))])
          const written = records.map((record) => Buffer.from(record).toString('hex'))
          for (const content of readRecords(bytes).contents) expect(written).toContain(content.toString('hex'))
        },
      ),
    )
  })
})

describe('the spool', () => {
  it('gives back in order what was put in, also to the next process, once', async () => {
    const folder = newFolder()
    const spool = await openSpool(folder, { segmentBytes: 40 })
    await spool.append(contents('one', 'two'), 1_000)
    await spool.append(contents('three'), 2_000)
    await spool.append(contents('four'), 3_000)
    await spool.close()
    const next = await openSpool(folder)
    await next.append(contents('five'), 4_000.25)
    await next.close()
    const last = await openSpool(folder)
    expect(await drain(last)).toEqual(['one', 'two', 'three', 'four', 'five'])
    expect(last.isEmpty()).toBe(true)
    await last.close()
    expect(await readdir(folder)).toEqual([])
  })

  it('past its bound lets the oldest go, and says so', async () => {
    const spool = await openSpool(newFolder(), { segmentBytes: 100, mostBytes: 350 })
    for (let n = 0; n < 12; n += 1) await spool.append(contents(`record number ${n} ${'x'.repeat(60)}`), n)
    expect(spool.loss().segments).toBeGreaterThanOrEqual(5)
    const left = await drain(spool)
    expect(left.at(-1)).toMatch(/^record number 11/)
    expect(left.length).toBeLessThanOrEqual(4)
    await spool.close()
  })

  it('what is older than a day goes too', async () => {
    const spool = await openSpool(newFolder(), { segmentBytes: 1 })
    await spool.append(contents('old'), 0)
    await spool.append(contents('new'), 25 * 3_600_000)
    expect(await drain(spool)).toEqual(['new'])
    expect(spool.loss()).toMatchObject({ segments: 1 })
    await spool.close()
  })

  it('a tail cut by a crash costs what was not flushed, and is counted', async () => {
    const folder = newFolder()
    const spool = await openSpool(folder)
    await spool.append(contents('kept', 'cut'), 5)
    await spool.close()
    const file = join(folder, (await readdir(folder))[0]!)
    await truncate(file, (await stat(file)).size - 2)
    const next = await openSpool(folder)
    expect(await drain(next)).toEqual(['kept'])
    expect(next.loss().damagedBytes).toBe(13)
    await next.close()
  })

  it('a file of nothing but rubbish is passed over', async () => {
    const folder = newFolder()
    const spool = await openSpool(folder)
    await spool.append(contents('good'), 5)
    await spool.close()
    await writeFile(join(folder, '00000000-1.spool'), Buffer.alloc(5_000, 'NSPR'))
    await writeFile(join(folder, 'readme'), 'no segment')
    const next = await openSpool(folder)
    expect(await drain(next)).toEqual(['good'])
    expect(next.loss().damagedBytes).toBe(5_000)
    await next.close()
  })

  it('of 10,000 batches each is read back once', { timeout: 30_000 }, async () => {
    const spool = await openSpool(newFolder())
    const batch = JSON.stringify({ samples: Array.from({ length: 20 }, (_, n) => ({ at: n, connection: `c-${n}` })) })
    for (let n = 0; n < 100; n += 1) await spool.append(Array<Buffer>(100).fill(Buffer.from(batch)), n)
    expect(await drain(spool)).toHaveLength(10_000)
    await spool.close()
  })
})

test(
  'killed in the middle of writing, everything said to be on disk is read back, whole',
  { timeout: 30_000 },
  async () => {
    const folder = newFolder()
    const script = `
    const { openSpool } = await import(${JSON.stringify(new URL('./spool.ts', import.meta.url).href)})
    const spool = await openSpool(${JSON.stringify(folder)}, { segmentBytes: 2000 })
    for (let n = 0; ; n += 1) {
      await spool.append([Buffer.from('record ' + n)], n)
      process.stdout.write(n + '\\n')
    }`
    let sure = -1
    for (let life = 0; life < 4; life += 1) {
      await rm(folder, { recursive: true, force: true })
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      let said = ''
      child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
      await once(child.stdout, 'data')
      await new Promise((done) => setTimeout(done, 40 + life * 37))
      child.kill('SIGKILL')
      await once(child, 'exit')
      sure = Number(said.split('\n').at(-2))
      const spool = await openSpool(folder)
      const read = await drain(spool)
      expect(read.length).toBeGreaterThan(sure)
      expect(read.slice(0, sure + 1)).toEqual(Array.from({ length: sure + 1 }, (_, n) => `record ${n}`))
      await spool.close()
    }
    expect(sure).toBeGreaterThan(3)
  },
)

test('what a dead prober left is taken over, by one; what a living one has is let be', async () => {
  const top = newFolder()
  const mine = await claimFolder(top, 'me')
  const other = await claimFolder(top, 'other')
  const spool = await openSpool(other)
  await spool.append(contents('left behind'), 1)
  await spool.close()
  expect(await adoptFolders(top, 'me')).toEqual([])
  await writeFile(join(other, 'owner'), '4194305 1')
  const both = await Promise.all([adoptFolders(top, 'me'), adoptFolders(top, 'me too')])
  const [adopted] = both.flat()
  expect(both.flat()).toHaveLength(1)
  const found = await openSpool(adopted!)
  expect(await drain(found)).toEqual(['left behind'])
  await found.close()
  expect(await readFile(join(adopted!, 'owner'), 'utf8')).toBe(await readFile(join(mine, 'owner'), 'utf8'))
})

test('a number given out again is another life', async () => {
  const top = newFolder()
  const folder = await claimFolder(top, 'before')
  await appendFile(join(folder, 'owner'), '0')
  expect(await adoptFolders(top, 'after')).toHaveLength(1)
})
