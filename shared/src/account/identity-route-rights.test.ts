import { expect, test } from 'vitest'
import { identityContract } from './identity-contract.ts'
import { identityRouteRights } from './identity-route-rights.ts'
import { nobody } from './identity.ts'
import { allowed } from './policy.ts'

const names = Object.keys(identityContract) as (keyof typeof identityContract)[]

test('every door of sign-in has its right, and no right is for a door there is not', () => {
  expect(Object.keys(identityRouteRights).toSorted()).toEqual(names.toSorted())
})

test('whoever has not signed in reaches the doors of signing in and no others', () => {
  const open = names.filter((name) => allowed(nobody, identityRouteRights[name].right))
  expect(
    open.filter((name) => /people/.test(identityContract[name].path) || /sessions/.test(identityContract[name].path)),
  ).toEqual([])
  expect(open).toContain('signIn')
  expect(open).not.toContain('invite')
})

test('no address is said twice with one method', () => {
  const addresses = names.map((name) => `${identityContract[name].method} ${identityContract[name].path}`)
  expect(new Set(addresses).size).toBe(addresses.length)
})
