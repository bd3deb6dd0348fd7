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

test(
  'a commune head goes from the commune’s page to its own chart on a phone, and writes beside it what happened',
  { timeout: 120_000 },
  async () => {
    const { page, complaints } = await walkerIn(browser, address, { width: 390 })
    await enterAs(page, address, 'commune-head', { unit: '13285' })
    await page.goto('/unit/13285')
    await settled(page, /Phủ Lý/)
    await page.getByRole('figure', { name: 'Lịch đầy đủ số liệu của đơn vị' }).waitFor()
    await page.getByRole('figure', { name: 'Diễn biến của chính đơn vị' }).getByRole('link').first().click()
    await page.getByRole('region', { name: 'Ghi chú trên biểu đồ' }).waitFor()
    expect(new URL(page.url()).searchParams.get('unit')).toBe('13285')
    expect(await page.getByRole('button', { name: 'Đặt lại đường cơ sở' }).count()).toBe(0)
    await page.getByRole('button', { name: 'Thêm ghi chú' }).click()
    const dialog = page.getByRole('dialog', { name: 'Thêm ghi chú' })
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    // What is missing is said at its place, and nothing was sent.
    await dialog.getByText(/Ghi một ngày từ/).waitFor()
    await dialog.getByLabel('Từ ngày').fill('3/11/2026')
    await dialog.getByLabel('Nội dung').fill('Mất điện cả ngày ở trụ sở')
    expect(await overhang(page)).toBe(0)
    expect(await barriers(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText(/Sự kiện: Mất điện cả ngày ở trụ sở/).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  },
)

test(
  'the Department follows a cell of the heat table to that unit’s chart, re-baselines it, and takes it back with a reason',
  { timeout: 120_000 },
  async () => {
    const { page, complaints } = await walkerIn(browser, address, { width: 1440 })
    await enterAs(page, address, 'officer')
    await page.goto('/compare?tab=heat')
    await settled(page, 'So sánh các đơn vị')
    const row = page.getByRole('row', { name: /Hoa Lư/ }).first()
    await row.getByRole('link').nth(2).click()
    await page.getByRole('combobox', { name: 'Xem của' }).waitFor()
    const at = new URL(page.url())
    expect(at.pathname).toMatch(/^\/kpi\/[A-Z]\d\d$/)
    expect(at.searchParams.get('unit')).toMatch(/^\d{5}$/)
    await page.getByRole('button', { name: 'Đặt lại đường cơ sở' }).click()
    const dialog = page.getByRole('dialog', { name: 'Đặt lại đường cơ sở' })
    await dialog.getByLabel('Từ ngày').fill('10/11/2026')
    await dialog.getByLabel('Lý do').fill('Đổi phần mềm một cửa')
    await dialog.getByRole('button', { name: 'Lưu' }).click()
    await page.getByText(/Đặt lại đường cơ sở: Đổi phần mềm một cửa/).waitFor()
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Rút lại: Đổi phần mềm một cửa' }).click()
    const withdrawing = page.getByRole('dialog', { name: 'Rút lại lần đặt đường cơ sở' })
    await withdrawing.getByLabel('Lý do rút lại').fill('Nhầm ngày')
    await withdrawing.getByRole('button', { name: 'Rút lại' }).click()
    await page.getByText(/Đặt lại đường cơ sở: Đổi phần mềm một cửa/).waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
    await page.context().close()
  },
)
