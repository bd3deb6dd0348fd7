import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { programLoaded } from './program-loaded.ts'
import { barriers, overhang, settled, walkerIn } from './walking.ts'

let address: string
let browser: Browser
beforeAll(async () => {
  address = (await programLoaded()).address
  browser = await openBrowser()
}, 300_000)
afterAll(() => browser?.close())

/** With enough periods it is a control chart. */
const trend = /(Diễn biến|Biểu đồ kiểm soát).* qua các kỳ$/
const takeTrend = /^Tải về: .* qua các kỳ$/

async function take(page: Page, form: string): Promise<Buffer> {
  const figure = page.getByRole('figure', { name: trend })
  await figure.getByRole('button', { name: takeTrend }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    figure.getByRole('button', { name: form }).click(),
  ])
  return readFile(await download.path())
}

/** How many dark points stand where the title of a picture does. */
const inkOfTitle = (page: Page, png: Buffer): Promise<number> =>
  page.evaluate(
    async (bytes) => {
      const picture = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: 'image/png' }))
      const canvas = new OffscreenCanvas(picture.width, picture.height)
      const pen = canvas.getContext('2d')!
      pen.drawImage(picture, 0, 0)
      const { data } = pen.getImageData(48, 48, 600, 44)
      return data.filter((light, at) => at % 4 === 0 && light < 128).length
    },
    [...png],
  )

test(
  'a chart is taken along from a dark page: on white, with its letters, and a link that shows the same figures',
  { timeout: 180_000 },
  async () => {
    const { page, complaints } = await walkerIn(browser, address, { width: 1440, scheme: 'dark' })
    await page.goto('/kpi/T02')
    await settled(page, /Tỷ lệ hồ sơ nộp trực tuyến/)

    // The first picture of a session is the one whose fonts are not there yet.
    expect(await inkOfTitle(page, await take(page, 'Ảnh (.png)'))).toBeGreaterThan(200)
    const svg = (await take(page, 'Hình vector (.svg)')).toString('utf8')
    expect(svg).toMatch(/(Diễn biến|Biểu đồ kiểm soát)[^<]* qua các kỳ/)
    expect(svg).toMatch(/@font-face\{font-family:'Be Vietnam Pro';.*base64/s)
    expect(svg).toContain('fill="#ffffff"')
    // Nothing in it asks the page for anything.
    expect(svg).not.toMatch(/var\(|light-dark\(|class=|<script|href="http/)
    expect((await take(page, 'Excel (.xlsx)')).subarray(0, 2).toString()).toBe('PK')

    const [head = '', row = ''] = (await take(page, 'CSV cho máy đọc')).toString('utf8').split('\r\n')
    expect(head.split(',').slice(-6)).toEqual([
      'period_from',
      'period_to',
      'data_version',
      'data_recorded_at',
      'taken_at',
      'link',
    ])
    const shown = await page.locator('.headline-value').first().innerText()
    await page.goto(row.split(',').at(-1)!)
    await settled(page, /Tỷ lệ hồ sơ nộp trực tuyến/)
    await page.getByText('Đang xem số liệu như đã biết đến').waitFor()
    expect(await page.locator('.headline-value').first().innerText()).toBe(shown)

    await page.getByRole('button', { name: takeTrend }).click()
    expect(await barriers(page)).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  },
)

test('a page on paper says of when it is, and nothing runs over the edge', { timeout: 120_000 }, async () => {
  // As wide as A4 between its margins.
  const { page, complaints } = await walkerIn(browser, address, { width: 703, scheme: 'dark' })
  await page.goto('/kpi/T02')
  await settled(page, /Tỷ lệ hồ sơ nộp trực tuyến/)
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await page.locator('.print-head').getByText('Liên kết cố định').waitFor()
  expect(await page.getByRole('img', { name: /Liên kết giữ đúng kỳ/ }).isVisible()).toBe(true)
  expect(await page.locator('.recharts-wrapper').first().isVisible()).toBe(true)
  expect(
    await page
      .getByRole('button', { name: /Tải về/ })
      .first()
      .isVisible(),
  ).toBe(false)
  expect(await overhang(page)).toBe(0)
  expect(complaints).toEqual([])
  await page.context().close()
})
