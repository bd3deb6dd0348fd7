import type { Browser, BrowserContext } from 'playwright-core'
import type { Program } from '../e2e/program.ts'
import { type Figure, median, seconds } from './figure.ts'
import { openSlowLine, slow3G } from './slow-line.ts'

const rounds = 5
/** Against this machine: a cheap phone. */
const slowdown = 4
const limits = { cold: 6_000, warm: 3_000 }

/** How long after asking for the one page its first figure can be read, by somebody new and by somebody who comes back. */
export async function firstNumbers(browser: Browser, program: Program): Promise<Figure[]> {
  const line = await openSlowLine(Number(new URL(program.address).port), slow3G)
  const address = `http://127.0.0.1:${line.port}/`
  try {
    const [cold, warm]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round += 1) {
      const context = await browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'vi-VN' })
      cold.push(await firstNumber(context, address))
      await keptWhole(context, address)
      warm.push(await firstNumber(context, address))
      await context.close()
    }
    return [judged('cold', median(cold)), judged('warm', median(warm))]
  } finally {
    line.close()
  }
}

const judged = (visit: 'cold' | 'warm', ms: number): Figure => ({
  what: `first number, slow 3G, processor ${slowdown} times slower, ${visit === 'cold' ? 'first visit' : 'later visit'}`,
  goal: `≤ ${limits[visit] / 1_000} s`,
  figure: seconds(ms),
  met: ms <= limits[visit],
})

async function firstNumber(context: BrowserContext, address: string): Promise<number> {
  const page = await context.newPage()
  const browser = await context.newCDPSession(page)
  await browser.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  const began = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  await page.waitForFunction(
    () => /\d/.test(document.querySelector('.headline-table td.actual')?.textContent ?? ''),
    undefined,
    {
      polling: 'raf',
      timeout: 60_000,
    },
  )
  const took = performance.now() - began
  await page.close()
  return took
}

/** Until the device has kept what it keeps. */
async function keptWhole(context: BrowserContext, address: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(address)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await page.close()
}
