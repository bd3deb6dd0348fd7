import type { Browser } from 'playwright-core'
import { enterAs } from '../e2e/entering.ts'
import type { Program } from '../e2e/program.ts'
import { type Figure, median, seconds } from './figure.ts'

const rounds = 5
const limit = 1_000

/** Pages with much on them: where, what stands when all of it does, and how much of that at least. */
const pages = [
  { what: 'the board of all connections', path: '/connection', part: 'table.board a.strip', least: 1_280 },
  { what: 'the funnel of all communes', path: '/compare', part: 'svg circle.reach', least: 120 },
  { what: 'the heat table of all communes', path: '/compare?tab=heat', part: 'table.heat-table tbody tr', least: 20 },
] as const

/** From asking for a page until all of it is painted, for an officer whose browser has the program already. */
export async function paintedPages(browser: Browser, program: Program): Promise<Figure[]> {
  const context = await browser.newContext({
    baseURL: program.address,
    viewport: { width: 1440, height: 900 },
    locale: 'vi-VN',
  })
  const page = await context.newPage()
  try {
    await enterAs(page, program.address, 'officer')
    const figures: Figure[] = []
    for (const { what, path, part, least } of pages) {
      const took: number[] = []
      // The first visit fetches the page's own parts and is not counted.
      for (let round = 0; round <= rounds; round += 1) {
        const began = performance.now()
        await page.goto(path, { waitUntil: 'commit' })
        await page.waitForFunction(
          ([selector, count]) => document.querySelectorAll(selector).length >= count,
          [part, least] as const,
          { polling: 'raf', timeout: 60_000 },
        )
        // What stands in the document is on the screen two frames later.
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
        if (round > 0) took.push(performance.now() - began)
      }
      figures.push({
        what: `${what}, painted`,
        goal: `≤ ${limit / 1_000} s`,
        figure: `${seconds(median(took))} (at most ${seconds(Math.max(...took))})`,
        met: median(took) <= limit,
      })
    }
    return figures
  } finally {
    await context.close()
  }
}
