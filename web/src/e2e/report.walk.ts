import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { addDays } from 'shared/day.ts'
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

/** A commune that no other walk corrects. */
const unit = '13291'
const title = /Báo cáo định kỳ.*tuần/i

async function as(role: string, width: number, at: string) {
  const walker = await walkerIn(browser, address, { width })
  await enterAs(walker.page, address, role)
  await walker.page.goto(at)
  await settled(walker.page)
  return walker
}
/** Nothing is wider than the screen, and axe finds no barrier by day or by night. */
async function fits(page: Page): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    expect([colorScheme, await overhang(page), await barriers(page)]).toEqual([colorScheme, 0, []])
  }
}

const formats = [
  ['Word (.docx)', 'docx'],
  ['PDF/A', 'pdf'],
  ['Bảng tính (.xlsx)', 'xlsx'],
] as const

/** Puts one day of one commune right, as a commune that counted a dossier under the wrong channel would ask for. */
async function correctOneDay(page: Page, day: string): Promise<void> {
  const asked = `/api/submission-datasets/dossier/counts?unit=${unit}&day=${day}`
  const { counts } = (await (await page.request.get(asked)).json()) as Answer<'readKnownCounts'>
  const { dossiers_online: online = 0, dossiers_counter: counter = 0 } = counts!
  const answer = await page.request.post('/api/corrections', {
    headers: { origin: address, 'sec-fetch-site': 'same-origin' },
    data: {
      dataset: 'dossier',
      reason: 'Nhập nhầm kênh tiếp nhận',
      records: [{ unit, day, counts: { dossiers_online: online - 1, dossiers_counter: counter + 1 } }],
    },
  })
  expect([answer.status(), await answer.text()]).toEqual([201, expect.stringContaining('Nhập nhầm kênh tiếp nhận')])
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click()

test(
  'an officer drafts and writes a report, somebody else passes it, and its Word file is the one that was issued',
  { timeout: 180_000 },
  async () => {
    const officer = await as('officer', 1440, '/report?open=draft')
    await fits(officer.page)
    const dialog = officer.page.getByRole('dialog', { name: 'Lập báo cáo' })
    expect(await dialog.getByLabel('Mẫu báo cáo').locator('option:checked').textContent()).toMatch(/^Báo cáo định kỳ/)
    const period = dialog.getByLabel('Kỳ báo cáo')
    await period.waitFor()
    const week = await period.locator('option').filter({ hasText: /^tuần/ }).first().textContent()
    await period.selectOption({ label: week!.trim() })
    await dialog.getByRole('button', { name: 'Lập báo cáo' }).click()
    await settled(officer.page, title)
    await fits(officer.page)
    const { pathname } = new URL(officer.page.url())

    // One passage in words of one's own, markup and all; of the others nothing is to be reported.
    await officer.page
      .getByRole('button', { name: /^Viết: / })
      .first()
      .click()
    await officer.page
      .getByRole('form', { name: /^Nội dung mục/ })
      .getByRole('textbox')
      .fill('Đã ban hành <b>Kế hoạch</b> 12/KH-UBND.')
    await press(officer.page, 'Lưu')
    await officer.page.getByText('Đã ban hành <b>Kế hoạch</b> 12/KH-UBND.').waitFor()
    for (let left = await officer.page.getByRole('button', { name: /^Viết: / }).count(); left > 0; left -= 1) {
      await officer.page
        .getByRole('button', { name: /^Viết: / })
        .first()
        .click()
      await press(officer.page, 'Không phát sinh')
      await officer.page.waitForFunction(
        (count) => document.querySelectorAll('.passage[data-unwritten]').length === count,
        left - 1,
      )
    }
    await officer.page.locator('details.annex summary').last().click()
    // Whoever wrote it does not pass it.
    await officer.page.getByText('Bạn đã tham gia soạn', { exact: false }).waitFor()
    expect(await officer.page.getByRole('button', { name: 'Xác nhận đã kiểm tra' }).count()).toBe(0)
    await fits(officer.page)

    const approver = await as('approver', 390, pathname)
    await press(approver.page, 'Xác nhận đã kiểm tra')
    await press(approver.page, 'Duyệt')
    await press(approver.page, 'Phát hành')
    await approver.page.getByRole('dialog').getByRole('button', { name: 'Phát hành' }).click()
    const kept = approver.page.locator('.files code')
    await kept.first().waitFor({ timeout: 60_000 })
    const hashes = await kept.allTextContents()
    await fits(approver.page)

    await approver.page.goto('/report')
    await settled(approver.page, 'Báo cáo')
    await fits(approver.page)

    await officer.page.reload()
    await settled(officer.page, title)
    // What is given out is what was kept, whatever it is for.
    for (const [at, [name, extension]] of formats.entries()) {
      const [download] = await Promise.all([
        officer.page.waitForEvent('download'),
        officer.page.getByRole('link', { name }).click(),
      ])
      const bytes = await readFile(await download.path())
      expect(download.suggestedFilename()).toMatch(new RegExp(`^bao-cao-dinh-ky-.*\\.${extension}$`))
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(hashes[at])
    }
    // Nothing of it can be written any more.
    expect(await officer.page.getByRole('button', { name: /^(Viết|Sửa): / }).count()).toBe(0)

    // A figure of it is put right; the report says so by itself, stays as it is, and a supplement begins with its words.
    const { report } = (await (
      await officer.page.request.get(`/api${pathname.replace('report', 'reports')}`)
    ).json()) as Answer<'readReport'>
    await correctOneDay(officer.page, addDays(report.period.from, 1))
    await expect
      .poll(
        async () => {
          await officer.page.reload()
          await settled(officer.page, title)
          return officer.page.getByText('số liệu nêu trong báo cáo đã thay đổi').count()
        },
        { timeout: 60_000, interval: 1_000 },
      )
      .toBe(1)
    await press(officer.page, 'Lập báo cáo bổ sung')
    const asked = officer.page.getByRole('dialog', { name: 'Lập báo cáo bổ sung' })
    await asked.getByLabel('Lý do').fill('Một xã ghi nhầm kênh tiếp nhận')
    await asked.getByRole('button', { name: 'Lập báo cáo bổ sung' }).click()
    await settled(officer.page, /bổ sung lần 1/)
    await officer.page.getByText('Đã ban hành <b>Kế hoạch</b> 12/KH-UBND.').waitFor()
    expect(
      await officer.page.getByRole('link', { name: 'Báo cáo', exact: true }).last().getAttribute('href'),
    ).toContain(pathname)
    await fits(officer.page)
    expect([...officer.complaints, ...approver.complaints]).toEqual([])
    await officer.page.context().close()
    await approver.page.context().close()
  },
)

test(
  'a template is put into another order with a standing number, looked at, saved, and the next report is made by it',
  { timeout: 120_000 },
  async () => {
    const { page, complaints } = await as('officer', 1440, '/report/template?row=tuan')
    await settled(page, 'Mẫu báo cáo')
    await page.getByRole('button', { name: 'Đưa lên: VIỆC CẦN QUAN TÂM' }).click()
    await page.locator('.laid details > summary').first().click()
    await page.getByRole('button', { name: 'Thêm đoạn cố định' }).click()
    const passage = page.getByRole('group', { name: 'Đoạn cố định 1' })
    await passage.getByRole('textbox', { name: 'Chữ 1, Tiếng Việt' }).fill('Tỷ lệ hồ sơ trực tuyến <b>toàn tỉnh</b>: ')
    await passage.getByRole('combobox', { name: 'Thêm số liệu, Tiếng Việt' }).selectOption('T02 ratio')
    await passage.getByRole('textbox', { name: 'Chữ 1, Tiếng Anh' }).fill('Online dossiers of the province.')
    await fits(page)

    await page.getByRole('button', { name: 'Xem thử' }).click()
    const sheet = page.locator('.paper')
    await sheet.waitFor({ timeout: 60_000 })
    expect(await sheet.getByRole('heading', { level: 3 }).allTextContents()).toEqual([
      'I. VIỆC CẦN QUAN TÂM',
      'II. KẾT QUẢ CÁC CHỈ TIÊU',
    ])
    const quoted = sheet.getByText('Tỷ lệ hồ sơ trực tuyến <b>toàn tỉnh</b>:')
    expect(await quoted.getByRole('button').textContent()).toMatch(/^\d+(,\d+)?%$/)

    // Without a reason nothing is kept.
    await press(page, 'Lưu thành phiên bản mới')
    await page.locator('[aria-invalid="true"]').waitFor()
    await page.getByLabel('Lý do sửa mẫu').fill('Lãnh đạo yêu cầu nêu việc trước')
    await press(page, 'Lưu thành phiên bản mới')
    await page.getByText('Đã lưu phiên bản 2.').waitFor()
    expect(await page.getByRole('table', { name: 'Các phiên bản' }).innerText()).toContain(
      'Lãnh đạo yêu cầu nêu việc trước',
    )
    await page.setViewportSize({ width: 390, height: 844 })
    await fits(page)

    const { today } = (await (await page.request.get('/api/province')).json()) as Answer<'readProvince'>
    const drafted = await page.request.post('/api/reports', {
      headers: { origin: address, 'sec-fetch-site': 'same-origin' },
      data: { template: 'tuan', from: addDays(today, -9), to: addDays(today, -3) },
    })
    expect(((await drafted.json()) as Answer<'readReport'>).report.template.version).toBe(2)
    expect(complaints.filter((said) => !said.includes('400'))).toEqual([])
    await page.context().close()
  },
)
