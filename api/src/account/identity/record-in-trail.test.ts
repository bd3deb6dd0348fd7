import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { recordInTrail } from './record-in-trail.ts'
import { signIn } from './sign-in.ts'
import { enter, makePerson, password, testIdentity, type TestIdentity } from './test-identity.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: TestIdentity
beforeAll(async () => {
  world = await testIdentity()
  world.deps.record = recordInTrail(world.deps)
})
afterAll(() => world.close())

const entries = () =>
  world.base.db
    .selectFrom('audit')
    .select(['action', 'outcome', 'actor', 'object_id', 'address', 'detail'])
    .orderBy('seq')
    .execute()

test('each step of signing in is an entry, and a wrong password one of nobody', async () => {
  const officer = await makePerson(world, 'officer')
  await world.browser().post('/api/account/sign-in', { email: officer.email, password: 'sai' })
  await enter(world, officer)
  expect((await entries()).map(({ action, outcome, actor, object_id }) => [action, outcome, actor, object_id])).toEqual(
    [
      ['sign-in', 'denied', null, officer.id],
      ['sign-in', 'done', officer.id, officer.id],
      ['second-factor.enrol', 'done', officer.id, officer.id],
    ],
  )
  expect(JSON.stringify(await entries())).not.toContain(officer.email)
})

test('a wrong password, code or invitation is refused, and that leaves an entry too', async () => {
  const officer = await makePerson(world, 'officer')
  const { browser } = await enter(world, officer)
  const before = (await entries()).length
  const post = async (path: string, body: object) => (await browser.post(`/api/account/${path}`, body)).status
  expect(await post('password', { current: 'sai', next: 'một câu hoàn toàn khác hẳn' })).toBe(400)
  expect(await post('second-factor/enrolment', { password: 'sai' })).toBe(400)
  expect(await post('second-factor/enrolment', { password })).toBe(200)
  expect(await post('second-factor/enrolment/confirmation', { code: '000000' })).toBe(400)
  expect(await post('invitations/reading', { token: 'A'.repeat(43) })).toBe(404)
  expect(
    (await entries()).slice(before).map(({ action, outcome, actor, detail }) => [action, outcome, actor, detail]),
  ).toEqual([
    ['password.change', 'denied', officer.id, { why: 'password wrong' }],
    ['second-factor.enrol', 'denied', officer.id, { why: 'password wrong' }],
    ['second-factor.enrol', 'denied', officer.id, { why: 'wrong' }],
    ['invitation.accept', 'denied', null, { why: 'no-such' }],
  ])
})

test('what cannot be written into the trail is not done', async () => {
  const leader = await makePerson(world, 'leader')
  const visit = { address: '127.0.0.1', agent: '', session: null, device: null }
  const broken = { ...world.deps, record: () => Promise.reject(new Error('the trail is full')) }
  await expect(signIn(broken, { email: leader.email, password, visit })).rejects.toThrow('the trail is full')
  const sessions = await world.base.db
    .selectFrom('account_session')
    .select('id')
    .where('user_id', '=', leader.id)
    .execute()
  expect(sessions).toEqual([])
})

test('a flood of guesses is no flood of entries', async () => {
  const before = (await entries()).length
  const refusal = { action: 'sign-in', outcome: 'denied', user: null, by: null, address: '203.0.113.7' } as const
  for (let at = 0; at < 200; at++) await world.deps.record(world.base.db, refusal)
  const kept = (await entries()).length - before
  expect(kept).toBeGreaterThanOrEqual(60)
  expect(kept).toBeLessThan(80)
})
