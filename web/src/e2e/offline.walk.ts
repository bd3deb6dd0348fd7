import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { enterAs } from './entering.ts'
import { programLoaded } from './program-loaded.ts'
import { barriers, overhang, settled, walkerIn } from './walking.ts'

let address: string
let browser: Browser
beforeAll(async () => {
  address = (await programLoaded()).address
  browser = await openBrowser()
}, 300_000)
afterAll(() => browser?.close())

test('a commune head reads the last figures where there is no line, and is told how old they are', async () => {
  const { page } = await walkerIn(browser, address, { width: 360, keeps: true })
  const context = page.context()
  await page.goto('/')
  const { units } = (await (await page.request.get('/api/province')).json()) as {
    units: { code: string; name: string; kind: string }[]
  }
  const { code, name } = units.find(({ kind }) => kind === 'commune')!
  await enterAs(page, address, 'commune-head', { unit: code })
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await page.goto('/')
  await settled(page)
  const figure = await page.locator('main table').first().innerText()
  await page.goto(`/unit/${code}`)
  await settled(page, new RegExp(name))
  const keeps = () => page.evaluate(async () => (await (await caches.open('answers')).keys()).length)
  await expect.poll(keeps).toBeGreaterThan(3)

  await context.setOffline(true)
  await page.goto('/')
  await settled(page)
  const told = page.getByRole('alert').filter({ hasText: 'máy này lưu lúc' })
  await told.waitFor()
  expect(await page.locator('main table').first().innerText()).toBe(figure)
  expect(await overhang(page)).toBe(0)
  expect(await barriers(page)).toEqual([])
  await page.goto(`/unit/${code}`)
  await settled(page, new RegExp(name))
  // What was never looked at is not there, and that is said at its place.
  await page.goto('/alert')
  await page.getByText('trang này chưa được lưu trên máy').waitFor()

  await context.setOffline(false)
  await page.goto('/')
  await settled(page)
  await told.waitFor({ state: 'detached' })

  // Whoever leaves leaves nothing to read.
  await page.locator('.person-button').click()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await expect.poll(() => page.evaluate(() => caches.has('answers'))).toBe(false)
  await context.close()
})
