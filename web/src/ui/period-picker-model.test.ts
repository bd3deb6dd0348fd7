import { describe, expect, test } from 'vitest'
import { parseKey } from 'shared/period-key.ts'
import type { Calendar, Period } from 'shared/period-contract.ts'
import { around, neighbours, offered, resolveState, turnTo } from './period-picker-model.ts'

const known = { today: '2026-11-22', historyFrom: '2025-07-01', specialDays: [{ day: '2026-09-02', working: false }] }

function period(key: string, calendar?: Calendar): Period {
  const parsed = parseKey(key, calendar)
  if (typeof parsed === 'string') throw new Error(`${key} is ${parsed}`)
  return parsed
}

describe('the address in days', () => {
  test('nothing chosen is the last closed month of Decree 09, held against the same month a year ago', () => {
    const { period, comparedWith, refused } = resolveState({}, known)
    expect(period).toMatchObject({
      key: '2026-11',
      from: '2026-10-15',
      to: '2026-11-14',
      days: 31,
      workingDays: 22,
      state: 'closed',
    })
    expect(comparedWith).toMatchObject({ from: '2025-10-15', to: '2025-11-14' })
    expect(refused).toBeNull()
  })

  test('holidays are not working days', () => {
    expect(resolveState({ cal: 'range', p: '2026-09-01..2026-09-04' }, known).period.workingDays).toBe(3)
  })

  test('before history there is nothing to compare with', () => {
    expect(resolveState({ cal: 'gregorian', p: '2025-12' }, known).comparedWith).toBeNull()
  })

  test('what cannot be followed is refused in words, and the usual period is shown', () => {
    const { refused, period } = resolveState({ p: '2019-01' }, known)
    expect(refused?.vi).toContain('01/7/2025')
    expect(period.key).toBe('2026-11')
  })
})

describe('stepping', () => {
  test('one goes back as far as history and forward as far as the running period', () => {
    expect(neighbours(period('2025-07', 'nd09'), known).before).toBeNull()
    expect(neighbours(period('2026-11', 'nd09'), known).after?.key).toBe('2026-12')
    expect(neighbours(period('2026-12', 'nd09'), known).after).toBeNull()
  })

  test('a cumulative period steps by its end', () => {
    const { period: cumulative } = resolveState({ cal: 'nd09', p: '2026-11', cum: '1' }, known)
    expect(neighbours(cumulative, known).after).toMatchObject({ key: '2026-12' })
  })
})

describe('the periods on offer', () => {
  test('are of one kind, newest first, from the running one to the first with history', () => {
    const keys = offered(period('2026-11', 'nd09'), known).map(({ key }) => key)
    expect([keys[0], keys.at(-1), keys.length]).toEqual(['2026-12', '2025-07', 18])
  })

  test('weeks run back through the whole of history', () => {
    const weeks = offered(period('2026-W46'), known)
    expect([weeks[0]?.key, weeks.at(-1)?.to]).toEqual(['2026-W47', '2025-07-06'])
  })
})

describe('another calendar keeps the time as far as it can', () => {
  test.each([
    ['month to quarter', 'nd09', 'quarter', period('2026-08', 'nd09'), { cal: 'nd09', p: '2026-Q3' }],
    ['quarter to its last month', 'nd09', 'month', period('2026-Q3', 'nd09'), { cal: 'nd09', p: '2026-09' }],
    [
      'to the week of its last day',
      'iso-week',
      undefined,
      period('2026-11', 'nd09'),
      { cal: 'iso-week', p: '2026-W46' },
    ],
    ['to its own days', 'range', undefined, period('2026-11', 'nd09'), { cal: 'range', p: '2026-10-15..2026-11-14' }],
    [
      'a running one ends yesterday',
      'range',
      undefined,
      period('2026-12', 'nd09'),
      { cal: 'range', p: '2026-11-15..2026-11-21' },
    ],
    ['from a week to its month', 'gregorian', undefined, period('2026-W46'), { cal: 'gregorian', p: '2026-11' }],
  ] as const)('%s', (_, calendar, grain, from, place) => {
    expect(turnTo(calendar, grain, from, known.today)).toEqual(place)
  })

  test('a day of the last quarter means the nine months before it', () => {
    expect(around('gregorian', 'nine-months', '2026-11-22').to).toBe('2026-09-30')
  })
})
