import { expect, test } from 'vitest'
import { monday, oneConnection, written } from './test-story.ts'
import { makeWatch } from './watch.ts'

test('a certificate is spoken of at 30, 14, 7, 1 and 0 days, and once more when it is renewed', () => {
  const watch = makeWatch(oneConnection)
  const said: string[] = []
  for (const daysLeft of [40, 31, 30, 29, 14, 10, 7, 2, 1, 0, -1, 365])
    for (const event of watch.observe({ kind: 'certificate', at: monday, connection: 'land', daysLeft }))
      said.push(`${daysLeft}: ${written(event)}`)
  expect(said).toEqual([
    '30: *opened unknown(certificate)',
    '14: *raised unknown(certificate)',
    '7: *raised unknown(certificate)',
    '1: *raised unknown(certificate)',
    '0: *raised unknown(certificate)',
    '365: *resolved unknown(certificate)',
  ])
})

test.each([
  ['within what an HTTP date can say', 1500, 1050, []],
  ['five seconds ahead', 6500, 1050, ['*opened unknown(clock)']],
  ['an hour behind', -3_600_000, 1050, ['*opened unknown(clock)']],
])('a clock %s', (_, skewMs, resolutionMs, said) => {
  const watch = makeWatch(oneConnection)
  expect(watch.observe({ kind: 'clock', at: monday, connection: 'land', skewMs, resolutionMs }).map(written)).toEqual(
    said,
  )
})
