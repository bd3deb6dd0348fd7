import { expect, test } from 'vitest'
import { type Member, packMembers, unpackMembers } from './board.ts'

test('connections whose state began in the same second stand together, each by its step from the one before', () => {
  const members: Member[] = [
    [12, 3],
    [7, 0],
    [9, 3],
    [1300, 3],
  ]
  expect(packMembers(members)).toEqual([
    [3, 9, 3, 1288],
    [0, 7],
  ])
  expect(unpackMembers(packMembers(members)).toSorted(([one], [other]) => one - other)).toEqual([
    [7, 0],
    [9, 3],
    [12, 3],
    [1300, 3],
  ])
})

test('a fall of the whole province within ten seconds takes about three bytes a connection', () => {
  const members = Array.from({ length: 1309 }, (_, n): Member => [n + 1, n % 10])
  expect(JSON.stringify(packMembers(members)).length / members.length).toBeLessThan(4)
  expect(unpackMembers(packMembers(members))).toHaveLength(1309)
})
