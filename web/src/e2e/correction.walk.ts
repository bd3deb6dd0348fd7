import { randomUUID } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { addDays, dayOf } from 'shared/day.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '../http.ts'
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

const day = addDays(dayOf(new Date()), -12)
/** Another day: what was let in on the first does not hold together. */
const otherDay = addDays(day, 1)
const unit = '13285'
const explained = `/explain/T04?unit=${unit}&cal=range&p=${day}..${day}`
const countsOf = async (page: Page, of = day) =>
  (
    (await (
      await page.request.get(`/api/submission-datasets/dossier/counts?unit=${unit}&day=${of}`)
    ).json()) as Answer<'readKnownCounts'>
  ).counts!

test(
  'a doubted record is let in by an officer, and the number it moved says why, down to the record',
  { timeout: 180_000 },
  async () => {
    const { page, complaints } = await walkerIn(browser, address, { width: 1440 })
    await enterAs(page, address, 'officer')
    const before = await countsOf(page)
    const onTime = before['dossiers_received']! + 7
    // More handled in time than came in: it reads well, and cannot be.
    const handed = await page.request.post('/api/submissions', {
      headers: { origin: address, 'sec-fetch-site': 'same-origin', 'idempotency-key': randomUUID() },
      data: {
        dataset: 'dossier',
        reason: 'Báo cáo bổ sung',
        records: [{ unit, day, counts: { dossiers_on_time: onTime } }],
      },
    })
    expect([handed.ok(), (await countsOf(page))['dossiers_on_time']]).toEqual([true, before['dossiers_on_time']])

    await page.goto('/quarantine')
    await settled(page, 'Bản ghi tạm giữ')
    expect(await barriers(page)).toEqual([])
    const row = page.getByRole('row').filter({ hasText: 'Phủ Lý' })
    expect(await row.innerText()).toContain('Số thành phần lớn hơn tổng số')
    await row.getByRole('checkbox').check()
    await page.getByRole('button', { name: 'Cho tính' }).click()
    // Without a reason nothing is decided.
    await page.locator('[aria-invalid="true"]').waitFor()
    await page.getByLabel('Lý do', { exact: true }).fill('Đã đối chiếu với bộ phận một cửa')
    await page.getByRole('button', { name: 'Cho tính' }).click()
    await expect.poll(async () => (await countsOf(page))['dossiers_on_time'], { timeout: 30_000 }).toBe(onTime)

    await page.goto(explained)
    await settled(page, 'Số này từ đâu ra')
    await page.getByText('khớp với con số đang hiển thị').waitFor()
    const batches = page.getByRole('table', { name: 'Từng lần ghi vào sổ' })
    expect(await batches.innerText()).toContain('Cho tính sau khi kiểm tra')
    expect(await barriers(page)).toEqual([])
    await batches
      .getByRole('button', { name: /Xem từng đơn vị/ })
      .last()
      .click()
    await page
      .getByRole('button', { name: /Xem chỗ của Phường Phủ Lý/ })
      .first()
      .click()
    const place = page.getByRole('dialog', { name: 'Chỗ của con số trong số liệu gốc' })
    await place.locator('mark').waitFor()
    expect(await place.innerText()).toMatch(/"maDonVi": ?"13285"/)
    expect(complaints.filter((said) => !said.includes('400'))).toEqual([])
    await page.context().close()
  },
)

test(
  'a link keeps the very number, on a phone too, and a correction taken back leaves everything as it was',
  { timeout: 180_000 },
  async () => {
    const { page, complaints } = await walkerIn(browser, address, { width: 390 })
    await enterAs(page, address, 'officer')
    await page.goto(`/explain/T02?unit=${unit}&cal=range&p=${otherDay}..${otherDay}`)
    await settled(page, 'Số này từ đâu ra')
    expect(await overhang(page)).toBe(0)
    const shown = () => page.locator('.headline-value').innerText()
    const [was, link] = [await shown(), await page.locator('.frozen-link code').innerText()]

    const { dossiers_online: online = 0, dossiers_counter: counter = 0 } = await countsOf(page, otherDay)
    await page.goto('/correction')
    await settled(page, 'Điều chỉnh và khóa kỳ')
    expect(await overhang(page)).toBe(0)
    await page.getByLabel('Bộ số liệu', { exact: true }).selectOption('dossier')
    await page.getByLabel('Đơn vị', { exact: true }).selectOption(unit)
    await page.getByLabel('Ngày', { exact: true }).fill(otherDay.split('-').reverse().join('/'))
    await page.getByLabel('Hồ sơ nộp trực tuyến', { exact: true }).fill(String(online - 1))
    await page.getByLabel('Hồ sơ nộp trực tiếp', { exact: true }).fill(String(counter + 1))
    await page.getByLabel('Lý do', { exact: true }).fill('Nhập nhầm kênh tiếp nhận')
    await page.getByRole('button', { name: 'Điều chỉnh', exact: true }).click()
    await page.getByText('Đã điều chỉnh.').waitFor()
    expect((await countsOf(page, otherDay))['dossiers_online']).toBe(online - 1)
    await page.goto(link)
    await settled(page, 'Số này từ đâu ra')
    expect(await shown()).toBe(was)

    await page.goto('/correction')
    await settled(page, 'Điều chỉnh và khóa kỳ')
    await page.getByRole('button', { name: 'Hủy điều chỉnh' }).first().click()
    await page.getByRole('dialog').getByLabel('Lý do', { exact: true }).fill('Sổ gốc đúng')
    await page.getByRole('dialog').getByRole('button', { name: 'Hủy điều chỉnh' }).click()
    await page.getByText('đã bị hủy').waitFor()
    expect((await countsOf(page, otherDay))['dossiers_online']).toBe(online)
    expect(complaints).toEqual([])
    await page.context().close()
  },
)
