import { expect, test } from 'vitest'
import { makeLane } from './lane.ts'

/** Jobs that end when told to, and say in which order they began. */
function makeJobs() {
  const began: string[] = []
  const ends: Record<string, () => void> = {}
  const job = (name: string) => () => {
    began.push(name)
    return new Promise<string>((resolve) => {
      ends[name] = () => resolve(name)
    })
  }
  return { began, ends, job }
}
const settle = () => new Promise((resolve) => setImmediate(resolve))

test('two run, the queue waits, the rest are turned away at once', async () => {
  const lane = makeLane({ width: 2, queue: 20 })
  const { began, job } = makeJobs()
  const answers = Array.from({ length: 25 }, (_, at) => lane.run(job(String(at))))
  await settle()
  expect(began).toEqual(['0', '1'])
  expect(answers.filter((answer) => answer === null)).toHaveLength(3)
})

test('those who are known go first, though they came last, and have places of their own', async () => {
  const lane = makeLane({ width: 1, queue: 2 })
  const { began, ends, job } = makeJobs()
  const all = [lane.run(job('a')), lane.run(job('b')), lane.run(job('c'))]
  expect(lane.run(job('turned away'))).toBeNull()
  all.push(lane.run(job('known'), 'first'))
  for (const name of ['a', 'known', 'b', 'c']) {
    await settle()
    expect(began.at(-1)).toBe(name)
    ends[name]!()
  }
  expect(await Promise.all(all.map((one) => Promise.resolve(one)))).toEqual(['a', 'b', 'c', 'known'])
})

test('a job that fails gives its place on', async () => {
  const lane = makeLane({ width: 1, queue: 5 })
  await expect(lane.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await lane.run(() => Promise.resolve(7))).toBe(7)
})

test('a job that comes while another hands over does not widen the lane', async () => {
  const lane = makeLane({ width: 2, queue: 100 })
  let running = 0
  let most = 0
  const busy = async () => {
    running += 1
    most = Math.max(most, running)
    await settle()
    running -= 1
  }
  const jobs: (Promise<void> | null)[] = []
  for (let at = 0; at < 60; at++) {
    jobs.push(lane.run(busy))
    if (at % 7 === 0) await settle()
  }
  await Promise.all(jobs.map((one) => Promise.resolve(one)))
  expect(most).toBe(2)
})
