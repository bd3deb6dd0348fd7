import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { watchStillness } from './stillness.ts'

const compute = (ms: number) => {
  const began = process.threadCpuUsage()
  while (process.threadCpuUsage(began).user < ms * 1e3);
}

test('work that holds the loop is stillness, waiting is none', async () => {
  const busy = watchStillness()
  await sleep(1)
  compute(120)
  await sleep(1)
  expect(busy()).toBeGreaterThan(100)

  const waiting = watchStillness()
  await sleep(60)
  expect(waiting()).toBeLessThan(60)
})
