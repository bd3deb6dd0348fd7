import { setTimeout as sleep } from 'node:timers/promises'
import { addDays, dayOf } from 'shared/day.ts'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '../http.ts'
import { openBrowser } from './browser.ts'
import { enterAs } from './entering.ts'
import { startMailServer } from './mail-server.ts'
import { type Program, startProgram } from './program.ts'
import { programListens } from './program-loaded.ts'
import { settled, walkerIn } from './walking.ts'

/** A program of its own with a short history: its fault would disturb the walks that share the other. */
const historyFrom = addDays(dayOf(new Date()), -12)
const feed = 'ky-so'
const unit = '13285'
const onDuty = 'truc@nhipso.test'
const collected = 'tong-hop@nhipso.test'
const called = 'truc-ca@nhipso.test'
let program: Program
let browser: Browser
let mail: Awaited<ReturnType<typeof startMailServer>>

beforeAll(async () => {
  mail = await startMailServer()
  const post = { NHIPSO_SMTP_URL: mail.url, NHIPSO_MAIL_FROM: 'nhipso@nhipso.test' }
  // Nobody waits five minutes here for a line to have stayed well.
  program = await startProgram(historyFrom, { ...post, NHIPSO_ROOT_HOLD: '5' })
  // The simulator is up before anything is asked of it, so the fault is there from the first asking on.
  await until(async () => (await order('schema')) || null)
  browser = await openBrowser()
  await programListens(program)
  await sendByMail()
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
  await mail?.close()
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

/**
 * What is grave goes by letter to whoever is on duty, before any rule of the beginning. What figures say is collected for
 * a minute, and whoever's turn it is hears of it when nobody has taken it up for another.
 */
async function sendByMail(): Promise<void> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await enterAs(page, program.address, 'administrator')
  const post = async <A>(path: string, data: object): Promise<A> => {
    const headers = { origin: program.address, 'sec-fetch-site': 'same-origin' }
    const answer = await page.request.post(program.address + path, { headers, data })
    if (answer.status() !== 201) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`)
    return (await answer.json()) as A
  }
  const { channel } = await post<Answer<'createChannel'>>('/api/alert-channels', {
    name: 'Thư trực',
    enabled: true,
    definition: { kind: 'email', locale: 'vi', to: [onDuty] },
  })
  const plain = { subsystems: [], units: [], providers: [], digestBelow: null, nightBelow: null, repeatMinutes: null }
  await post('/api/alert-rules', {
    name: 'Sự cố nghiêm trọng: gửi thư ngay',
    place: 1,
    enabled: true,
    definition: {
      ...plain,
      scopes: ['connection', 'root'],
      atLeast: 'major',
      to: [{ kind: 'channel', id: channel.id }],
      escalation: [],
    },
  })
  const { channel: digest } = await post<Answer<'createChannel'>>('/api/alert-channels', {
    name: 'Thư tổng hợp',
    enabled: true,
    definition: { kind: 'email', locale: 'vi', to: [collected] },
  })
  const { roster } = await post<Answer<'createRoster'>>('/api/duty-rosters', {
    name: 'Trực số liệu',
    definition: {
      channel: digest.id,
      people: [{ name: 'Trần Thị Trực', recipient: called }],
      turn: 'week',
      firstDay: '2025-07-07',
      handover: '07:30',
      hours: { days: 'every', hours: [{ from: '00:00', to: '24:00' }] },
      outside: null,
      swaps: [],
    },
  })
  await post('/api/alert-rules', {
    name: 'Chỉ tiêu dưới mục tiêu: gộp thư, không ai nhận thì gọi trực',
    place: 2,
    enabled: true,
    definition: {
      ...plain,
      scopes: ['kpi'],
      atLeast: 'info',
      to: [{ kind: 'channel', id: digest.id }],
      digestBelow: 'critical',
      digestMinutes: 1,
      escalation: [{ afterMinutes: 1, to: [{ kind: 'roster', id: roster.id }] }],
    },
  })
  await context.close()
}

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

// Late: while history comes in, a small machine keeps the prober waiting, and it says of itself that it sees nothing.
test('a line that dies is one alert by its name, one letter, and one more when it is well again', async () => {
  const name = await until(async () => {
    const { units } = await ask<Answer<'readProvince'>>('/api/province')
    return units.find(({ code }) => code === unit)?.name ?? null
  })
  const line = `Đường truyền ${name}`
  const { page, complaints } = await walkerIn(browser, program.address, { width: 1440 })
  await enterAs(page, program.address, 'officer')

  await page.goto('/simulator?by=lines')
  await settled(page)
  await page.getByRole('button', { name: `Bật lỗi: ${line}`, exact: true }).click()
  await page.getByRole('combobox', { name: 'Lỗi gì' }).selectOption({ label: 'Mất hẳn' })
  await page.getByRole('button', { name: 'Bật lỗi', exact: true }).last().click()
  await page.getByText(`Đã bật ở ${line}.`).waitFor()

  // The list is open meanwhile and is told of it.
  await page.goto('/alert')
  await settled(page)
  const row = page.getByRole('row').filter({ hasText: line }).filter({ hasText: 'Nguyên nhân gốc' })
  await row.filter({ hasText: 'mất kết nối' }).waitFor({ timeout: 200_000 })
  const toDuty = () => mail.received.filter(({ to }) => to === onDuty)
  const letter = await until(async () => toDuty()[0] ?? null)
  expect(letter).toMatchObject({ to: onDuty, subject: `[Nghiêm trọng] Cảnh báo: ${line} mất kết nối` })

  await page.goto(/\/alert\/[0-9a-f-]{36}/.exec(letter.text)![0])
  await settled(page, line)
  expect(await page.getByRole('main').innerText()).toMatch(/Nguyên nhân gốc[\s\S]*không truy cập được/)
  expect(await page.getByRole('region', { name: 'Tin đã gửi' }).innerText()).toContain(onDuty)
  const concerned = page.getByRole('region', { name: /^Kết nối bị ảnh hưởng/ })
  expect(await concerned.getByRole('listitem').count()).toBeGreaterThanOrEqual(5)
  expect(await page.getByRole('main').innerText()).toMatch(/Đơn vị chịu trách nhiệm\s+(VNPT|Viettel)/)
  await page.getByRole('button', { name: 'Tiếp nhận' }).click()
  await page.getByText('Đã tiếp nhận').first().waitFor()
  await page.getByRole('button', { name: 'Ghi nguyên nhân' }).click()
  const cause = page.getByRole('dialog', { name: 'Ghi nguyên nhân' })
  await cause.getByLabel('Nguyên nhân', { exact: true }).selectOption({ label: 'Kết nối, truyền hồ sơ' })
  await cause.getByLabel('Diễn giải').fill('Đứt cáp quang do thi công')
  await cause.getByRole('button', { name: 'Lưu' }).click()
  await page.getByText('Kết nối, truyền hồ sơ: Đứt cáp quang do thi công').waitFor()

  const incident = page.url()
  await page.goto('/simulator')
  await settled(page)
  await page
    .getByRole('button', { name: `Tắt lỗi: ${line}`, exact: true })
    .first()
    .click()
  await page.getByText(`Đã tắt ở ${line}.`).waitFor()
  await page.goto(incident)
  // People have said why and the probes say that it is over: together they close it.
  await page.getByText('Đã đóng').first().waitFor({ timeout: 200_000 })
  const over = await until(async () => toDuty().find(({ subject }) => subject.includes('khôi phục')) ?? null)
  expect(over.subject).toBe(`[Đã khôi phục] ${line}`)
  // Ten connections fell with it, and nobody was written to about any of them.
  expect(toDuty()).toHaveLength(2)
  expect(complaints).toEqual([])
  await page.context().close()
}, 600_000)

test('what is slight comes in one letter; nobody takes it and whoever is on duty is called, takes it and sees it through', async () => {
  const letter = await until(async () => mail.received.find(({ to }) => to === collected) ?? null)
  expect(letter.subject).toMatch(/^Tổng hợp cảnh báo: \d+ sự cố$/)
  const call = await until(async () => mail.received.find(({ to }) => to === called) ?? null)
  const [, name] = /^\[.+\] Chuyển cấp xử lý: (.+) chưa đạt mục tiêu$/.exec(call.subject) ?? []
  expect(letter.text).toContain(name)

  const { page, complaints } = await walkerIn(browser, program.address, { width: 1440 })
  await enterAs(page, program.address, 'officer')
  await page.goto(/\/alert\/[0-9a-f-]{36}/.exec(call.text)![0])
  await settled(page, name)
  const timeline = page.getByRole('region', { name: 'Dòng thời gian' })
  await timeline.getByText('Chuyển cấp xử lý').first().waitFor()
  const told = page.getByRole('region', { name: 'Tin đã gửi' })
  expect(await told.innerText()).toContain(called)

  await page.getByRole('button', { name: 'Tiếp nhận' }).click()
  await timeline.getByText('Đã tiếp nhận').waitFor()
  expect(await page.getByRole('button', { name: 'Tiếp nhận' }).count()).toBe(0)
  const act = async (which: string, fill: (dialog: Locator) => Promise<unknown>, save = 'Lưu') => {
    await page.getByRole('button', { name: which, exact: true }).click()
    const dialog = page.getByRole('dialog', { name: which })
    await fill(dialog)
    await dialog.getByRole('button', { name: save, exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
  }
  await act('Giao xử lý', (dialog) => dialog.getByLabel('Giao cho').fill('Phòng Chuyển đổi số'))
  await timeline.getByText('Phòng Chuyển đổi số').waitFor()
  await act('Ghi chú', (dialog) => dialog.getByLabel('Diễn giải').fill('Đã đôn đốc các xã'))
  await timeline.getByText('Đã đôn đốc các xã').waitFor()

  // An hour of sleep, chosen by a clock that is an hour slow but for a few seconds: it ends while we look.
  await page.clock.setSystemTime(Date.now() - 3_600_000 + 8_000)
  await act('Tạm ẩn', (dialog) => dialog.getByLabel('Tạm ẩn trong').selectOption('1'), 'Tạm ẩn')
  await timeline.getByText('Tạm ẩn', { exact: true }).waitFor()
  await page.clock.setSystemTime(Date.now())
  await timeline.getByText('Hết thời gian tạm ẩn').waitFor({ timeout: 90_000 })
  await page.getByRole('button', { name: 'Tạm ẩn', exact: true }).waitFor()

  await act('Ghi nguyên nhân', async (dialog) => {
    await dialog.getByLabel('Nguyên nhân', { exact: true }).selectOption({ label: 'Thao tác người dùng' })
    await dialog.getByLabel('Diễn giải').fill('Chưa hướng dẫn người dân nộp trực tuyến')
  })
  await page.getByText('Thao tác người dùng: Chưa hướng dẫn người dân nộp trực tuyến').waitFor()
  expect(complaints).toEqual([])
  await page.context().close()
}, 300_000)
