import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { programLoaded } from './program-loaded.ts'

let address = ''
let browser: Browser
beforeAll(async () => {
  address = (await programLoaded()).address
  browser = await openBrowser()
})
afterAll(() => browser?.close())

test('a newcomer opens the address that was printed and sees a page, with nothing asked elsewhere', async () => {
  const page = await browser.newPage()
  const elsewhere: string[] = []
  const broken: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith('data:')) elsewhere.push(request.url())
  })
  page.on('console', (message) => {
    if (message.type() === 'error') broken.push(message.text())
  })
  page.on('pageerror', (error) => broken.push(error.message))
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe('vi')
  expect({ elsewhere, broken }).toEqual({ elsewhere: [], broken: [] })
  await page.close()
})

test('pages come compressed, files with a hash in their name for ever', async () => {
  const html = await (await fetch(address)).text()
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)![1]!
  const response = await fetch(`${address}${script}`, { headers: { 'accept-encoding': 'br' } })
  expect(response.headers.get('content-encoding')).toBe('br')
  expect(response.headers.get('cache-control')).toContain('immutable')
  expect((await fetch(`${address}/assets/gone-123.js`)).status).toBe(404)
})

test('the API says who it is, and a second asking costs nothing', async () => {
  expect(await (await fetch(`${address}/api/health`)).json()).toMatchObject({ status: 'ok' })
  const first = await fetch(`${address}/api/province`)
  const again = await fetch(`${address}/api/province`, { headers: { 'if-none-match': first.headers.get('etag')! } })
  expect(again.status).toBe(304)
})
