import type { Browser, Page } from 'playwright-core'
import type { VisitDetail } from 'shared/task/visit/visit-contract.ts'
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

const speed = 'Tốc độ tải xuống đo được tại bộ phận một cửa (Mbps)'
const steady = 'Đường truyền mạng tại bộ phận một cửa có ổn định trong giờ làm việc không?'

async function enter(role: string, width: number) {
  const { page } = await walkerIn(browser, address, { width, keeps: true })
  await page.goto('/')
  await enterAs(page, address, role)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  const me = (await (await page.request.get('/api/account/me')).json()) as { id: string }
  return { page, id: me.id }
}
const visitOf = async (page: Page, id: string) =>
  (await (await page.request.get(`/api/visits/${id}`)).json()) as VisitDetail
const item = (page: Page, question: string) => page.getByRole('group', { name: question })

test('a checklist is filled in where there is no line, comes back once and whole, and shows what another wrote meanwhile', async () => {
  const officer = await enter('officer', 360)
  const approver = await enter('approver', 768)
  const { page } = officer
  const { today } = (await (await page.request.get('/api/province')).json()) as { today: string }
  const planned = await page.request.post('/api/visit-plans', {
    headers: { origin: address, 'sec-fetch-site': 'same-origin' },
    data: {
      title: `Đoàn khảo sát (${Date.now() % 100_000})`,
      leader: officer.id,
      members: [approver.id],
      from: today,
      to: today,
      template: 'chuyen-doi-so',
      units: ['14329', '14464'],
    },
  })
  const { plan, visits } = (await planned.json()) as { plan: { id: string; title: string }; visits: { id: string }[] }
  const visit = visits[0]!.id

  // Whoever looks at the plan has every checklist of it on the telephone.
  await page.goto(`/visit/plan/${plan.id}`)
  await settled(page, plan.title)
  await page.getByText('Đã lưu 2/2 phiếu trên máy này').waitFor()
  expect([await overhang(page), await barriers(page)]).toEqual([0, []])

  await page.context().setOffline(true)
  await page.goto(`/visit/${visit}`)
  await page.getByText('Không có mạng: đây là phiếu lưu trên máy').waitFor()
  await item(page, steady).getByRole('radio', { name: 'Không' }).check()
  await item(page, steady).locator('summary').click()
  await item(page, steady).getByRole('textbox').fill('Mất mạng hai lần trong buổi sáng')
  await item(page, speed).getByRole('textbox', { name: speed, exact: true }).fill('80,5')
  const photo = { name: 'anh.png', mimeType: 'image/png', buffer: await page.screenshot() }
  await item(page, 'Ảnh bộ phận một cửa').locator('input[type=file]').setInputFiles(photo)
  await item(page, 'Ảnh bộ phận một cửa').getByRole('img').waitFor()
  const nothing = { name: 'anh.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html></html>') }
  await item(page, 'Số máy tính').locator('input[type=file]').setInputFiles(nothing)
  await page.getByText('Tệp này không phải ảnh đọc được.').waitFor()
  // The figure is kept when the typing has rested.
  await item(page, speed).getByText('chờ gửi').waitFor()
  // What was typed before and after it was first tried to send is two things, or one.
  const waiting = page.getByText(/^Còn [34] mục ghi trên máy này chưa gửi/)
  const typed = Number(/\d/.exec(await waiting.innerText())![0])
  expect([await overhang(page), await barriers(page)]).toEqual([0, []])

  // The telephone is put away and taken out again.
  await page.reload()
  await page.getByText(`Còn ${typed} mục ghi trên máy này chưa gửi`).waitFor()
  expect(await item(page, speed).getByRole('textbox', { name: speed, exact: true }).inputValue()).toBe('80,5')
  expect(await item(page, steady).getByRole('radio', { name: 'Không' }).isChecked()).toBe(true)

  // Somebody else of the group writes another figure meanwhile.
  await approver.page.goto(`/visit/${visit}`)
  await item(approver.page, speed).getByRole('textbox', { name: speed, exact: true }).fill('12')
  await approver.page.getByText('Mọi điều đã ghi đều đã gửi về.').waitFor()
  await expect.poll(async () => (await visitOf(approver.page, visit)).edits).toBe(1)

  // Back on a bad line: the first answer is lost on its way, so all of it goes out again.
  let lost = 0
  await page.context().route('**/answers?*', async (route) => {
    if (lost++ > 0) return route.fallback()
    await route.fetch()
    await route.abort()
  })
  await page.context().setOffline(false)
  await page.getByText('Mọi điều đã ghi đều đã gửi về.').waitFor()
  expect(lost).toBeGreaterThan(1)
  const back = await visitOf(page, visit)
  expect([back.edits, back.photos.length, back.visit.conflicts]).toEqual([typed, 1, 1])
  expect(back.standings.find(({ question }) => question === 'mang-on-dinh')?.head).toMatchObject({
    value: false,
    note: 'Mất mạng hai lần trong buổi sáng',
  })

  // Both figures stand side by side until one is chosen.
  const two = item(page, speed).getByRole('region', { name: 'Câu này có hai ý khác nhau' })
  expect(await two.innerText()).toMatch(/12[\s\S]*80,5/)
  expect([await overhang(page), await barriers(page)]).toEqual([0, []])
  await two.getByRole('listitem').filter({ hasText: '80,5' }).getByRole('button', { name: 'Chọn câu này' }).click()
  await two.waitFor({ state: 'detached' })
  await expect.poll(async () => (await visitOf(page, visit)).visit.conflicts).toBe(0)

  // What was found is a difficulty in two taps, and the checklist says so.
  await item(page, steady).getByRole('link', { name: 'Nêu thành khó khăn' }).click()
  const form = page.getByRole('dialog', { name: 'Nêu khó khăn, vướng mắc' })
  expect(await form.getByRole('textbox', { name: 'Mô tả' }).inputValue()).toBe('Mất mạng hai lần trong buổi sáng')
  await form.getByRole('button', { name: 'Gửi' }).click()
  await page.waitForURL((url) => url.pathname.startsWith('/difficulty/'))
  await page.getByRole('link', { name: 'xem phiếu khảo sát' }).click()
  await item(page, steady)
    .getByRole('link', { name: /Đã nêu ở phiếu số/ })
    .waitFor()
  await page.context().close()
  await approver.page.context().close()
})
