import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import { enter, makePerson, password, testIdentity, type TestIdentity } from './test-identity.ts'

vi.setConfig({ testTimeout: 120_000 })

let world: TestIdentity
let other: TestIdentity
/** Behind a proxy of ours on this machine, so that X-Forwarded-For is what the proxy wrote. */
let proxied: TestIdentity
beforeAll(async () => {
  world = await testIdentity()
  other = await testIdentity({ besides: world })
  proxied = await testIdentity({ besides: world, settings: { NHIPSO_TRUSTED_PROXIES: '127.0.0.1' } })
})
afterAll(async () => {
  await other.close()
  await proxied.close()
  await world.close()
})

const quarter = () => world.clock.forward(16 * 60)
const hours = (count: number) => world.clock.forward(count * 3600)
/** How many passwords were weighed and found wrong. */
const weighed = (...worlds: TestIdentity[]) =>
  worlds.flatMap((each) => each.events).filter((event) => event.detail?.['why'] === 'wrong').length

async function tryMany(count: number, one: (at: number) => Promise<{ status: number }>): Promise<Map<number, number>> {
  const statuses = new Map<number, number>()
  for (let at = 0; at < count; at += 20) {
    const answers = await Promise.all(Array.from({ length: Math.min(20, count - at) }, (_, each) => one(at + each)))
    for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  return statuses
}

describe('guessing at one account', () => {
  test('a header of the guesser’s own buys nothing, in two servers together: five are weighed', async () => {
    hours(2)
    const victim = await makePerson(world, 'leader')
    const before = weighed(world, other)
    const statuses = await tryMany(300, (at) => {
      const headers = { 'x-forwarded-for': `203.0.${at >> 8}.${at & 255}` }
      const browser = (at % 2 ? world : other).browser(headers)
      return browser.post('/api/account/sign-in', { email: victim.email, password: `sai ${at}` })
    })
    expect(weighed(world, other) - before).toBe(5)
    expect(statuses).toEqual(
      new Map([
        [401, 5],
        [429, 295],
      ]),
    )
  })

  test('nor do 240 real addresses in an hour', async () => {
    hours(2)
    const victim = await makePerson(world, 'leader')
    const before = weighed(proxied)
    for (let round = 0; round < 12; round++) {
      await tryMany(20, (at) =>
        proxied
          .browser({ 'x-forwarded-for': `198.51.${round}.${at}` })
          .post('/api/account/sign-in', { email: victim.email, password: `sai ${at}` }),
      )
      world.clock.forward(5 * 60)
    }
    // An hour: 5 at once, then after 1, 2, 4, 8, 15, 15 minutes.
    expect(weighed(proxied) - before).toBeLessThanOrEqual(20)
    expect(weighed(proxied) - before).toBeGreaterThanOrEqual(5)
  })

  test('meanwhile the owner gets in from a device known before, and a stranger with the right password does not', async () => {
    hours(2)
    const victim = await makePerson(world, 'leader')
    const { browser: owner } = await enter(world, victim)
    await owner.post('/api/account/sign-out')
    await tryMany(40, (at) =>
      world.browser().post('/api/account/sign-in', { email: victim.email, password: `sai ${at}` }),
    )

    const fresh = await other.browser().post('/api/account/sign-in', { email: victim.email, password })
    expect(fresh.status).toBe(429)
    expect(Number(fresh.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await owner.post('/api/account/sign-in', { email: victim.email, password })).status).toBe(200)
  })

  test('the device of someone else is no help', async () => {
    hours(2)
    const victim = await makePerson(world, 'leader')
    const { browser: attacker } = await enter(world, await makePerson(world, 'leader'))
    await attacker.post('/api/account/sign-out')
    const statuses = await tryMany(20, (at) =>
      attacker.copy().post('/api/account/sign-in', { email: victim.email, password: `sai ${at}` }),
    )
    expect(statuses.get(401)).toBe(5)
  })

  test('a known device guesses five times too', async () => {
    hours(2)
    const victim = await makePerson(world, 'leader')
    const { browser: stolen } = await enter(world, victim)
    await stolen.post('/api/account/sign-out')
    const statuses = await tryMany(20, (at) =>
      stolen.copy().post('/api/account/sign-in', { email: victim.email, password: `sai ${at}` }),
    )
    expect(statuses.get(401)).toBe(5)
  })

  test('the right password after four wrong ones wipes them off', async () => {
    hours(2)
    const person = await makePerson(world, 'leader')
    for (let round = 0; round < 3; round++) {
      const wrong = await tryMany(4, () =>
        world.browser().post('/api/account/sign-in', { email: person.email, password: 'sai' }),
      )
      expect(wrong).toEqual(new Map([[401, 4]]))
      expect((await world.browser().post('/api/account/sign-in', { email: person.email, password })).status).toBe(200)
    }
  })

  test('under tcvn-l3 the account is shut for twelve hours, but opens for its own device', async () => {
    hours(2)
    const strict = await testIdentity({ besides: world, settings: { NHIPSO_PROFILE: 'tcvn-l3' } })
    const kiosk = await makePerson(world, 'kiosk')
    const { browser: own } = await enter(strict, kiosk)
    await own.post('/api/account/sign-out')
    const tried = await tryMany(10, () =>
      strict.browser().post('/api/account/sign-in', { email: kiosk.email, password: 'sai' }),
    )
    expect(tried).toEqual(
      new Map([
        [401, 5],
        [429, 5],
      ]),
    )
    world.clock.forward(12 * 3600 - 1)
    expect((await strict.browser().post('/api/account/sign-in', { email: kiosk.email, password })).status).toBe(429)
    expect((await own.post('/api/account/sign-in', { email: kiosk.email, password })).status).toBe(200)
    world.clock.forward(1)
    expect((await strict.browser().post('/api/account/sign-in', { email: kiosk.email, password })).status).toBe(200)
    await strict.close()
  })
})

describe('guessing at many accounts', () => {
  test('from one address: thirty in a quarter of an hour', async () => {
    hours(2)
    const before = weighed(world, other)
    await tryMany(80, (at) =>
      (at % 2 ? world : other)
        .browser()
        .post('/api/account/sign-in', { email: `ai-${at}@x.vn`, password: 'mật khẩu chung' }),
    )
    expect(weighed(world, other) - before).toBeLessThanOrEqual(30)
    quarter()
    expect((await world.browser().post('/api/account/sign-in', { email: 'ai@x.vn', password: 'sai' })).status).toBe(401)
  })

  test('an IPv6 network of a subscriber is one address', async () => {
    hours(2)
    const statuses = await tryMany(60, (at) =>
      proxied
        .browser({ 'x-forwarded-for': `2001:db8:1:2:${(at + 1).toString(16)}::${((at * 7919) % 65_536).toString(16)}` })
        .post('/api/account/sign-in', { email: `sau-${at}@x.vn`, password: 'sai' }),
    )
    expect(statuses.get(401) ?? 0).toBeLessThanOrEqual(30)
    const elsewhere = proxied.browser({ 'x-forwarded-for': '2001:db8:1:3::1' })
    expect((await elsewhere.post('/api/account/sign-in', { email: 'a@x.vn', password: 'sai' })).status).toBe(401)
  })
})

test('forty at once: two are weighed at a time, twenty wait, the rest hear at once when to come back', async () => {
  hours(2)
  // Nothing is weighed to its end before the last has been turned away.
  const { promise: allCame, resolve: lastCame } = Promise.withResolvers<void>()
  const weighed = vi.spyOn(proxied.deps.passwordWork, 'verify').mockImplementation(() => allCame.then(() => false))
  let turnedAway = 0
  const answers = await Promise.all(
    Array.from({ length: 40 }, async (_, at) => {
      const browser = proxied.browser({ 'x-forwarded-for': `192.0.2.${at}` })
      const answer = await browser.post('/api/account/sign-in', { email: `dong-${at}@x.vn`, password: 'sai' })
      if (answer.status === 429) turnedAway += 1
      if (turnedAway === 18) lastCame()
      return [answer.status, answer.headers.get('retry-after')]
    }),
  )
  weighed.mockRestore()
  expect(answers.filter(([status]) => status === 401)).toHaveLength(2 + 20)
  expect(answers.filter(([status]) => status !== 401)).toEqual(Array.from({ length: 18 }, () => [429, '5']))
})

describe('nobody learns who has an account', () => {
  test('one answer for a wrong password, a closed account, no password yet and nobody', async () => {
    hours(2)
    const closed = await makePerson(world, 'leader')
    await world.base.db
      .updateTable('account_user')
      .set({ disabled_at: world.clock.now() })
      .where('id', '=', closed.id)
      .execute()
    const invited = await makePerson(world, 'leader')
    await world.base.db.deleteFrom('account_credential').where('user_id', '=', invited.id).execute()
    const open = await makePerson(world, 'leader')
    const tries = [
      { email: open.email, password: 'sai' },
      { email: closed.email, password },
      { email: closed.email, password: 'sai' },
      { email: invited.email, password },
      { email: 'khong-co@ninhbinh.gov.vn', password },
      { email: "'; drop table account_user --", password },
      { email: 'không phải thư', password },
    ]
    const answers = []
    for (const each of tries) answers.push(await world.browser().post('/api/account/sign-in', each))
    const seen = new Set(
      answers.map(({ status, body, headers }) => JSON.stringify([status, body, [...headers.keys()].toSorted()])),
    )
    expect([...seen]).toHaveLength(1)
    expect(answers[0]).toMatchObject({
      status: 401,
      body: { status: 401, detail: expect.stringContaining('không đúng') },
    })
  })

  test('the limit comes after as many tries for somebody as for nobody', async () => {
    hours(2)
    const somebody = await makePerson(world, 'leader')
    const row = async (email: string) => {
      const statuses = []
      for (let at = 0; at < 7; at++)
        statuses.push((await world.browser().post('/api/account/sign-in', { email, password: 'sai' })).status)
      return statuses
    }
    expect(await row('khong-ai@ninhbinh.gov.vn')).toEqual(await row(somebody.email))
  })

  test('as much work is done for nobody as for somebody', async () => {
    hours(2)
    const somebody = await makePerson(world, 'leader')
    const weighed = vi.spyOn(world.deps.passwordWork, 'verify')
    const work = async (email: string) => {
      weighed.mockClear()
      await world.browser().post('/api/account/sign-in', { email, password: 'sai' })
      // One password takes ten times what all else does; what is weighed is of one length for everybody.
      return weighed.mock.calls.map(([{ hash, password }]) => [hash.length, password])
    }
    const there = await work(somebody.email)
    expect(there).toEqual([[expect.any(Number), 'sai']])
    expect(await work('khong-ai-ca@ninhbinh.gov.vn')).toEqual(there)
    weighed.mockRestore()
  })

  test('what was typed as an e-mail is not kept', async () => {
    await world.browser().post('/api/account/sign-in', { email: 'mat-khau-go-nham-o', password: 'sai' })
    const rows = await world.base.db.selectFrom('account_tries').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain('go-nham')
    expect(JSON.stringify(world.events)).not.toContain('go-nham')
  })
})

describe('what is no page of ours', () => {
  test.each([
    ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
    ['a sandboxed frame', { origin: 'null' }, 403],
    ['a neighbour', { 'sec-fetch-site': 'same-site' }, 403],
  ])('%s', async (_, headers, status) => {
    const answer = await world.browser(headers).post('/api/account/sign-in', { email: 'a@x.vn', password: 'sai' })
    expect(answer.status).toBe(status)
  })
  test('a form, which can only send text, is refused', async () => {
    const answer = await fetch(`${world.url}/api/account/sign-in`, {
      method: 'POST',
      headers: { origin: 'http://127.0.0.1:4600', 'content-type': 'text/plain' },
      body: JSON.stringify({ email: 'a@x.vn', password: 'sai' }),
    })
    expect(answer.status).toBe(415)
  })
})
