import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, fromSerial, toSerial } from './day.ts'
import { isOwed } from './owed.ts'
import { makeWorkCalendar } from './workday.ts'

const calendar = makeWorkCalendar([
  { day: '2025-09-02', working: false },
  { day: '2025-04-26', working: true },
  // A special day that changes nothing: a Sunday off.
  { day: '2025-09-07', working: false },
])

test.each([
  ['a Friday', '2025-07-25', true],
  ['a Saturday', '2025-07-26', false],
  ['National Day, a Tuesday', '2025-09-02', false],
  ['a Saturday worked in exchange', '2025-04-26', true],
])('%s', (_, day, working) => expect(calendar.isWorkingDay(day)).toBe(working))

test('counting working days is counting them one by one', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: toSerial('2025-03-01'), max: toSerial('2025-10-01') }),
      fc.integer({ min: -3, max: 120 }),
      (start, days) => {
        const [from, to] = [fromSerial(start), fromSerial(start + days)]
        let count = 0
        for (let day = from; day <= to; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) count += 1
        expect(calendar.workingDays(from, to)).toBe(count)
      },
    ),
  )
})

test.each([
  ['daily: a Sunday too', 'daily', '2025-07-27', true],
  ['workday: not on National Day', 'workday', '2025-09-02', false],
  ['weekly: on Sunday', 'weekly', '2025-07-27', true],
  ['weekly: not on Monday', 'weekly', '2025-07-28', false],
  ['monthly: on the last day of February of a leap year', 'monthly', '2024-02-29', true],
  ['monthly: not the day before', 'monthly', '2024-02-28', false],
  ['yearly: on 31 December', 'yearly', '2025-12-31', true],
  ['yearly: on no other month end', 'yearly', '2025-11-30', false],
] as const)('%s', (_, frequency, day, owed) => expect(isOwed(frequency, day, calendar)).toBe(owed))
