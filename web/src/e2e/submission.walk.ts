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

interface Dataset {
  id: string
  name: { vi: string }
  measures: { id: string; name: { vi: string } }[]
}

test(
  'an officer hands a spreadsheet in: read, mapped, previewed, taken in, and told what was not',
  { timeout: 180_000 },
  async () => {
    const { page, complaints } = await walkerIn(browser, address, { width: 390 })
    await enterAs(page, address, 'officer')
    const { datasets } = (await (await page.request.get('/api/submission-datasets')).json()) as { datasets: Dataset[] }
    const dataset = datasets.find(({ measures }) => measures.some(({ id }) => id === 'petitions'))!
    const names = new Map(dataset.measures.map(({ id, name }) => [id, name.vi]))
    const order = ['petitions', 'petitions_on_time', 'ratings', 'ratings_satisfied']
    const lines = [
      'TỔNG HỢP PHẢN ÁNH;;;;;',
      ['STT', 'Đơn vị', ...order.map((id) => names.get(id))].join(';'),
      'I;Cấp xã;;;;',
      '1;UBND phường Phủ Lý;1.012;11;9;8',
      '2;Xã Không Có;5;5;5;5',
      '3;Phường Hoa Lư;77,94%;1;1;1',
      ';Tổng cộng;1.012;11;9;8',
    ]
    await page.goto('/submission/sheet')
    await settled(page, 'Gửi số liệu bằng bảng tính')
    await page.getByLabel('Bộ số liệu nào').selectOption(dataset.id)
    const file = { name: 'tuan.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) }
    await page.getByLabel('Tệp bảng tính').setInputFiles(file)
    await page.getByRole('button', { name: 'Đọc tệp' }).click()
    await page.getByRole('heading', { name: '2. Cột nào là gì' }).waitFor()
    expect(await page.getByLabel('Cột B là').inputValue()).toBe('unit')
    expect(await page.getByLabel('Cột C là').inputValue()).toBe('measure:petitions')
    // What is lacking is said before anything is sent.
    await page.getByText('Chọn cột ngày, hoặc một ngày cho cả bảng.').waitFor()
    await page.getByLabel('Mọi dòng là của ngày').fill('19/11/2026')
    await page.getByRole('button', { name: 'Xem trước' }).click()
    await page.getByRole('heading', { name: '3. Xem trước' }).waitFor()
    await page.getByText('ô C6').waitFor()
    await page.getByText('ô B5').waitFor()
    expect(await overhang(page)).toBe(0)
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Ghi nhận 1 dòng' }).click()
    await page.getByText('Nhận 1 dòng mới hoặc sửa').waitFor()
    await page.getByRole('link', { name: 'Xem lần gửi này' }).click()
    await page.getByText('tuan.csv').waitFor()
    // One figure is put right by form, which begins with what is known.
    await page.goto('/submission/form')
    await page.getByLabel('Bộ số liệu nào').selectOption(dataset.id)
    await page.getByLabel('Đơn vị', { exact: true }).selectOption('13285')
    await page.getByLabel('Ngày', { exact: true }).fill('19/11/2026')
    const first = page.getByLabel(names.get('petitions')!, { exact: true })
    await first.waitFor()
    expect(await first.inputValue()).toBe('1012')
    await first.fill('1013')
    await page.getByRole('button', { name: 'Ghi nhận', exact: true }).click()
    await page.getByText('Đã ghi nhận số liệu.').waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  },
)
