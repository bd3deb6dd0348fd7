import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { enterAs } from './entering.ts'
import { programLoaded } from './program-loaded.ts'
import { barriers, overhang, settled, walkerIn } from './walking.ts'

let browser: Browser
let address = ''
beforeAll(async () => {
  browser = await openBrowser()
  address = (await programLoaded()).address
})
afterAll(() => browser?.close())

async function enter(role: string, width: number, scope: object = {}) {
  const { page, complaints } = await walkerIn(browser, address, { width })
  await enterAs(page, address, role, scope)
  return { page, complaints }
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

test('a difficulty of a commune, from its telephone to the remedy that the Department accepts', async () => {
  const title = `Không in được phiếu hẹn trả kết quả (${Date.now() % 100_000})`
  const { page: commune, complaints } = await enter('commune-officer', 390, { unit: '14329' })
  await commune.goto('/difficulty')
  await settled(commune, 'Khó khăn, vướng mắc')
  await press(commune, 'Nêu khó khăn, vướng mắc')
  const form = commune.getByRole('dialog', { name: 'Nêu khó khăn, vướng mắc' })
  // What is missing is said where it is missing, and nothing typed is lost.
  await form.getByRole('textbox', { name: 'Mô tả' }).fill('Máy in của bộ phận một cửa không nhận lệnh từ hệ thống.')
  await form.getByRole('button', { name: 'Gửi' }).click()
  await commune.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true')
  await form.getByRole('textbox', { name: 'Tiêu đề' }).fill(title)
  await form.getByRole('button', { name: 'Gửi' }).click()
  await settled(commune, title)
  const path = new URL(commune.url()).pathname
  expect(await commune.getByRole('main').innerText()).toContain('Chưa được trả lời.')
  expect(await overhang(commune)).toBe(0)

  const { page: officer, complaints: more } = await enter('officer', 1440)
  await officer.goto(path)
  await settled(officer, title)
  await press(officer, 'Trả lời')
  const answer = officer.getByRole('dialog', { name: 'Trả lời' })
  expect(await answer.getByRole('textbox', { name: 'Câu hỏi' }).inputValue()).toBe(title)
  await answer
    .getByRole('textbox', { name: 'Nội dung trả lời' })
    .fill('Cập nhật trình điều khiển máy in theo hướng dẫn.')
  await answer.getByRole('button', { name: 'Trả lời' }).click()
  await officer.getByText('Cập nhật trình điều khiển máy in theo hướng dẫn.').first().waitFor()
  expect(await barriers(officer)).toEqual([])
  await press(officer, 'Giao nhiệm vụ')
  const give = officer.getByRole('dialog', { name: 'Giao nhiệm vụ' })
  expect(await give.getByRole('combobox', { name: 'Đơn vị' }).inputValue()).toBe('14329')
  await give.getByRole('textbox', { name: 'Thời hạn (ngày làm việc)' }).fill('5')
  await give.getByText(/đến hạn \d\d\/\d\d\/\d{4}/).waitFor()
  await give.getByRole('button', { name: 'Giao nhiệm vụ' }).click()
  await officer.waitForURL((url) => url.pathname.startsWith('/task/'))
  // The task bears the name of its difficulty, so its heading says nothing of which page is there.
  await officer.getByText('còn 5 ngày làm việc').waitFor()
  const task = new URL(officer.url()).pathname
  expect(await officer.locator('.standing').innerText()).toContain('Xanh')

  await commune.goto(task)
  await settled(commune, title)
  await press(commune, 'Bắt đầu thực hiện')
  await commune.getByText('đang thực hiện').waitFor()
  await press(commune, 'Báo cáo kết quả')
  const report = commune.getByRole('dialog', { name: 'Báo cáo kết quả' })
  await report.getByRole('textbox').fill('Đã cập nhật, in được phiếu hẹn.')
  await report.getByRole('button', { name: 'Ghi' }).click()
  await commune.getByText('báo cáo đúng hạn, chờ duyệt').waitFor()
  expect(await commune.getByRole('button', { name: 'Duyệt kết quả' }).count()).toBe(0)

  const { page: leader } = await enter('leader', 768)
  await leader.goto(task)
  await settled(leader, title)
  await press(leader, 'Duyệt kết quả')
  await leader.getByRole('dialog', { name: 'Duyệt kết quả' }).getByRole('button', { name: 'Ghi' }).click()
  await leader.getByText('hoàn thành đúng hạn').waitFor()
  expect(await leader.locator('.timeline strong').allInnerTexts()).toEqual([
    expect.stringMatching(/^Giao việc, hạn/),
    'Bắt đầu thực hiện',
    'Báo cáo kết quả',
    'Duyệt kết quả',
  ])
  expect(await barriers(leader)).toEqual([])

  // Another commune sees nothing of it, by its address neither.
  const { page: other } = await enter('commune-officer', 390, { unit: '14464' })
  for (const there of [path, task]) {
    await other.goto(there)
    await other.getByRole('alert').waitFor()
    expect(await other.content()).not.toContain(title)
  }
  // What was refused is said by the page; the browser notes it besides.
  expect([...complaints, ...more].filter((one) => !/status of 400/.test(one))).toEqual([])
  await Promise.all([commune, officer, leader, other].map((page) => page.context().close()))
})
