import type { Browser, CDPSession, Page } from 'playwright-core'
import type { Program } from '../e2e/program.ts'
import { type Figure, median } from './figure.ts'

/** The communes and wards of the whole country. */
const units = 3_321
const limit = 100
const rounds = 9

/**
 * Sorting and filtering units × KPIs of a whole country: the answers of one province, repeated until there are as many
 * units. What counts is how long the browser's own thread is at work, from the click until the new rows are painted.
 */
export async function manyUnits(browser: Browser, program: Program): Promise<Figure[]> {
  const context = await browser.newContext({
    baseURL: program.address,
    viewport: { width: 1440, height: 900 },
    locale: 'vi-VN',
    serviceWorkers: 'block',
  })
  const page = await context.newPage()
  try {
    await repeatUnits(page)
    await page.goto('/compare?tab=heat', { timeout: 120_000 })
    const table = page.getByRole('table', { name: 'Mọi chỉ tiêu, mọi đơn vị' })
    await table.waitFor({ timeout: 120_000 })
    const rows = Number(await table.getAttribute('aria-rowcount')) - 1
    if (rows !== units) throw new Error(`the table has ${rows} rows and not ${units}`)
    const work = await context.newCDPSession(page)
    // What the thread itself worked: a machine busy with other things does not stretch it.
    await work.send('Performance.enable', { timeDomain: 'threadTicks' })
    // Found beforehand: looking for them is the bench's work and not the page's.
    const heads = await table.locator('thead button').elementHandles()
    const search = await page.getByRole('searchbox', { name: 'Tìm đơn vị' }).elementHandle()
    const sorted: number[] = []
    const filtered: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const head = heads[(round * 5) % heads.length]!
      sorted.push(await workOf(page, work, () => head.evaluate((button) => (button as HTMLElement).click())))
      const text = ['phu', 'hoa', 'ninh', 'yên', 'đông'][round % 5]!
      filtered.push(await workOf(page, work, () => search!.fill(text)))
      await search!.fill('')
      await page.waitForTimeout(300)
    }
    return [judged('sorting', sorted), judged('filtering', filtered)]
  } finally {
    await context.close()
  }
}

const judged = (what: string, work: readonly number[]): Figure => ({
  what: `${what} ${units} units × KPIs, the page's own work`,
  goal: `≤ ${limit} ms`,
  figure: `${median(work).toFixed(0)} ms (at most ${Math.max(...work).toFixed(0)})`,
  met: median(work) <= limit,
})

/** Milliseconds the page's thread was at work for an act, two frames after it included. */
async function workOf(page: Page, work: CDPSession, act: () => Promise<unknown>): Promise<number> {
  const before = await busy(work)
  await act()
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
  )
  return (await busy(work)) - before
}

async function busy(work: CDPSession): Promise<number> {
  const { metrics } = await work.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000
}

interface Unit {
  code: string
  name: string
  kind: string
}

/** The browser gets the province and its comparison with as many units as the country has. */
async function repeatUnits(page: Page): Promise<void> {
  const codeOf = (code: string, turn: number) => (turn === 0 ? code : `${10_000 + turn}${code}`)
  await page.route(/\/api\/province(\?|$)/, async (route) => {
    const answer = await route.fetch()
    const province = (await answer.json()) as { units: Unit[] }
    const communes = province.units.filter(({ kind }) => kind === 'commune' || kind === 'ward')
    const more = Array.from({ length: units }, (_, place) => {
      const [unit, turn] = [communes[place % communes.length]!, Math.floor(place / communes.length)]
      return { ...unit, code: codeOf(unit.code, turn), name: turn === 0 ? unit.name : `${unit.name} ${turn}` }
    })
    await route.fulfill({ response: answer, json: { ...province, units: more } })
  })
  await page.route(/\/api\/comparison(\?|$)/, async (route) => {
    const answer = await route.fetch()
    const compared = (await answer.json()) as { units: string[]; columns: Record<string, unknown>[] }
    const length = compared.units.length
    const stretch = (list: unknown): unknown => {
      if (typeof list === 'string' && list.length === length) return list.repeat(units).slice(0, units)
      if (!Array.isArray(list) || list.length !== length) return list
      return Array.from({ length: units }, (_, place) => list[place % length] as unknown)
    }
    const all = Array.from({ length: units }, (_, place) =>
      codeOf(compared.units[place % length]!, Math.floor(place / length)),
    )
    const columns = compared.columns.map((column) =>
      Object.fromEntries(Object.entries(column).map(([key, list]) => [key, stretch(list)])),
    )
    await route.fulfill({ response: answer, json: { ...compared, units: all, columns } })
  })
}
