import type { Browser } from 'playwright-core'
import { addDays, dayOf } from 'shared/day.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser } from './browser.ts'
import { enterAs } from './entering.ts'
import { type Program, startProgram } from './program.ts'
import { settled, walkerIn } from './walking.ts'

/** By the Vietnamese rule book an administrator may idle five minutes, so the warning comes after two and a half. */
let program: Program
let browser: Browser
beforeAll(async () => {
  program = await startProgram(addDays(dayOf(new Date()), -3), { NHIPSO_PROFILE: 'tcvn-l3' })
  browser = await openBrowser()
  for (const deadline = Date.now() + 150_000; ; await new Promise((go) => setTimeout(go, 250))) {
    const answer = await fetch(`${program.address}/api/province`).catch(() => null)
    if (answer?.ok) break
    if (Date.now() > deadline) throw new Error('the program does not listen')
  }
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

test(
  'whoever does nothing is warned before the session ends, and goes on by one click',
  { timeout: 300_000 },
  async () => {
    const { page, complaints } = await walkerIn(browser, program.address, { width: 1440 })
    await enterAs(page, program.address, 'administrator')
    await page.goto('/account/people')
    await settled(page, 'Người dùng và lời mời')
    const warning = page.getByRole('alert').filter({ hasText: 'vì không có thao tác' })
    expect(await warning.count()).toBe(0)
    await warning.waitFor({ timeout: 200_000 })
    expect(await warning.innerText()).toMatch(/Phiên làm việc sẽ kết thúc sau (\d+ (phút|giây) ?)+/)
    await warning.getByRole('button', { name: 'Tiếp tục làm việc' }).click()
    await warning.waitFor({ state: 'detached' })
    const me = await page.request.get(`${program.address}/api/account/me`)
    const left = Date.parse(((await me.json()) as { idleEndsAt: string }).idleEndsAt) - Date.now()
    expect(left).toBeGreaterThan(240_000)
    expect(complaints).toEqual([])
    await page.context().close()
  },
)
