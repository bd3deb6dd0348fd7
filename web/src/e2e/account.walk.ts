import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { authenticator } from './authenticator.ts'
import { openBrowser } from './browser.ts'
import { enterAs } from './entering.ts'
import { type Program, startProgram } from './program.ts'
import { programListens } from './program-loaded.ts'
import { addDays, dayOf } from 'shared/day.ts'
import { overhang, settled, walkerIn } from './walking.ts'

/** A program of its own: the first administrator of a database can be made only once. */
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

const everywhere = ['Một trang', 'Chỉ tiêu', 'Xã, phường', 'Nguồn số liệu']

test.each([
  { name: 'Lãnh đạo tỉnh', first: '', administers: null },
  { name: 'Chuyên viên Sở', first: '', administers: null },
  {
    name: 'Người duyệt',
    first: 'Mạng nội bộ được phép kết nối',
    administers: ['Phân quyền', 'Mạng nội bộ', 'Nhật ký'],
  },
  { name: 'Lãnh đạo xã, phường', first: 'Khóa API', administers: ['Phân quyền', 'Khóa API', 'Nhật ký'] },
  { name: 'Công chức xã, phường', first: '', administers: null },
  { name: 'Đơn vị vận hành', first: '', administers: null },
  {
    name: 'Quản trị hệ thống',
    first: 'Người dùng và lời mời',
    administers: ['Người dùng', 'Phân quyền', 'Khóa API', 'Màn hình', 'Ranh giới bản đồ', 'Mạng nội bộ', 'Nhật ký'],
  },
])('one click in the demonstration enters as $name, who sees what is theirs', async ({ name, first, administers }) => {
  const { page, complaints } = await walkerIn(browser, program.address, { width: 1440 })
  await page.goto('/sign-in')
  await settled(page, 'Đăng nhập')
  expect(await page.getByRole('complementary').innerText()).toContain('Số liệu mô phỏng')
  await page.getByRole('button', { name: `Vào xem với vai trò ${name}`, exact: true }).click()
  await page.waitForURL((url) => url.pathname === '/')
  await settled(page)
  const names = async (nav: string) =>
    (await page.getByRole('navigation', { name: nav, exact: true }).getByRole('link').all()).map((link) =>
      link.evaluate((element) => element.getAttribute('aria-label') ?? element.textContent),
    )
  const pages = await Promise.all(await names('Các trang'))
  expect(pages.filter((one) => everywhere.includes(one))).toEqual(everywhere)
  expect(pages.includes('Quản trị')).toBe(administers !== null)
  expect(await page.getByRole('complementary').innerText()).toContain(`Đang dùng vai trò ${name}`)
  if (administers) {
    await page.getByRole('link', { name: 'Quản trị' }).click()
    await settled(page, first)
    expect(await Promise.all(await names('Quản trị'))).toEqual(administers)
  } else {
    await page.goto('/account/people')
    await settled(page, 'Trang này không dành cho vai trò của ông/bà')
  }
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a visitor reads the figures, is told whom the rest is for, and signs in from there', async () => {
  const { page, complaints } = await walkerIn(browser, program.address, { width: 390 })
  await page.goto('/account/audit?outcome=denied')
  await settled(page, 'Trang này không dành cho vai trò của ông/bà')
  await page.getByRole('main').getByRole('link', { name: 'Đổi vai trò' }).click()
  await settled(page, 'Đăng nhập')
  await page.getByRole('button', { name: 'Vào xem với vai trò Quản trị hệ thống' }).click()
  await page.waitForURL('**/account/audit?outcome=denied')
  await settled(page, 'Nhật ký')
  expect(await overhang(page)).toBe(0)
  expect(complaints).toEqual([])
  await page.context().close()
})

const password = 'con cá chép bơi ngược dòng'

/** From the link of an invitation to a session, authenticator and recovery codes included. */
async function takeUp(page: Page, link: string) {
  await page.goto(link)
  await page.getByLabel('Mật khẩu mới').fill(password)
  await page.getByRole('button', { name: 'Đặt mật khẩu và đăng nhập' }).click()
  await page.getByRole('img', { name: /Mã QR/ }).waitFor()
  const secret = await page
    .getByRole('group', { name: /Nhập khóa này/ })
    .getByRole('code')
    .innerText()
  const code = authenticator(secret)
  await page.getByRole('textbox', { name: /Nhập mã sáu chữ số/ }).fill(await code())
  await page.getByRole('button', { name: 'Kích hoạt' }).click()
  await page.getByRole('heading', { name: 'Mã khôi phục' }).waitFor()
  const recovery = await page.locator('.recovery-codes code').allInnerTexts()
  await page.getByRole('button', { name: 'Tôi đã lưu các mã này' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  await settled(page)
  return { code, recovery }
}

async function signIn(page: Page, email: string) {
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Thư điện tử' }).fill(email)
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click()
  await page.getByRole('heading', { name: 'Xác thực hai lớp' }).waitFor()
}

async function signOut(page: Page) {
  await page.getByRole('button', { name: /^Đang đăng nhập:/ }).click()
  await page.getByRole('button', { name: 'Đăng xuất' }).click()
  await settled(page, 'Đăng nhập')
}

test('the first administrator by command, then an officer by invitation; each with an authenticator', async () => {
  const said = await program.ask('create-admin', '--email', 'an@ninhbinh.gov.vn', '--name', 'Trần Văn An')
  const { page: admin } = await walkerIn(browser, program.address, { width: 1440 })
  const { code } = await takeUp(admin, said.trim())
  await signOut(admin)
  await signIn(admin, 'an@ninhbinh.gov.vn')
  await admin.getByRole('textbox', { name: 'Mã sáu chữ số' }).fill(await code())
  await admin.getByRole('button', { name: 'Tiếp tục' }).click()
  await admin.waitForURL((url) => url.pathname === '/')
  await settled(admin)

  await admin.getByRole('link', { name: 'Quản trị' }).click()
  await settled(admin, 'Người dùng và lời mời')
  await admin.getByRole('button', { name: 'Mời người dùng' }).click()
  const dialog = admin.getByRole('dialog', { name: 'Mời người dùng' })
  await dialog.getByRole('textbox', { name: 'Họ tên' }).fill('Lê Thị Bình')
  await dialog.getByRole('textbox', { name: 'Thư điện tử' }).fill('khong phai thu')
  await dialog.getByRole('combobox', { name: 'Vai trò' }).selectOption('officer')
  await dialog.getByRole('button', { name: 'Gửi lời mời' }).click()
  const email = dialog.getByRole('textbox', { name: 'Thư điện tử' })
  await admin.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true')
  expect(await email.getAttribute('aria-invalid')).toBe('true')
  expect(await dialog.getByRole('textbox', { name: 'Họ tên' }).inputValue()).toBe('Lê Thị Bình')
  await email.fill('binh@ninhbinh.gov.vn')
  await dialog.getByRole('button', { name: 'Gửi lời mời' }).dblclick()
  const link = await dialog.getByRole('group', { name: 'Liên kết mời' }).getByRole('code').innerText()
  await dialog.getByRole('button', { name: 'Xong' }).click()
  expect(await admin.getByRole('row', { name: /Lê Thị Bình/ }).innerText()).toContain('Chờ nhận lời mời')

  const { page: officer } = await walkerIn(browser, program.address, { width: 390 })
  const { recovery } = await takeUp(officer, link)
  await signOut(officer)
  await signIn(officer, 'binh@ninhbinh.gov.vn')
  await officer.getByRole('button', { name: /Dùng mã khôi phục/ }).click()
  await officer.getByRole('textbox', { name: 'Mã khôi phục' }).fill(recovery[0]!)
  await officer.getByRole('button', { name: 'Tiếp tục' }).click()
  await officer.waitForURL((url) => url.pathname === '/')
  await settled(officer)
  await officer.goto('/account')
  await settled(officer, 'Tài khoản của tôi')
  expect(await officer.getByRole('main').innerText()).toContain('Còn 9 mã khôi phục chưa dùng.')

  await admin.goto('/account/people?q=le%20thi%20binh')
  await settled(admin, 'Người dùng và lời mời')
  expect(await admin.getByRole('row', { name: /Lê Thị Bình/ }).innerText()).toMatch(/Đang hoạt động[\s\S]*Bật/)
  await admin.goto('/account/audit?action=invitation.create')
  await settled(admin, 'Nhật ký')
  expect(
    await admin
      .getByRole('row', { name: /Mời người dùng/ })
      .first()
      .innerText(),
  ).toContain('Trần Văn An')
  await Promise.all([admin.context().close(), officer.context().close()])
})

test('an API key is shown once, listed without its secret, and stands in the trail', async () => {
  const { page, complaints } = await walkerIn(browser, program.address, { width: 1440 })
  await enterAs(page, program.address, 'administrator')
  await page.goto('/account/api-key?open=new')
  const dialog = page.getByRole('dialog', { name: 'Cấp khóa mới' })
  await dialog.getByRole('textbox', { name: 'Tên khóa' }).fill('Một cửa phường Phủ Lý')
  await dialog.getByRole('combobox', { name: 'Phạm vi' }).selectOption('13285')
  await dialog.getByRole('combobox', { name: 'Bộ số liệu' }).selectOption('dossier')
  await dialog.getByRole('button', { name: 'Cấp khóa' }).click()
  const secret = await dialog.getByRole('group', { name: 'Khóa' }).getByRole('code').innerText()
  expect(secret).toMatch(/^nhs_[a-z0-9]{12}_\w{40,}$/)
  await dialog.getByRole('button', { name: 'Xong' }).click()
  await dialog.waitFor({ state: 'detached' })
  const row = page.getByRole('row', { name: /Một cửa phường Phủ Lý/ })
  expect(await row.innerText()).toMatch(/Phường Phủ Lý[\s\S]*dossier[\s\S]*Đang dùng/)
  expect(await page.content()).not.toContain(secret)
  await page.reload()
  await settled(page, 'Khóa API')
  expect(await page.content()).not.toContain(secret)

  await row.getByRole('button', { name: /Hủy khóa/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hủy khóa', exact: true }).click()
  await page.getByRole('row', { name: /Một cửa phường Phủ Lý.*Đã hủy/s }).waitFor()
  await page.goto('/account/audit')
  await settled(page, 'Nhật ký')
  const trail = await page.getByRole('table').innerText()
  expect(trail).toContain('Cấp khóa API')
  expect(trail).toContain('Hủy khóa API')
  expect(trail).not.toContain(secret)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('a session ended elsewhere asks for the way back in, and keeps what was being typed', async () => {
  const { page } = await walkerIn(browser, program.address, { width: 1440 })
  await enterAs(page, program.address, 'administrator')
  await page.goto('/account/people?open=invite')
  const dialog = page.getByRole('dialog', { name: 'Mời người dùng' })
  await dialog.getByRole('textbox', { name: 'Họ tên' }).fill('Phạm Văn Cường')

  const { page: elsewhere } = await walkerIn(browser, program.address, { width: 390 })
  await enterAs(elsewhere, program.address, 'administrator')
  await elsewhere.goto('/account')
  await elsewhere.getByRole('button', { name: 'Kết thúc mọi phiên khác' }).click()
  await elsewhere.getByText('Chỉ có phiên này.').waitFor()

  await dialog.getByRole('textbox', { name: 'Thư điện tử' }).fill('cuong@ninhbinh.gov.vn')
  await dialog.getByRole('combobox', { name: 'Vai trò' }).selectOption('leader')
  await dialog.getByRole('button', { name: 'Gửi lời mời' }).click()
  const ended = page.getByRole('dialog', { name: 'Phiên làm việc đã kết thúc' })
  await ended.getByRole('button', { name: /Vào xem với vai trò/ }).click()
  await ended.waitFor({ state: 'detached' })
  expect(await dialog.getByRole('textbox', { name: 'Họ tên' }).inputValue()).toBe('Phạm Văn Cường')
  await dialog.getByRole('button', { name: 'Gửi lời mời' }).click()
  await dialog.getByRole('group', { name: 'Liên kết mời' }).waitFor()
  await Promise.all([page.context().close(), elsewhere.context().close()])
})

test('a link makes one browser a wall display, which shows figures until it is ended', async () => {
  const { page: admin } = await walkerIn(browser, program.address, { width: 1440 })
  await enterAs(admin, program.address, 'administrator')
  await admin.goto('/account/kiosk?open=new')
  const dialog = admin.getByRole('dialog', { name: 'Thêm màn hình' })
  await dialog.getByRole('textbox', { name: 'Nơi đặt màn hình' }).fill('Phòng họp tầng 2')
  await dialog.getByRole('button', { name: 'Tạo liên kết' }).click()
  const link = await dialog.getByRole('group', { name: 'Liên kết của màn hình' }).getByRole('code').innerText()
  await dialog.getByRole('button', { name: 'Xong' }).click()
  const row = (state: string) => admin.getByRole('row', { name: new RegExp(`Phòng họp tầng 2.*${state}`, 's') })
  await row('Chờ mở liên kết').waitFor()

  const { page: wall, complaints } = await walkerIn(browser, program.address, { width: 1920 })
  await wall.goto(link)
  await settled(wall, 'Màn hình theo dõi')
  await wall.getByRole('button', { name: 'Dùng trình duyệt này làm màn hình' }).click()
  await wall.waitForURL((url) => url.pathname === '/tuong' && url.hash === '')
  await settled(wall)
  const me = async () => (await wall.request.get('/api/account/me')).json() as Promise<{ role: string; name: string }>
  expect(await me()).toMatchObject({ role: 'kiosk', name: 'Phòng họp tầng 2' })
  expect(await wall.getByRole('link', { name: 'Quản trị' }).count()).toBe(0)
  expect(await overhang(wall)).toBe(0)
  expect(complaints).toEqual([])

  const { page: late } = await walkerIn(browser, program.address, { width: 390 })
  await late.goto(link)
  await late.getByRole('button', { name: 'Dùng trình duyệt này làm màn hình' }).click()
  await late.getByRole('alert').waitFor()
  expect(await overhang(late)).toBe(0)

  await admin.reload()
  await row('Đang hiển thị').getByRole('button', { name: 'Hủy màn hình Phòng họp tầng 2' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: 'Hủy màn hình', exact: true }).click()
  await row('Đã hủy').waitFor()
  // In the demonstration whoever has not signed in reads the figures too.
  expect((await me()).role).toBe('visitor')
  await Promise.all([admin, wall, late].map((page) => page.context().close()))
})
