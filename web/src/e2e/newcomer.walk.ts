import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { programLoaded } from './program-loaded.ts'
import { overhang, settled, walkerIn } from './walking.ts'

let address = ''
let browser: Browser
beforeAll(async () => {
  address = (await programLoaded()).address
  browser = await openBrowser()
})
afterAll(() => browser?.close())

test.each([390, 1440])(
  'a newcomer walks from the one page to a KPI, a unit and its source, on %i pixels',
  async (width) => {
    const { page, complaints } = await walkerIn(browser, address, { width })
    const look = async (heading?: string) => {
      await settled(page, heading)
      expect(await overhang(page), page.url()).toBe(0)
    }

    await page.goto('/')
    await look()
    await page.getByRole('link', { name: 'Tỷ lệ hồ sơ nộp trực tuyến' }).first().click()
    await page.waitForURL('**/kpi/T02**')
    await look('Tỷ lệ hồ sơ nộp trực tuyến')
    expect(await page.getByRole('region', { name: 'Kết quả' }).innerText()).toMatch(
      /\d+(\.\d{3})* hồ sơ nộp trực tuyến trên \d+(\.\d{3})* hồ sơ tiếp nhận/,
    )

    const units = page.getByRole('table', { name: /Kết quả từng đơn vị/ })
    expect(await units.getByRole('row').count()).toBeGreaterThan(129)
    await page.getByRole('searchbox', { name: 'Lọc theo tên' }).fill('phu ly')
    await units.getByRole('link', { name: 'Phường Phủ Lý' }).click()
    await page.waitForURL('**/unit/13285**')
    await look('Phường Phủ Lý')
    expect(
      await page
        .getByRole('table', { name: /Phường Phủ Lý/ })
        .getByRole('row')
        .count(),
    ).toBeGreaterThan(20)

    await page.getByRole('navigation').getByRole('link', { name: /Nguồn/ }).click()
    await page.waitForURL('**/feed**')
    await look('Nguồn số liệu')
    expect(
      await page
        .getByRole('table', { name: /Các nguồn đang được hỏi/ })
        .getByRole('row')
        .count(),
    ).toBe(13)
    await page.getByRole('link', { name: 'Thống kê hồ sơ theo ngày tiếp nhận' }).click()
    await page.waitForURL('**/feed/mot-cua**')
    await look('Thống kê hồ sơ theo ngày tiếp nhận')
    const calendar = page.getByRole('table', { name: 'Mỗi hàng một đơn vị, mỗi ô một ngày' })
    expect(await calendar.getByRole('row').count()).toBeGreaterThan(129)

    await page.goBack()
    await page.waitForURL('**/feed')
    await page.goBack()
    await page.waitForURL('**/unit/13285**')
    expect(complaints).toEqual([])
    await page.context().close()
  },
)

test('the language is switched, kept on the way and written in the address', async () => {
  const { page, complaints } = await walkerIn(browser, address, { width: 1440 })
  await page.goto('/kpi')
  await settled(page)
  await page.getByRole('button', { name: /English/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Indicators' }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(page.url()).toContain('lang=en')
  await page.getByRole('link', { name: 'Online filing rate' }).click()
  await page.getByRole('heading', { level: 1, name: 'Online filing rate' }).waitFor()
  await settled(page)
  expect(await page.getByRole('region', { name: 'Actual' }).innerText()).toMatch(
    /dossiers filed online of [\d,]+ dossiers received/,
  )
  await page.getByRole('button', { name: /tiếng Việt/ }).click()
  await page.getByRole('heading', { level: 1, name: 'Tỷ lệ hồ sơ nộp trực tuyến' }).waitFor()
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a link opened elsewhere shows the same: period, order, filter', async () => {
  const { page } = await walkerIn(browser, address, { width: 1440 })
  await page.goto('/kpi/T02?cal=range&p=2025-07-01..2025-07-23&sort=-cases&kind=ward&cmp=none')
  await settled(page)
  expect(await page.getByRole('region', { name: 'Kết quả' }).innerText()).toContain(
    '28.599 hồ sơ nộp trực tuyến trên 36.694 hồ sơ tiếp nhận',
  )
  const units = page.getByRole('table', { name: /Kết quả từng đơn vị/ })
  expect(await units.getByRole('row').count()).toBe(1 + 32)
  const cases = await units.locator('tbody tr td:nth-child(5)').allInnerTexts()
  const numbers = cases.map((text) => Number(text.replaceAll(/\D/g, '')))
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
  expect(await units.getByRole('columnheader', { name: /Mẫu số/ }).getAttribute('aria-sort')).toBe('descending')
  await page.context().close()
})

test('the page of a department opens by its address, although its code has a dot', async () => {
  const { page, complaints } = await walkerIn(browser, address, { width: 390 })
  await page.goto('/unit/H42.5')
  await settled(page)
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^Sở /)
  expect(complaints).toEqual([])
  await page.context().close()
})
