import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { mostBytes, readApart } from './read-apart.ts'
import { collection, feature, square, testUnits } from './test-boundaries.ts'

const limits = { seconds: 20, megabytes: 256, checkout: fileURLToPath(new URL('../../../..', import.meta.url)) }
const stream = (...chunks: Uint8Array[]): ReadableStream<Uint8Array> => ReadableStream.from(chunks) as never
const sound = collection([feature({ code: '13280' }, [square(0)])])

test('a file is read in a process of its own as it would be here', async () => {
  expect(await readApart(stream(sound.subarray(0, 40), sound.subarray(40)), testUnits, limits)).toMatchObject({
    kind: 'read',
    report: { bytes: sound.length, matched: [{ unit: '13280' }] },
  })
})

test('what is larger than may be is refused at the byte too many, and the rest is not read', async () => {
  const asked = { chunks: 0 }
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      asked.chunks += 1
      controller.enqueue(new Uint8Array(1_000_000).fill(32))
    },
  })
  expect(await readApart(endless, testUnits, limits)).toMatchObject({ kind: 'refused', why: 'too-large' })
  expect(asked.chunks * 1_000_000).toBeLessThan(mostBytes + 4_000_000)
})

test('what takes too long, or more memory than it may have, ends with its process', async () => {
  const large = Buffer.from(`[${'[0],'.repeat(4_000_000)}0]`)
  expect(await readApart(stream(large), testUnits, { ...limits, megabytes: 24 })).toMatchObject({ why: 'reader-died' })
  expect(await readApart(stream(sound), testUnits, { ...limits, seconds: 0 })).toMatchObject({ why: 'took-too-long' })
})
