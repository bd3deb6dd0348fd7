import { scryptSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeLane } from './lane.ts'
import { hashInLane, libraryWork, weighInLane } from './password-hash.ts'
import { testPasswordWork } from './test-password-work.ts'

const password = 'con cá chép bơi ngược dòng'
const deps = { lane: makeLane({ width: 1, queue: 10 }), passwordWork: libraryWork }
/** What trust asks of a stolen table: 32 MB and a tenth of a second for each guess. */
const cost = { N: 16_384, r: 16, p: 1, maxmem: 2 * 128 * 16_384 * 16 }

test('a password is kept as scrypt of its full cost, with a salt of its own', async () => {
  const [one, other] = [await hashInLane(deps, password)!, await hashInLane(deps, password)!]
  expect(one).not.toBe(other)
  const [salt, key] = one.split(':')
  expect(scryptSync(password.normalize('NFKC'), salt!, 64, cost).toString('hex')).toBe(key)
})

test('the right one is known again, a wrong one is not, and nobody has none', async () => {
  const hash = await hashInLane(deps, password)!
  expect(await weighInLane(deps, { password, hash })).toBe(true)
  expect(await weighInLane(deps, { password: password.normalize('NFD'), hash })).toBe(true)
  expect(await weighInLane(deps, { password: `${password}!`, hash })).toBe(false)
  expect(await weighInLane(deps, { password, hash: null })).toBe(false)
})

test('what other tests sign in with keeps the same form', async () => {
  const hash = await testPasswordWork.hash(password)
  expect(hash).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
  expect(await libraryWork.hash(password)).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
  expect([
    await testPasswordWork.verify({ hash, password }),
    await testPasswordWork.verify({ hash, password: 'sai' }),
  ]).toEqual([true, false])
})
