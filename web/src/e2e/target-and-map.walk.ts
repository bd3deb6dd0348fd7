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
  'an officer sees what a target would change, sets it, and finds it wherever targets are',
  { timeout: 120_000 },
  async () => {
    const { page, complaints } = await walkerIn(browser, address, { width: 390 })
    await enterAs(page, address, 'officer')
    await page.goto('/target/T01')
    await settled(page, /Số hồ sơ tiếp nhận/)
    await page.getByRole('button', { name: 'Giao mục tiêu' }).click()
    await page.getByRole('button', { name: 'Lưu mục tiêu' }).click()
    // What is missing is said at its place, and the reader stands there.
    await page.getByText('Ghi một số từ 0').waitFor()
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true')
    await page.getByLabel('Mục tiêu', { exact: true }).fill('1000')
    await page.getByLabel('Từ ngày').fill('1/1/2099')
    await page.getByLabel('Căn cứ pháp lý').fill('Kế hoạch 12/KH-UBND')
    // Going away and coming back loses nothing.
    await page.goto('/target')
    await settled(page, 'Mục tiêu')
    await page.goto('/target/T01?open=new')
    await page.getByText('Đã lấy lại nội dung bạn soạn dở').waitFor()
    await page.getByRole('button', { name: 'Xem tác động' }).click()
    await page.getByRole('heading', { name: 'Tác động nếu lưu' }).waitFor()
    expect(await overhang(page)).toBe(0)
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Lưu mục tiêu' }).click()
    await page.getByRole('button', { name: 'Sửa mục tiêu: Toàn tỉnh' }).waitFor()
    await page.goto('/kpi/T01')
    await page.getByText('≥ 1.000', { exact: false }).first().waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  },
)

test(
  'an administrator imports boundaries, and the map is drawn by them for whoever asks',
  { timeout: 120_000 },
  async () => {
    const { page, complaints } = await walkerIn(browser, address, { width: 1440 })
    await enterAs(page, address, 'administrator')
    const { units } = (await (await page.request.get('/api/province')).json()) as {
      units: { code: string; name: string; kind: string; lat: number; lon: number }[]
    }
    const [one, two] = units.filter(({ kind }) => kind === 'ward')
    const box = ({ lat, lon }: { lat: number; lon: number }) => [
      [
        [lon, lat],
        [lon + 0.01, lat],
        [lon + 0.01, lat + 0.01],
        [lon, lat + 0.01],
        [lon, lat],
      ],
    ]
    const features = [
      { type: 'Feature', properties: { ma: one!.code }, geometry: { type: 'Polygon', coordinates: box(one!) } },
      { type: 'Feature', properties: { ma: two!.code }, geometry: { type: 'Polygon', coordinates: box(two!) } },
      { type: 'Feature', properties: { ma: '99999' }, geometry: { type: 'Polygon', coordinates: box(two!) } },
    ]
    const buffer = Buffer.from(JSON.stringify({ type: 'FeatureCollection', features }))
    await page.goto('/account/boundary')
    await settled(page, 'Ranh giới bản đồ')
    await page
      .getByLabel(/Tệp GeoJSON/)
      .setInputFiles({ name: 'tinh.geojson', mimeType: 'application/geo+json', buffer })
    await page.getByRole('button', { name: 'Kiểm tra tệp' }).click()
    await page.getByText('Khớp 2 trên 129 xã, phường').waitFor()
    await page.getByText('Mã và tên không có trong danh mục').waitFor()
    expect(await barriers(page)).toEqual([])
    await page.getByRole('button', { name: 'Lưu ranh giới này' }).click()
    await page.getByRole('button', { name: 'Chỉ dùng bản đồ ô' }).waitFor()

    await page.goto('/')
    await page.getByRole('radio', { name: 'Ranh giới' }).check()
    const map = page.getByRole('application')
    await page.getByText('Chưa có ranh giới, không vẽ được').waitFor()
    expect(new URL(page.url()).searchParams.get('map')).toBe('boundary')
    await expect.poll(() => map.locator('.tile').count()).toBe(2)
    await map.focus()
    await page.keyboard.press('ArrowRight')
    await page
      .getByRole('status')
      .filter({ hasText: one!.name })
      .or(page.getByRole('status').filter({ hasText: two!.name }))
      .first()
      .waitFor()
    expect(await barriers(page)).toEqual([])

    await page.goto('/account/boundary')
    await page.getByRole('button', { name: 'Chỉ dùng bản đồ ô' }).click()
    await page.getByText('Bỏ ranh giới, chỉ dùng bản đồ ô').waitFor()
    await page.goto('/?map=boundary')
    await settled(page)
    await expect.poll(() => page.getByRole('application').locator('.tile').count(), { timeout: 15_000 }).toBe(129)
    expect(complaints).toEqual([])
    await page.context().close()
  },
)
