import type { Browser } from 'playwright-core'
import { addDays, dayOf } from 'shared/day.ts'
import { formatCount } from 'shared/format.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '../http.ts'
import { openBrowser } from './browser.ts'
import { enterAs } from './entering.ts'
import { type Program, startProgram } from './program.ts'
import { programListens } from './program-loaded.ts'
import { barriers, overhang, settled, walkerIn } from './walking.ts'

/** A program of its own: elsewhere there are 129 communes and wards. */
let program: Program
let browser: Browser
const today = dayOf(new Date())
const [from, to] = [addDays(today, -6), addDays(today, -2)]
beforeAll(async () => {
  program = await startProgram(addDays(today, -8))
  browser = await openBrowser()
  await programListens(program)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

test('two wards become one from a day on, and its series goes on from both', { timeout: 120_000 }, async () => {
  const { page, complaints } = await walkerIn(browser, program.address, { width: 1440 })
  const dossiers = async (unit: string) => {
    const path = `/api/kpis/T02/values?from=${from}&to=${to}&unit=${unit}`
    const answer = (await (await page.request.get(path)).json()) as Answer<'readKpiValues'>
    return answer.rows[0]!.value
  }
  await enterAs(page, program.address, 'officer')
  await expect.poll(async () => (await dossiers('13291')).reported, { timeout: 60_000 }).toBe(5)
  const [one, other, whole] = [await dossiers('13285'), await dossiers('13291'), await dossiers('37')]

  await page.goto('/unit-change')
  await settled(page, 'Sắp xếp đơn vị')
  expect(await barriers(page)).toEqual([])
  await page.getByLabel('Có hiệu lực từ ngày').fill(today.split('-').toReversed().join('/'))
  for (const unit of ['13285', '13291']) await page.getByLabel('Thêm đơn vị').selectOption(unit)
  await page.getByLabel('Mã đơn vị').fill('50001')
  await page.getByLabel('Tên mới').fill('Phủ Liêm')
  await page.getByRole('button', { name: 'Xem trước tác động' }).click()
  await page.getByText('Không có điểm nào ngăn thay đổi này.').waitFor()
  await page.getByLabel('Căn cứ pháp lý').fill('Nghị quyết số 1234/NQ-UBTVQH15')
  await page.getByLabel('Lý do', { exact: true }).fill('Sắp xếp đơn vị hành chính')
  expect([await barriers(page), await overhang(page)]).toEqual([[], 0])
  await page.getByRole('button', { name: 'Ghi nhận, chờ xác nhận' }).click()
  await page.getByRole('table', { name: 'Các thay đổi đã ghi nhận' }).getByText('Chờ xác nhận').waitFor()

  await enterAs(page, program.address, 'approver')
  await page.goto('/unit-change')
  await page.getByRole('button', { name: 'Quyết định về thay đổi' }).click()
  await page.getByLabel('Lý do', { exact: true }).fill('Đã đối chiếu nghị quyết')
  await page.getByRole('button', { name: 'Xác nhận', exact: true }).click()
  await page.getByText('Đã xác nhận').waitFor()

  await page.goto('/unit/13285')
  await page.getByText('Tiếp nối:').waitFor()

  // A page that is still asking would ask on as the head, who may not know all of another unit.
  await page.goto('about:blank')
  await enterAs(page, program.address, 'commune-head', { unit: '50001' })
  await page.goto('/unit/50001')
  await settled(page, 'Phường Phủ Liêm')
  const line = page.getByRole('note').filter({ hasText: 'Số liệu gồm cả của' })
  expect(await line.innerText()).toMatch(/Phủ Lý đến .*; Phường Phù Vân đến /)
  expect(await barriers(page)).toEqual([])
  const both = await dossiers('50001')
  expect([both.numerator, both.denominator]).toEqual([
    one.numerator! + other.numerator!,
    one.denominator! + other.denominator!,
  ])
  expect(await dossiers('37')).toMatchObject({ numerator: whole.numerator, denominator: whole.denominator })

  await page.goto(`/explain/T02?cal=range&p=${from}..${to}&unit=50001`)
  await settled(page, 'Số này từ đâu ra')
  await page.getByText('khớp với con số đang hiển thị').waitFor()
  const parts = page.getByRole('table', { name: 'Số liệu nối tiếp từ các đơn vị trước' })
  expect(await parts.getByRole('row').allInnerTexts()).toEqual([
    expect.anything(),
    expect.stringMatching(new RegExp(`Phủ Lý \\(13285\\).*${formatCount('vi', one.numerator!)} / `, 's')),
    expect.stringMatching(/Phù Vân \(13291\).*toàn bộ/s),
  ])
  expect(await barriers(page)).toEqual([])
  expect(complaints).toEqual([])
})
