import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '../http.ts'
import { openBrowser } from './browser.ts'
import { enterAs } from './entering.ts'
import { programLoaded } from './program-loaded.ts'
import { barriers, overhang, settled, walkerIn } from './walking.ts'
import { isWhole } from './whole.ts'

/** Every page. Long tables are shown short: their rows are alike, and axe looks at each for a while. */
const pages = [
  '/',
  '/kpi',
  '/kpi/T02?kind=ward&former=ha-nam',
  '/kpi/C05',
  '/unit?q=ph',
  '/unit/13285',
  '/feed',
  '/feed/lgsp',
  '/explain/T02?unit=13285',
  '/health',
  '/compare?tab=strip',
  '/compare?tab=heat&peers=near.13285',
  '/sign-in',
  '/account/people',
]
/** What only whoever is signed in can open; an administrator can open all of it. */
const administered = [
  '/account',
  '/account/people',
  '/account/people?open=invite',
  '/account/role',
  '/account/role?role=commune-head',
  '/account/api-key',
  '/account/api-key?open=new',
  '/account/kiosk?open=new',
  '/account/egress-rule?open=new',
  '/account/audit',
  '/connection?only=short',
  '/connection/13285-mot-cua?by=hours',
  '/alert',
  '/alert/provider',
  '/alert/maintenance?open=new',
  '/alert/rule?open=new',
  '/alert/channel',
  '/alert/channel?open=new',
  '/alert/roster',
  '/alert/roster?open=new',
  '/simulator',
]
const joined = (path: string, search: string) =>
  search === '' ? path : path + (path.includes('?') ? '&' : '?') + search

/** Quick, each page is seen by two of the pairs of eyes: by every second of four, by all but one of three. */
const seenBy = (paths: string[], { eyes, of }: { eyes: number; of: 3 | 4 }) =>
  paths.filter((_, at) => isWhole || (of === 4 ? (at + eyes) % 2 === 0 : (at + eyes) % 3 !== 0))

let address = ''
let browser: Browser
beforeAll(async () => {
  address = (await programLoaded()).address
  browser = await openBrowser()
})
afterAll(() => browser?.close())

test.each([
  { eyes: 0, width: 1440, scheme: 'light', search: '' },
  { eyes: 1, width: 1440, scheme: 'dark', search: 'lang=en' },
  { eyes: 0, width: 390, scheme: 'dark', search: '' },
  { eyes: 1, width: 390, scheme: 'light', search: 'view=table' },
] as const)('axe finds no barrier on any page: $width px, $scheme $search', async ({ eyes, width, scheme, search }) => {
  const { page, complaints } = await walkerIn(browser, address, { width, scheme })
  for (const path of seenBy(pages, { eyes, of: 4 })) {
    await page.goto(joined(path, search))
    await settled(page)
    expect(await barriers(page), path).toEqual([])
    expect(await overhang(page), path).toBe(0)
  }
  expect(complaints).toEqual([])
  await page.context().close()
})

test.each([
  { eyes: 0, width: 1440, scheme: 'dark', search: '' },
  { eyes: 1, width: 768, scheme: 'light', search: 'lang=en' },
  { eyes: 2, width: 390, scheme: 'light', search: '' },
] as const)('nor on those behind sign-in: $width px, $scheme $search', async ({ eyes, width, scheme, search }) => {
  const { page, complaints } = await walkerIn(browser, address, { width, scheme })
  await enterAs(page, address, 'administrator')
  // A KPI short of its target is an incident some time after its figures have come.
  const { incidents } = (await (await page.request.get('/api/incidents?limit=1')).json()) as Answer<'listIncidents'>
  const ofIncident = incidents.map(({ id }) => `/alert/${id}`)
  for (const path of [...seenBy(administered, { eyes, of: 3 }), ...ofIncident]) {
    await page.goto(joined(path, search))
    await settled(page)
    expect(await barriers(page), path).toEqual([])
    expect(await overhang(page), path).toBe(0)
  }
  // Where no dialog covers the head of the page.
  await page.goto(joined('/account', search))
  await settled(page)
  await page.getByRole('button', { name: /^(Đang đăng nhập|Signed in):/ }).click()
  expect(await barriers(page), 'the menu of the person').toEqual([])
  expect(complaints).toEqual([])
  await page.context().close()
})

test('everything is reached by the keyboard: skip link, search, period, sorting, chart as table', async () => {
  const { page } = await walkerIn(browser, address, { width: 1440 })
  const focused = () => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent || '')
  await page.goto('/')
  await settled(page)

  await page.keyboard.press('Tab')
  expect(await focused()).toBe('Đến nội dung chính')
  await page.keyboard.press('Enter')
  expect(await focused()).toBe('main')

  await page.keyboard.press('/')
  await page.keyboard.type('phu ly')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/unit/13285**')
  await settled(page, 'Phường Phủ Lý')
  expect(await focused()).toBe('main')

  await page.keyboard.press('[')
  await page.waitForURL('**p=*')
  await settled(page)
  const before = new URL(page.url()).searchParams.get('p')
  await page.keyboard.press(']')
  await page.waitForFunction((p) => new URLSearchParams(location.search).get('p') !== p, before)

  await page.goto('/kpi/T02')
  await settled(page)
  const units = page.getByRole('table', { name: /Kết quả từng đơn vị/ })
  await units.getByRole('button', { name: /Mẫu số/ }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**sort=cases**')
  await page.keyboard.press('t')
  await page.waitForURL('**view=table**')
  await page.getByRole('table', { name: /qua các kỳ$/ }).waitFor()
  await page.context().close()
})
