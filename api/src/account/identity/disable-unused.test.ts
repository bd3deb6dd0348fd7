import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { disableUnused } from './disable-unused.ts'
import { enter, makePerson, password, testIdentity, type TestIdentity } from './test-identity.ts'

vi.setConfig({ testTimeout: 60_000 })

let world: TestIdentity
beforeAll(async () => {
  world = await testIdentity()
})
afterAll(() => world.close())

const days = (count: number) => world.clock.forward(count * 86_400)
const signIn = (email: string) => world.browser().post('/api/account/sign-in', { email, password })

test('an account nobody uses for 45 days is closed; one in use, one opened again and the last administrator stay', async () => {
  const [idle, used, never] = await Promise.all(
    ['leader', 'leader', 'commune-head'].map((role) => makePerson(world, role as 'leader')),
  )
  const [first, second] = [await makePerson(world, 'administrator'), await makePerson(world, 'administrator')]
  await enter(world, idle!)
  // A second after the first one: of the two, this one was here last.
  world.clock.forward(1)
  const { browser } = await enter(world, second)
  days(40)
  await enter(world, used!)
  expect(await disableUnused(world.deps)).toEqual([])

  world.clock.forward(5 * 86_400 - 1)
  expect(await disableUnused(world.deps)).toEqual([])
  world.clock.forward(2)
  expect((await disableUnused(world.deps)).toSorted()).toEqual([idle!.id, never!.id, first.id].toSorted())
  expect(world.events.filter((event) => event.action === 'user.disable').every((event) => event.by === null)).toBe(true)
  expect([(await signIn(idle!.email)).status, (await signIn(used!.email)).status]).toEqual([401, 200])

  // The one who is left signs in and opens an account again: it is counted from then on.
  const { body } = await browser.post('/api/account/sign-in', { email: second.email, password })
  expect(body.next).toBe('second-factor')
  await world.base.db
    .updateTable('account_user')
    .set({ disabled_at: null, opened_at: world.clock.now() })
    .where('id', '=', idle!.id)
    .execute()
  days(44)
  expect(await disableUnused(world.deps)).not.toContain(idle!.id)
  days(2)
  expect(await disableUnused(world.deps)).toContain(idle!.id)
})
