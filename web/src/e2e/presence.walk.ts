import type { Browser, Page } from 'playwright-core'
import { addDays, dayOf } from 'shared/day.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { enterAs } from './entering.ts'
import { type Program, startProgram } from './program.ts'
import { programListens, programLoaded } from './program-loaded.ts'
import { settled, walkerIn } from './walking.ts'
import { isWhole } from './whole.ts'

/**
 * An administrator may idle fifteen minutes. Quick, the clock of the page is put forward. Whole, it is a program of its
 * own with the Vietnamese rule book, by which it is five, and they are waited for.
 */
let own: Program | undefined
let address = ''
let browser: Browser
beforeAll(async () => {
  if (isWhole) {
    own = await startProgram(addDays(dayOf(new Date()), -3), { NHIPSO_PROFILE: 'tcvn-l3' })
    await programListens(own)
  }
  address = own?.address ?? (await programLoaded()).address
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await own?.stop()
})

test(
  'whoever does nothing is warned before the session ends, and goes on by one click',
  { timeout: 300_000 },
  async () => {
    const { page, complaints } = await walkerIn(browser, address, { width: 1440 })
    await enterAs(page, address, 'administrator')
    if (!isWhole) await page.clock.install()
    await page.goto('/account/people')
    await settled(page, 'Người dùng và lời mời')
    const warning = page.getByRole('alert').filter({ hasText: 'vì không có thao tác' })
    expect(await warning.count()).toBe(0)
    const letAnswersIn = isWhole ? null : await putForward(page, 13)
    await warning.waitFor({ timeout: 200_000 })
    expect(await warning.innerText()).toMatch(/Phiên làm việc sẽ kết thúc sau (\d+ (phút|giây) ?)+/)
    await letAnswersIn?.()
    await warning.getByRole('button', { name: 'Tiếp tục làm việc' }).click()
    await warning.waitFor({ state: 'detached' })
    const me = await page.request.get(`${address}/api/account/me`)
    const left = Date.parse(((await me.json()) as { idleEndsAt: string }).idleEndsAt) - Date.now()
    expect(left).toBeGreaterThan(240_000)
    expect(complaints).toEqual([])
    await page.context().close()
  },
)

/** The server's time goes on as ever, and its answers would say so: they are kept back meanwhile. */
async function putForward(page: Page, minutes: number): Promise<() => Promise<void>> {
  const { promise: answersIn, resolve: letAnswersIn } = Promise.withResolvers<void>()
  await page.route('**/api/**', async (route) => {
    await answersIn
    await route.continue()
  })
  await page.clock.fastForward(minutes * 60_000)
  return async () => {
    letAnswersIn()
    await page.unrouteAll({ behavior: 'wait' })
  }
}
