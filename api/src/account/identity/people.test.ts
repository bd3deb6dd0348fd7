import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { dayOf } from 'shared/day.ts'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
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

vi.setConfig({ testTimeout: 60_000 })

let world: TestIdentity
let administrator: TestPerson
let browser: Browser
beforeAll(async () => {
  world = await testIdentity()
  const unit = { code: '13285', name: 'Phủ Lý', kind: 'ward', former_province: 'ha-nam' } as const
  await world.base.db
    .insertInto('unit')
    .values({ ...unit, tile: null, area_km2: null, lat: null, lon: null })
    .execute()
  administrator = await makePerson(world, 'administrator')
  browser = (await enter(world, administrator)).browser
})
afterAll(() => world.close())

/** The counts of this address are forgotten, and the administrator is still there. */
async function quarter() {
  for (let at = 0; at < 2; at++) {
    world.clock.forward(450)
    expect((await browser.get('/api/account/me')).status).toBe(200)
  }
}

const tokenOf = (link: string) => link.split('#')[1]!
const accept = (token: string, wanted = password) =>
  world.browser().post('/api/account/invitations/acceptance', { token, password: wanted })
let invited = 0
const invite = async (more: object = {}) => {
  invited += 1
  const { body } = await browser.post('/api/account/invitations', {
    email: `moi-${invited}@ninhbinh.gov.vn`,
    name: 'Người Mới',
    role: 'leader',
    ...more,
  })
  return body
}

describe('an invitation', () => {
  test('without a mail server the link is shown, once, to who invites', async () => {
    const answer = await browser.post('/api/account/invitations', {
      email: 'Ha.Tran@ninhbinh.gov.vn',
      name: 'Trần Thu Hà',
      role: 'commune-head',
      unit: '13285',
    })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({ delivery: 'shown', expiresAt: '2026-11-25T03:00:00.000Z' })
    const token = tokenOf(answer.body.link)
    expect((await accept(token)).body).toEqual({ next: 'ready' })
    const { body } = await browser.get('/api/account/people')
    expect(JSON.stringify(body)).not.toContain(token)
    expect(body.people).toContainEqual(
      expect.objectContaining({ email: 'ha.tran@ninhbinh.gov.vn', unit: '13285', state: 'active', sessions: 1 }),
    )
  })

  test('runs out after three days, to the second', async () => {
    const [one, two] = [await invite(), await invite()]
    world.clock.forward(72 * 3600 - 1)
    expect((await accept(tokenOf(one.link))).status).toBe(200)
    world.clock.forward(1)
    expect((await accept(tokenOf(two.link))).status).toBe(404)
    browser = (await enter(world, await makePerson(world, 'administrator'))).browser
  })

  test('a newer one makes the older worthless', async () => {
    const { id, link } = await invite()
    const again = await browser.post(`/api/account/people/${id}/invitation`)
    expect(again.status).toBe(201)
    expect((await accept(tokenOf(link))).status).toBe(404)
    expect((await accept(tokenOf(again.body.link))).status).toBe(200)
  })

  test('to set a new password leaves the second factor', async () => {
    const officer = await makePerson(world, 'officer')
    const { browser: theirs } = await enter(world, officer)
    const { body } = await browser.post(`/api/account/people/${officer.id}/invitation`)
    expect((await accept(tokenOf(body.link), 'một đàn cò trắng bay lả')).body).toEqual({ next: 'second-factor' })
    expect((await theirs.get('/api/account/me')).status).toBe(401)
  })

  test('of a closed account is worthless, and cannot be made', async () => {
    const { id, link } = await invite()
    await browser.post(`/api/account/people/${id}/disabling`)
    expect((await accept(tokenOf(link))).status).toBe(404)
    expect((await browser.post(`/api/account/people/${id}/invitation`)).status).toBe(409)
    await browser.post(`/api/account/people/${id}/enabling`)
    expect((await accept(tokenOf(link))).status).toBe(404)
  })

  test('guessed at, it is none, and the guesser soon waits', async () => {
    await quarter()
    const statuses = []
    for (let at = 0; at < 32; at++) statuses.push((await accept(String(at).padStart(43, 'A'))).status)
    await quarter()
    expect(statuses).toEqual([...Array.from({ length: 30 }, () => 404), 429, 429])
  })

  test.each([
    ['an address twice', { email: 'moi-1@ninhbinh.gov.vn' }, 409],
    ['two addresses', { email: 'a@x.vn,b@x.vn' }, 400],
    ['a header slipped into the address', { email: 'a@x.vn\r\nBcc: b@x.vn' }, 400],
    ['a header slipped into the name', { name: 'Hà\r\nBcc: b@x.vn' }, 400],
    ['markup in the name', { name: '<img src=x>' }, 400],
    ['a commune role of no commune', { role: 'commune-head' }, 400],
    ['a leader of a commune', { unit: '13285' }, 400],
    ['a commune there is not', { role: 'commune-head', unit: '99999' }, 400],
    ['an operator of nobody', { role: 'operator' }, 400],
    ['a field slipped in', { disabled_at: null }, 400],
    ['a machine’s role', { role: 'subsystem' }, 400],
  ])('%s', async (_, more, status) => {
    const answer = await browser.post('/api/account/invitations', {
      email: 'thu@ninhbinh.gov.vn',
      name: 'Thử',
      role: 'leader',
      ...more,
    })
    expect(answer.status).toBe(status)
  })
})

describe('by mail', () => {
  const letters: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        letters.push(Buffer.concat(chunks).toString('utf8'))
        done()
      })
    },
  })
  let port = 0
  beforeAll(async () => {
    server.listen(0, '127.0.0.1')
    await once(server.server, 'listening')
    port = (server.server.address() as AddressInfo).port
  })
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

  const mailing = (at: number) =>
    testIdentity({
      besides: world,
      settings: { NHIPSO_SMTP_URL: `smtp://127.0.0.1:${at}`, NHIPSO_MAIL_FROM: 'nhipso@ninhbinh.gov.vn' },
    })
  const inviteFrom = async (mail: TestIdentity, email: string) => {
    const theirs = mail.browser()
    for (const [name, value] of browser.jar) theirs.jar.set(name, value)
    return theirs.post(
      '/api/account/invitations',
      { email, name: 'Phạm Thị Hòa', role: 'leader' },
      { host: 'evil.example' },
    )
  }

  test('the letter has the link and the answer has not; the link is ours whatever the Host', async () => {
    const mail = await mailing(port)
    const answer = await inviteFrom(mail, 'hoa.pham@ninhbinh.gov.vn')
    expect(answer.body).toMatchObject({ delivery: 'mailed', link: null })
    expect(letters).toHaveLength(1)
    const letter = decode(letters[0]!)
    expect(letter).toContain('Kính gửi ông/bà Phạm Thị Hòa')
    expect(letter).toContain('Lãnh đạo tỉnh')
    expect(letter).not.toContain('evil.example')
    const [link] = /http:\/\/127\.0\.0\.1:4600\/invitation#[A-Za-z0-9_-]{43}/.exec(letter)!
    expect((await accept(tokenOf(link))).status).toBe(200)
    await mail.close()
  })

  test('a mail server that is away: the link is shown after all', async () => {
    const mail = await mailing(1)
    const answer = await inviteFrom(mail, 'vang@ninhbinh.gov.vn')
    expect(answer.body).toMatchObject({ delivery: 'failed' })
    expect((await accept(tokenOf(answer.body.link))).status).toBe(200)
    await mail.close()
  })
})

describe('who may', () => {
  test.each(['leader', 'officer', 'approver', 'commune-head', 'commune-officer', 'operator', 'kiosk'] as const)(
    'not a %s',
    async (role) => {
      const { browser: theirs } = await enter(world, await makePerson(world, role))
      const target = await makePerson(world, 'leader')
      const statuses = [
        await theirs.get('/api/account/people'),
        await theirs.post('/api/account/invitations', { email: 'x@x.vn', name: 'Người X', role: 'administrator' }),
        await theirs.ask('PUT', `/api/account/people/${target.id}/role`, { body: { role: 'administrator' } }),
        await theirs.post(`/api/account/people/${target.id}/disabling`),
        await theirs.post(`/api/account/people/${target.id}/enabling`),
        await theirs.post(`/api/account/people/${target.id}/invitation`),
      ].map(({ status }) => status)
      expect(statuses).toEqual([403, 403, 403, 403, 403, 403])
    },
  )
})

describe('sessions of another person', () => {
  test('end all at once by an administrator; the account stays open, and the trail says whose and how many', async () => {
    await quarter()
    const person = await makePerson(world, 'leader')
    const [office, home] = [(await enter(world, person)).browser, (await enter(world, person)).browser]
    const answer = await browser.ask('DELETE', `/api/account/people/${person.id}/sessions`)
    expect([answer.status, answer.body.ended, answer.body.person]).toMatchObject([
      200,
      2,
      { id: person.id, state: 'active', sessions: 0 },
    ])
    for (const gone of [office, home]) expect((await gone.get('/api/account/me')).status).toBe(401)
    expect((await browser.get('/api/account/me')).status).toBe(200)
    expect(world.events.filter(({ action, user }) => action === 'session.end' && user === person.id)).toMatchObject([
      { outcome: 'done', by: (await browser.get('/api/account/me')).body.id, detail: { ended: 2 } },
    ])
    expect((await (await enter(world, person)).browser.get('/api/account/me')).status).toBe(200)
  })

  test('are an administrator’s business, and nobody’s who is not there', async () => {
    const person = await makePerson(world, 'leader')
    const { browser: own } = await enter(world, person)
    const other = (await enter(world, await makePerson(world, 'leader'))).browser
    expect((await other.ask('DELETE', `/api/account/people/${person.id}/sessions`)).status).toBe(403)
    expect((await own.get('/api/account/me')).status).toBe(200)
    const nobody = '00000000-0000-4000-8000-00000000dead'
    expect((await browser.ask('DELETE', `/api/account/people/${nobody}/sessions`)).status).toBe(404)
  })
})

describe('the last administrator', () => {
  const others = () =>
    world.base.db
      .updateTable('account_user')
      .set({ disabled_at: world.clock.now() })
      .where('role', '=', 'administrator')
      .execute()

  test('can neither leave nor be closed', async () => {
    await others()
    const last = await makePerson(world, 'administrator')
    const { browser: theirs } = await enter(world, last)
    expect((await theirs.post(`/api/account/people/${last.id}/disabling`)).status).toBe(409)
    expect((await theirs.ask('PUT', `/api/account/people/${last.id}/role`, { body: { role: 'leader' } })).status).toBe(
      409,
    )
    expect((await theirs.get('/api/account/me')).status).toBe(200)
  })

  test('nor be given a day on which access ends; and one whose access ends does not count', async () => {
    await others()
    const last = await makePerson(world, 'administrator')
    const { browser: theirs } = await enter(world, last)
    const until = dayOf(new Date(world.clock.now().getTime() + 30 * 86_400_000))
    const order = (id: string) =>
      theirs.ask('PUT', `/api/account/people/${id}/role`, { body: { role: 'administrator', accessUntil: until } })
    expect((await order(last.id)).status).toBe(409)
    const passing = await makePerson(world, 'administrator')
    expect((await order(passing.id)).status).toBe(200)
    expect((await theirs.post(`/api/account/people/${last.id}/disabling`)).status).toBe(409)
  })

  test('one who was only invited does not count', async () => {
    await others()
    const last = await makePerson(world, 'administrator')
    browser = (await enter(world, last)).browser
    await invite({ role: 'administrator' })
    expect((await browser.post(`/api/account/people/${last.id}/disabling`)).status).toBe(409)
  })

  test('two who close each other at the same moment: one stays', async () => {
    for (let round = 0; round < 5; round++) {
      await others()
      const [one, two] = [await makePerson(world, 'administrator'), await makePerson(world, 'administrator')]
      const [{ browser: first }, { browser: second }] = [await enter(world, one), await enter(world, two)]
      await Promise.all([
        first.post(`/api/account/people/${two.id}/disabling`),
        second.post(`/api/account/people/${one.id}/disabling`),
      ])
      const left = await world.base.db
        .selectFrom('account_user')
        .select('id')
        .where('role', '=', 'administrator')
        .where('disabled_at', 'is', null)
        .where('id', 'in', [one.id, two.id])
        .execute()
      expect(left).toHaveLength(1)
    }
  })
})

test('under tcvn-l3 ten former passwords do not come back, and an administrator changes after sixty days', async () => {
  const strict = await testIdentity({ besides: world, settings: { NHIPSO_PROFILE: 'tcvn-l3' } })
  const person = await makePerson(world, 'administrator')
  const { browser: theirs, secret } = await enter(strict, person)
  const next = (at: number) => `vịt trời bay thứ ${at} xk`
  let current = password
  for (let at = 0; at < 3; at++) {
    expect((await theirs.post('/api/account/password', { current, next: next(at) })).status).toBe(200)
    current = next(at)
  }
  for (const former of [password, next(0), next(2)]) {
    const answer = await theirs.post('/api/account/password', { current, next: former })
    expect(answer.body).toMatchObject({
      status: 400,
      errors: [{ at: 'body.next', detail: 'Mật khẩu này đã dùng trước đây.' }],
    })
  }

  world.clock.forward(61 * 86_400)
  const late = strict.browser()
  const first = await late.post('/api/account/sign-in', { email: person.email, password: current })
  expect(first.body).toEqual({ next: 'second-factor' })
  const code = codeAt(secret!, stepAt(world.clock.now()))
  expect((await late.post('/api/account/second-factor', { code })).body).toEqual({ next: 'change-password' })
  expect((await late.get('/api/account/people')).status).toBe(401)
  expect((await late.post('/api/account/password', { current, next: next(9) })).body).toEqual({ next: 'ready' })
  expect((await late.get('/api/account/people')).status).toBe(200)
  await strict.close()
})

/** Quoted-printable or base64, as the mailer chose. */
function decode(letter: string): string {
  const [head = '', ...rest] = letter.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
