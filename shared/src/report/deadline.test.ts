import { describe, expect, test } from 'vitest'
import { instantOf } from '../day.ts'
import { makeWorkCalendar } from '../workday.ts'
import { deadlinesAround } from './deadline.ts'
import type { ReportSchedule } from './report-schedule.ts'

const around = (schedule: Partial<ReportSchedule>, day: string, holidays: string[] = []) =>
  deadlinesAround(
    { calendar: 'nd09', grain: 'month', draftMinutes: 420, dueWorkingDays: 2, ...schedule },
    instantOf(day, 600),
    { calendar: makeWorkCalendar(holidays.map((one) => ({ day: one, working: false }))), historyFrom: '2025-07-01' },
  ).map(({ period: { key, to }, dueOn }) => [key, to, dueOn])

describe('deadlines of reports', () => {
  test.each<[string, Partial<ReportSchedule>, string, string[][]]>([
    [
      'a month ends on the 14th, and is due two working days later',
      {},
      '2026-11-20',
      [
        ['2026-11', '2026-11-14', '2026-11-17'],
        ['2026-12', '2026-12-14', '2026-12-16'],
      ],
    ],
    [
      'the last day itself still belongs to the period',
      {},
      '2026-11-14',
      [
        ['2026-10', '2026-10-14', '2026-10-16'],
        ['2026-11', '2026-11-14', '2026-11-17'],
      ],
    ],
    [
      'a quarter of the decree',
      { grain: 'quarter' },
      '2026-11-20',
      [
        ['2026-Q3', '2026-09-14', '2026-09-16'],
        ['2026-Q4', '2026-12-14', '2026-12-16'],
      ],
    ],
    [
      'nine months come once a year',
      { grain: 'nine-months' },
      '2026-11-20',
      [
        ['2026-9M', '2026-09-14', '2026-09-16'],
        ['2027-9M', '2027-09-14', '2027-09-16'],
      ],
    ],
    [
      'a year ends on 14 December',
      { grain: 'year' },
      '2026-12-15',
      [
        ['2026', '2026-12-14', '2026-12-16'],
        ['2027', '2027-12-14', '2027-12-16'],
      ],
    ],
    [
      'a week is due on the next working day',
      { calendar: 'iso-week', grain: 'week', dueWorkingDays: 1 },
      '2026-11-25',
      [
        ['2026-W47', '2026-11-22', '2026-11-23'],
        ['2026-W48', '2026-11-29', '2026-11-30'],
      ],
    ],
    ['nothing of before the history', {}, '2025-07-10', [['2025-07', '2025-07-14', '2025-07-16']]],
  ])('%s', (_, schedule, day, expected) => {
    expect(around(schedule, day)).toEqual(expected)
  })

  test('a holiday puts it off', () => {
    expect(around({}, '2026-11-20', ['2026-11-16'])[0]).toEqual(['2026-11', '2026-11-14', '2026-11-18'])
  })
})
