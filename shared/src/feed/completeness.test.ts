import { expect, test } from 'vitest'
import { makeWorkCalendar } from '../workday.ts'
import { type Arrived, completenessOf } from './completeness.ts'

/** Thursday 20/11 to Wednesday 26/11/2026; figures are due up to Tuesday. */
const span = { from: '2026-11-20', to: '2026-11-26', historyFrom: '2025-07-01', dueTo: '2026-11-24' }
const calendar = makeWorkCalendar([])
const came = (days: Record<string, Arrived>) =>
  new Map(Object.entries(days).map(([day, how]) => [`2026-11-${day}`, how]))

test.each<
  [
    string,
    Parameters<typeof completenessOf>[1],
    ReturnType<typeof came>,
    string[],
    Partial<typeof span>,
    string,
    number,
    number,
  ]
>([
  ['nothing came', 'daily', came({}), [], {}, 'mmmmmpp', 0, 5],
  ['some came, one was corrected', 'daily', came({ 20: 'reported', 21: 'corrected' }), [], {}, 'rcmmmpp', 2, 5],
  ['a record waits', 'daily', came({ 20: 'reported' }), ['2026-11-21'], {}, 'rqmmmpp', 1, 5],
  [
    'a corrected figure waits: the old one still counts',
    'daily',
    came({ 20: 'reported' }),
    ['2026-11-20'],
    {},
    'qmmmmpp',
    1,
    5,
  ],
  ['Saturday and Sunday owe nothing', 'workday', came({ 20: 'reported' }), [], {}, 'rnnmmpp', 1, 3],
  ['a figure of a Sunday that owed none', 'workday', came({ 22: 'reported' }), [], {}, 'mnrmmpp', 0, 3],
  ['a week is owed on its Sunday', 'weekly', came({ 22: 'reported' }), [], {}, 'nnrnnnn', 1, 1],
  ['a figure ahead of time', 'daily', came({ 25: 'reported' }), [], {}, 'mmmmmrp', 0, 5],
  ['before history nothing was owed', 'daily', came({}), [], { historyFrom: '2026-11-23' }, 'nnnmmpp', 0, 2],
])('%s', (_, frequency, arrived, waiting, change, days, reported, expected) => {
  expect(completenessOf({ ...span, ...change }, frequency, calendar, arrived, new Set(waiting))).toEqual({
    days,
    reported,
    expected,
  })
})
