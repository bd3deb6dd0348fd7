import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { addDays, dayOf } from 'shared/day.ts'
import { formatDay } from 'shared/format.ts'
import { weekOf } from 'shared/period-key.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '../http.ts'
import { openBrowser } from './browser.ts'
import { enterAs } from './entering.ts'
import { type Program, startProgram } from './program.ts'
import { programListens } from './program-loaded.ts'
import { barriers, overhang, settled, walkerIn } from './walking.ts'

/** A program of its own: elsewhere T02 is counted as the catalogue has it. */
let program: Program
let browser: Browser
const today = dayOf(new Date())
/** The Monday before the last one: two weeks are counted anew, those before as they were. */
const since = addDays(weekOf(today).from, -7)
const firstWeek = addDays(since, -21)
beforeAll(async () => {
  program = await startProgram(firstWeek)
  browser = await openBrowser()
  await programListens(program)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

test(
  'a KPI is defined anew from a day on; both definitions count, and the line is broken between',
  { timeout: 120_000 },
  async () => {
    const { page, complaints } = await walkerIn(browser, program.address, { width: 1440 })
    const read = async (query: string) => {
      const path = `/api/kpis/T02/values?from=${since}&to=${addDays(since, 3)}${query}`
      const { definition, rows } = (await (await page.request.get(path)).json()) as Answer<'readKpiValues'>
      return { definition, value: rows[0]!.value }
    }
    await enterAs(page, program.address, 'officer')
    await expect.poll(async () => (await read('')).value.state, { timeout: 60_000 }).toBe('value')
    const before = await read('')

    await page.goto('/kpi/T02')
    await page.getByRole('link', { name: 'Lập, xác nhận phiên bản định nghĩa' }).click()
    await settled(page, 'Định nghĩa T02')
    await page.getByLabel('Áp dụng từ ngày').fill(formatDay('vi', since))
    const numerator = page.getByRole('group', { name: 'Tử số' })
    await numerator.getByLabel('Thêm trường số liệu').selectOption('dossiers_postal')
    await numerator.getByLabel('Tên gọi (tiếng Việt)').fill('Hồ sơ không phải đến nộp trực tiếp')
    await numerator.getByLabel('Tên gọi (tiếng Anh)').fill('Dossiers filed without coming')
    await page.getByRole('button', { name: 'Xem trước' }).click()
    await page.getByText('Không có điểm nào ngăn phiên bản này.').waitFor()
    await page.getByLabel('Căn cứ pháp lý').fill('Quyết định số 123/QĐ-UBND')
    await page.getByLabel('Lý do', { exact: true }).fill('Tính cả hồ sơ gửi qua bưu chính')
    expect([await barriers(page), await overhang(page)]).toEqual([[], 0])
    await page.getByRole('button', { name: 'Trình, chờ xác nhận' }).click()
    await page.getByText('Đã trình phiên bản 2; cần người thứ hai xác nhận.').waitFor()
    expect(await read('')).toEqual(before)

    await enterAs(page, program.address, 'approver')
    await page.goto('/kpi/T02/definition')
    await page.getByRole('button', { name: 'Quyết định về phiên bản 2' }).click()
    await page.getByLabel('Lý do', { exact: true }).fill('Đã đối chiếu quyết định')
    await page.getByRole('button', { name: 'Xác nhận', exact: true }).click()
    await page.getByRole('row', { name: /Phiên bản 2.*đang áp dụng/ }).waitFor()
    await page.setViewportSize({ width: 390, height: 844 })
    expect([await barriers(page), await overhang(page)]).toEqual([[], 0])
    await page.setViewportSize({ width: 1440, height: 900 })
    const [anew, asBefore] = [await read(''), await read('&definition=1')]
    expect([anew.definition, asBefore]).toEqual([2, before])
    expect(anew.value.numerator).toBeGreaterThan(before.value.numerator!)

    await page.goto('/kpi/T02?cal=iso-week')
    await settled(page, 'Tỷ lệ hồ sơ nộp trực tuyến')
    const breaks = page.locator('.trend-breaks')
    await breaks.locator('text', { hasText: `Định nghĩa 2 từ ${formatDay('vi', since)}` }).waitFor()
    await page.getByText('Kỳ này tính theo định nghĩa phiên bản 2.').waitFor()
    await page.getByRole('button', { name: /^Tải về: Biểu đồ kiểm soát/ }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Hình vector (.svg)' }).click(),
    ])
    const picture = await readFile(await file.path(), 'utf8')
    expect(picture).toContain(`>Định nghĩa 2 từ ${formatDay('vi', since)}<`)
    const shown = () => page.getByRole('region', { name: 'Kết quả' }).locator('.headline-value').innerText()
    const second = await shown()
    expect(await barriers(page)).toEqual([])
    await page.getByLabel('Tính theo').selectOption('1')
    await page.getByText('Mọi kỳ trên trang đang tính theo định nghĩa phiên bản 1').waitFor()
    await expect.poll(() => shown()).not.toBe(second)
    await expect.poll(() => breaks.count()).toBe(0)
    expect(await overhang(page)).toBe(0)

    await page.getByRole('region', { name: 'Kết quả' }).locator('a.explained').click()
    await settled(page, 'Số này từ đâu ra')
    await page.getByText(/^Định nghĩa phiên bản 1/).waitFor()
    await page.getByRole('link', { name: 'Cùng con số này theo phiên bản 2' }).click()
    await page.getByText(new RegExp(`^Định nghĩa phiên bản 2.*áp dụng từ ${formatDay('vi', since)}`)).waitFor()
    await page.getByText(/khớp với con số đang hiển thị/).waitFor()
    expect(await barriers(page)).toEqual([])
    expect(complaints).toEqual([])
  },
)
