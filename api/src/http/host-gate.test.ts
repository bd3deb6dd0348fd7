import { expect, test } from 'vitest'
import { makeHostGate } from './host-gate.ts'

const never = new AbortController().signal

test('of one host so many are asked at a time, in the order they came; other hosts do not wait', async () => {
  const gate = makeHostGate(2)
  const begun: string[] = []
  const ends: (() => void)[] = []
  const ask = (host: string, name: string) =>
    gate.through(host, 60_000_000, never, () => {
      begun.push(name)
      return new Promise<void>((end) => ends.push(end))
    })
  const all = [ask('a', 'a1'), ask('a', 'a2'), ask('a', 'a3'), ask('a', 'a4'), ask('b', 'b1')]
  await expect.poll(() => begun.length).toBe(3)
  expect(begun.toSorted()).toEqual(['a1', 'a2', 'b1'])
  ends[0]!()
  await expect.poll(() => begun.length).toBe(4)
  expect(begun.at(-1)).toBe('a3')
  while (ends.length < 5) {
    for (const end of ends) end()
    await new Promise(setImmediate)
  }
  for (const end of ends) end()
  await Promise.all(all)
  expect(begun.toSorted()).toEqual(['a1', 'a2', 'a3', 'a4', 'b1'])
})

test('whoever is stopped while waiting does nothing and leaves the place to the next', async () => {
  const gate = makeHostGate(1)
  const stopping = new AbortController()
  let worked = 0
  const work = () => Promise.resolve(++worked)
  // The second would have to wait a minute for its turn.
  const first = await gate.through('a', 1, never, work)
  const second = gate.through('a', 1, stopping.signal, work)
  stopping.abort()
  expect([first, await second, worked]).toEqual([1, null, 1])
  const failing = gate.through('b', 60_000, never, () => Promise.reject(new Error('broken')))
  await expect(failing).rejects.toThrow('broken')
  expect(await gate.through('b', 60_000, never, work)).toBe(2)
})
