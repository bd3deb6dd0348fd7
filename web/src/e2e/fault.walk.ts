import { setTimeout as sleep } from 'node:timers/promises'
import { addDays, dayOf } from 'shared/day.ts'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '../http.ts'
import { openBrowser } from './browser.ts'
import { enterAs } from './entering.ts'
import { type Program, startProgram } from './program.ts'
import { settled, walkerIn } from './walking.ts'

/** A program of its own with a short history: its fault would disturb the walks that share the other. */
const historyFrom = addDays(dayOf(new Date()), -12)
const feed = 'ky-so'
let program: Program
let browser: Browser

beforeAll(async () => {
  program = await startProgram(historyFrom)
  // The simulator is up before anything is asked of it, so the fault is there from the first asking on.
  await until(async () => (await order('schema')) || null)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

async function until<T>(look: () => Promise<T | null>, patienceMs = 150_000): Promise<T> {
  for (const deadline = Date.now() + patienceMs; Date.now() < deadline; await sleep(100)) {
    const found = await look().catch(() => null)
    if (found !== null) return found
  }
  throw new Error(`waited ${patienceMs / 1_000} s in vain`)
}

const order = async (fault: string | null): Promise<boolean> => {
  const answer = await fetch(`http://127.0.0.1:${program.simulatorPort}/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ subsystem: feed, fault }),
  })
  return answer.ok
}
const ask = async <A>(path: string): Promise<A> => (await (await fetch(program.address + path)).json()) as A
const feeds = async () => (await ask<Answer<'listFeeds'>>('/api/feeds')).feeds
const signing = async () =>
  (await ask<Answer<'readKpiValues'>>(`/api/kpis/V08/values?from=${historyFrom}&to=${dayOf(new Date())}`)).rows[0]!
    .value

test('a source that changed its shape is an error on its page and a missing day, never a zero; the others go on', async () => {
  const others = await until(async () => {
    const all = (await feeds()).filter(({ subsystem }) => subsystem !== feed)
    return all.length >= 8 && all.every(({ state }) => state === 'healthy') ? all : null
  })
  expect(others.length).toBeGreaterThanOrEqual(8)
  await until(async () => ((await feeds()).find(({ id }) => id === feed)?.state === 'failing' ? true : null))

  const value = await signing()
  expect(value).toMatchObject({ state: 'missing', numerator: null, ratio: null, reported: 0, text: 'Chưa có số liệu' })
  const { units } = await ask<Answer<'readCompleteness'>>(`/api/feeds/${feed}/completeness`)
  expect(units.every(({ days, reported }) => reported === 0 && !/[rc]/.test(days))).toBe(true)
  expect(units.some(({ days }) => days.includes('m'))).toBe(true)

  const { page, complaints } = await walkerIn(browser, program.address, { width: 1440 })
  await enterAs(page, program.address, 'officer')
  await page.goto(`/feed/${feed}`)
  await settled(page)
  const health = page.getByRole('region', { name: 'Trạng thái' })
  const words = await health.innerText()
  expect(words).toContain('Đang lỗi')
  expect(words).toContain('Hệ thống nguồn đã đổi cấu trúc số liệu')
  expect(words).toContain('không tính là 0')
  expect(await page.getByRole('table', { name: /Các lần hỏi gần đây/ }).innerText()).toContain('Sai cấu trúc')

  // What is owed is carried forward by the clock, also where nothing has ever come.
  const unit = `/unit/13285?cal=range&p=${historyFrom}..${addDays(dayOf(new Date()), -1)}`
  const missing = async () =>
    (await ask<Answer<'readUnitKpis'>>(`/api/units/13285/kpis?from=${historyFrom}&to=${dayOf(new Date())}`)).missing
  await until(async () => ((await missing()).some((one) => one.feed === feed) ? true : null))
  await page.goto(unit)
  await settled(page)
  expect(await page.getByRole('table', { name: /Ngày chưa có số liệu/ }).innerText()).toMatch(/Lượt ký số\s+\d+/)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('mended, an officer asks it again, the days come in and the page says so', async () => {
  expect(await order(null)).toBe(true)
  expect(await program.command('ask', feed)).toBe(0)
  await until(async () => ((await feeds()).find(({ id }) => id === feed)?.state === 'healthy' ? true : null))
  const value = await signing()
  expect(value.state).toBe('value')
  expect(value.denominator).toBeGreaterThan(0)

  const { page } = await walkerIn(browser, program.address, { width: 390 })
  await page.goto(`/feed/${feed}`)
  await settled(page)
  expect(await page.getByRole('region', { name: 'Trạng thái' }).innerText()).toContain('Đủ số liệu')
  await page.context().close()
})
