import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { claimStep } from './second-factor.ts'
import {
  type Browser,
  enter,
  makePerson,
  password,
  testIdentity,
  type TestIdentity,
  type TestPerson,
} from './test-identity.ts'
import { codeAt, stepAt } from './totp.ts'

vi.setConfig({ testTimeout: 120_000 })

let world: TestIdentity
let other: TestIdentity
beforeAll(async () => {
  world = await testIdentity()
  other = await testIdentity({ besides: world })
})
afterAll(async () => {
  await other.close()
  await world.close()
})

const code = (secret: string, offset = 0) => codeAt(secret, stepAt(world.clock.now()) + offset)
const pass = (browser: Browser, typed: string) => browser.post('/api/account/second-factor', { code: typed })

/** Past the password, before the authenticator, two steps after the last code was used. */
async function half({ email }: TestPerson, at = world): Promise<Browser> {
  const browser = at.browser()
  const { body } = await browser.post('/api/account/sign-in', { email, password })
  expect(body).toEqual({ next: 'second-factor' })
  return browser
}

async function enrolled(): Promise<{ officer: TestPerson; secret: string; recoveryCodes: string[] }> {
  const officer = await makePerson(world, 'officer')
  const { secret, recoveryCodes } = await enter(world, officer)
  world.clock.forward(120)
  return { officer, secret: secret!, recoveryCodes }
}

describe('which codes count', () => {
  test.each([
    ['of this step', 0, 200],
    ['of the step before', -1, 200],
    ['two steps old', -2, 401],
    ['of the step to come', 1, 401],
    ['two steps ahead', 2, 401],
  ])('%s', async (_, offset, status) => {
    const { officer, secret } = await enrolled()
    expect((await pass(await half(officer), code(secret, offset))).status).toBe(status)
  })

  test('the code of enrolment is spent by it', async () => {
    const officer = await makePerson(world, 'officer')
    const { secret } = await enter(world, officer)
    expect((await pass(await half(officer), code(secret!))).status).toBe(401)
  })

  test('once: not again here, not on another server, and none before it', async () => {
    const { officer, secret } = await enrolled()
    const [first, here, there] = [await half(officer), await half(officer), await half(officer, other)]
    expect((await pass(first, code(secret))).status).toBe(200)
    expect((await pass(here, code(secret))).status).toBe(401)
    expect((await pass(there, code(secret))).status).toBe(401)
    expect((await pass(there, code(secret, -1))).status).toBe(401)
    world.clock.forward(30)
    expect((await pass(here, code(secret))).status).toBe(200)
  })

  test('one code in 200 requests at the same moment, to two servers: one gets in', async () => {
    const { officer, secret } = await enrolled()
    const halves = [await half(officer), await half(officer, other), await half(officer), await half(officer, other)]
    const typed = code(secret)
    const answers = await Promise.all(Array.from({ length: 200 }, (_, at) => pass(halves[at % 4]!.copy(), typed)))
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status !== 200 && status !== 401 && status !== 429)).toEqual([])
  })

  test('and the limit of tries is not what does it: 200 claims of one step, one holds', async () => {
    const { officer } = await enrolled()
    const step = stepAt(world.clock.now())
    const claims = await Promise.all(Array.from({ length: 200 }, () => claimStep(world.base.db, officer.id, step)))
    expect(claims.filter(Boolean)).toHaveLength(1)
  })

  test('five wrong ones, then a wait, also for the right one', async () => {
    const { officer, secret } = await enrolled()
    const browser = await half(officer)
    for (let at = 0; at < 5; at++) expect((await pass(browser, '000000')).status).toBe(401)
    const answer = await pass(browser, code(secret))
    expect(answer.status).toBe(429)
    expect(answer.headers.get('retry-after')).toBe('60')
    world.clock.forward(60)
    expect((await pass(browser, code(secret))).status).toBe(200)
  })

  test('the seed is not in the database as it is', async () => {
    const { officer, secret } = await enrolled()
    const row = await world.base.db
      .selectFrom('account_second_factor')
      .selectAll()
      .where('user_id', '=', officer.id)
      .executeTakeFirstOrThrow()
    expect(row.secret).toMatch(/^v1\./)
    expect(row.secret).not.toContain(secret)
    expect(row.pending_secret).toBeNull()
  })

  test('a seed moved to another account opens nothing', async () => {
    const [mine, theirs] = [await enrolled(), await enrolled()]
    const sealed = await world.base.db
      .selectFrom('account_second_factor')
      .select('secret')
      .where('user_id', '=', mine.officer.id)
      .executeTakeFirstOrThrow()
    await world.base.db
      .updateTable('account_second_factor')
      .set({ secret: sealed.secret })
      .where('user_id', '=', theirs.officer.id)
      .execute()
    expect((await pass(await half(theirs.officer), code(mine.secret))).status).toBe(500)
  })
})

describe('recovery codes', () => {
  test('ten, each once, however typed', async () => {
    const { officer, recoveryCodes } = await enrolled()
    expect(recoveryCodes).toHaveLength(10)
    expect(new Set(recoveryCodes).size).toBe(10)
    for (const [at, each] of recoveryCodes.entries()) {
      const typed = at % 2 ? each.toUpperCase().replaceAll('-', ' ') : each
      const browser = await half(officer)
      const answer = await browser.post('/api/account/recovery', { code: typed })
      expect(answer).toMatchObject({ status: 200, body: { next: 'ready', left: 9 - at } })
      expect((await (await half(officer)).post('/api/account/recovery', { code: each })).status).toBe(401)
    }
  })

  test('one code in 50 requests at the same moment: one gets in', async () => {
    const { officer, recoveryCodes } = await enrolled()
    const halves = [await half(officer), await half(officer, other)]
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        halves[at % 2]!.copy().post('/api/account/recovery', { code: recoveryCodes[0] }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test('those of someone else are none', async () => {
    const [mine, theirs] = [await enrolled(), await enrolled()]
    expect(
      (await (await half(theirs.officer)).post('/api/account/recovery', { code: mine.recoveryCodes[0] })).status,
    ).toBe(401)
  })

  test('none is in the database as it is, and a new pepper leaves them valid', async () => {
    const { officer, recoveryCodes } = await enrolled()
    const rows = await world.base.db
      .selectFrom('account_recovery_code')
      .selectAll()
      .where('user_id', '=', officer.id)
      .execute()
    for (const each of recoveryCodes) expect(JSON.stringify(rows)).not.toContain(each)
    ;(world.deps.keyring as unknown as { rotate(purpose: 'pepper'): void }).rotate('pepper')
    expect((await (await half(officer)).post('/api/account/recovery', { code: recoveryCodes[3] })).status).toBe(200)
  })

  test('a new authenticator makes the old codes worthless', async () => {
    const { officer, secret, recoveryCodes } = await enrolled()
    const browser = await half(officer)
    await pass(browser, code(secret))
    const { body } = await browser.post('/api/account/second-factor/enrolment', { password })
    await browser.post('/api/account/second-factor/enrolment/confirmation', { code: code(body.secret) })
    expect((await (await half(officer)).post('/api/account/recovery', { code: recoveryCodes[0] })).status).toBe(401)
    world.clock.forward(30)
    expect((await pass(await half(officer), code(body.secret))).status).toBe(200)
  })
})

test('a session without a second factor to pass passes none', async () => {
  const { browser } = await enter(world, await makePerson(world, 'leader'))
  expect((await pass(browser, '123456')).status).toBe(401)
  expect((await pass(world.browser(), '123456')).status).toBe(401)
})
