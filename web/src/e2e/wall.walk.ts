import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { enterAs } from './entering.ts'
import { programLoaded } from './program-loaded.ts'
import { barriers, settled, walkerIn } from './walking.ts'

let address = ''
let browser: Browser
beforeAll(async () => {
  address = (await programLoaded()).address
  browser = await openBrowser()
})
afterAll(() => browser?.close())

/** The link an administrator makes for a screen, opened on it. */
async function hangUp(page: Page): Promise<void> {
  const { page: admin } = await walkerIn(browser, address, { width: 1440 })
  await enterAs(admin, address, 'administrator')
  const headers = { origin: address, 'sec-fetch-site': 'same-origin' }
  const made = await admin.request.post('/api/kiosks', { headers, data: { name: 'Trung tâm điều hành', days: 1 } })
  const { link } = (await made.json()) as { link: string }
  await admin.context().close()
  await page.goto(link)
  await settled(page, 'Màn hình theo dõi')
  await page.getByRole('button', { name: 'Dùng trình duyệt này làm màn hình' }).click()
  await page.waitForURL('**/tuong')
}

const scene = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const smallest = (page: Page) =>
  page.evaluate(() => {
    const leaves = [...document.querySelectorAll<HTMLElement>('.wall *')].filter(
      (one) => one.childElementCount === 0 && one.textContent !== '' && !one.closest('.unseen, svg'),
    )
    return Math.min(...leaves.map((one) => Number.parseFloat(getComputedStyle(one).fontSize)))
  })
const inUse = async (page: Page): Promise<number> => {
  const session = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await session.detach()
  return usedSize
}

test('a screen shows four scenes in turn by a token of its own, and says when it shows the past', async () => {
  const { page, complaints } = await walkerIn(browser, address, { width: 1920 })
  await page.setViewportSize({ width: 1920, height: 1080 })
  await page.clock.install()
  await hangUp(page)
  await scene(page, 'Chỉ tiêu chính').getByRole('listitem').first().waitFor()
  expect(await scene(page, 'Chỉ tiêu chính').getByRole('listitem').count()).toBe(6)
  expect(await page.getByText(/^Số liệu đến hết ngày \d\d\/\d+\/\d{4}/).count()).toBe(1)
  expect((await page.request.get('/api/incidents')).status()).toBe(403)

  // Readable across a room on either screen, nothing scrolls, no barrier.
  for (const [width, height] of [
    [1920, 1080],
    [3840, 2160],
  ] as const) {
    await page.setViewportSize({ width, height })
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height)
    expect(await smallest(page)).toBeGreaterThan(height / 36)
  }
  expect(await barriers(page)).toEqual([])

  // The scenes turn by themselves, stand still when told to, and go by the arrows.
  await page.clock.runFor(28_000)
  await scene(page, 'Cần hỏi đến').waitFor()
  await page.keyboard.press(' ')
  await page.getByText('Đang dừng').waitFor()
  await page.clock.runFor(90_000)
  expect(await scene(page, 'Cần hỏi đến').count()).toBe(1)
  await page.keyboard.press('p')
  await page.getByText('Đang dừng').waitFor({ state: 'detached' })
  await page.keyboard.press('ArrowRight')
  await scene(page, 'Kết nối và sự cố').waitFor()
  expect(await barriers(page)).toEqual([])

  await page.keyboard.press('ArrowRight')
  await scene(page, 'Khó khăn quá hạn').getByRole('listitem').first().waitFor()
  expect(await smallest(page)).toBeGreaterThan(2160 / 36)
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(2160)
  expect(await barriers(page)).toEqual([])

  // An hour of it: what is kept does not grow.
  await page.clock.runFor(600_000)
  const before = await inUse(page)
  for (let time = 0; time < 10; time += 1) await page.clock.runFor(360_000)
  expect(await inUse(page)).toBeLessThan(before * 1.25 + 2_000_000)
  expect(complaints).toEqual([])

  // Another build of the program: the screen takes it by itself.
  const front = (url: URL) => url.pathname === '/'
  await page.route(front, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/assets/another.js"></script>' }),
  )
  await Promise.all([page.waitForEvent('load'), page.clock.runFor(121_000)])
  await page.unroute(front)
  // What was left of the two minutes went by on the new page: whichever scene it is at, arrows lead to the first.
  await page.locator('.wall-scene').waitFor()
  const shown = () => page.locator('.wall-scene').getAttribute('aria-label')
  for (let before = await shown(); before !== 'Chỉ tiêu chính'; before = await shown()) {
    await page.keyboard.press('ArrowRight')
    await page.locator(`.wall-scene:not([aria-label="${before}"])`).waitFor()
  }

  // Nothing heard for minutes: the whole screen says so.
  await page.context().setOffline(true)
  await page.clock.runFor(300_000)
  expect(await page.getByRole('alert').innerText()).toMatch(/^MẤT LIÊN LẠC với máy chủ từ/)
  expect(await page.locator('.wall[data-stale]').count()).toBe(1)
  await page.context().close()
})
