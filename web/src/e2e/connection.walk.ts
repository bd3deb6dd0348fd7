import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { addDays, dayOf } from 'shared/day.ts'
import { formatInstant } from 'shared/format.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { openCutLine } from './cut-line.ts'
import { enterAs } from './entering.ts'
import { type Program, startProgram } from './program.ts'
import { programListens } from './program-loaded.ts'
import { settled, walkerIn } from './walking.ts'

/** A program of its own: work announced here would lie over connections that other walks look at. */
let program: Program
let browser: Browser

beforeAll(async () => {
  program = await startProgram(addDays(dayOf(new Date()), -3))
  browser = await openBrowser()
  await programListens(program)
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

const strips = (page: Page) => page.locator('table.board a.strip')
const worked = (page: Page) => page.getByRole('link', { name: /^Phường Phủ Lý, .*\(đang bảo trì/ })

test('work that a person announces lies over its connections, and reaches an open page that was cut off, by the stream alone', async () => {
  const line = await openCutLine()
  const { page, complaints } = await walkerIn(browser, program.address, { width: 1440, proxy: line.proxy })
  await enterAs(page, program.address, 'officer')
  await page.goto('/connection')
  await settled(page, 'Kết nối')
  await page.getByText('Đang cập nhật trực tiếp').waitFor()
  expect(await strips(page).count()).toBeGreaterThan(1_280)
  const [since, before] = [performance.now(), line.bytes()]

  // From here on the stream is the only way to this page.
  await page.route('**/api/connections', (route) => route.abort())
  line.cut()
  await page.getByText('Mất cập nhật trực tiếp, đang nối lại').waitFor()

  const { page: desk } = await walkerIn(browser, program.address, { width: 1440 })
  await enterAs(desk, program.address, 'officer')
  await desk.goto('/alert/maintenance?open=new')
  await settled(desk, 'Lịch bảo trì')
  const form = desk.getByRole('form', { name: 'Thông báo bảo trì' })
  await form.getByLabel('Nội dung').fill('Thay bộ định tuyến Phủ Lý')
  await form.getByLabel('Lý do').fill('Thiết bị cũ, VNPT thay tại chỗ')
  await form.getByLabel('Bắt đầu').fill(formatInstant('vi', new Date(Date.now() - 120_000)))
  await form.getByLabel('Kết thúc').fill(formatInstant('vi', new Date(Date.now() + 3_600_000)))
  await form.getByLabel('Phạm vi').fill('Đường truyền Phủ Lý')
  await form.getByRole('button', { name: 'Bỏ Đường truyền Phủ Lý' }).waitFor()
  await form.getByRole('button', { name: 'Thông báo bảo trì' }).click()
  await desk.getByRole('table', { name: 'Lịch bảo trì' }).getByText('Thay bộ định tuyến Phủ Lý').waitFor()

  await desk.goto('/connection')
  await settled(desk, 'Kết nối')
  await worked(desk).first().waitFor({ timeout: 110_000 })
  expect(await worked(page).count()).toBe(0)

  line.mend()
  await page.getByText('Đang cập nhật trực tiếp').waitFor()
  await worked(page).first().waitFor()
  expect(await worked(page).count()).toBe(await worked(desk).count())

  await sleep(1_000)
  const minutes = Math.max(1, (performance.now() - since) / 60_000)
  // What was missed came at once, while other walks make lines fail.
  expect((line.bytes() - before) / minutes).toBeLessThan(50_000)
  // A cut is no news to whoever cut it.
  expect(complaints.filter((line) => !/net::ERR_/.test(line))).toEqual([])
  await desk.context().close()
  await page.context().close()
  await line.close()
})
