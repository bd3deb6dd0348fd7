import { describe, expect, test } from 'vitest'
import { carried, comparisonOf, parseSearch, periodAsked, readPageState, writeSearch } from './page-state.ts'

describe('an address is read', () => {
  test.each([
    ['a named period', '?cal=nd09&p=2026-10', { cal: 'nd09', p: '2026-10' }, []],
    ['quarters, halves, nine months, years and weeks', '?p=2026-Q3', { p: '2026-Q3' }, []],
    ['a free range', '?cal=range&p=2025-07-01..2025-07-23', { cal: 'range', p: '2025-07-01..2025-07-23' }, []],
    ['a version of the definition', '?definition=2', { definition: '2' }, []],
    ['versions are counted from 1', '?definition=0', {}, ['definition=0']],
    ['a day to look back to', '?asof=2026-06-20', { asof: '2026-06-20' }, []],
    ['an unknown key is named, the rest holds', '?k=T02&utm_source=zalo', { k: 'T02' }, ['utm_source=zalo']],
    ['a value that means nothing is named too', '?cal=maya&cum=yes', {}, ['cal=maya', 'cum=yes']],
    ['a year stays text', '?p=2026', { p: '2026' }, []],
  ])('%s', (_, address, state, ignored) => {
    expect(readPageState(parseSearch(address))).toEqual({ state, ignored })
  })
})

test('the same state is always the same address, unknown keys last', () => {
  expect(writeSearch({ cmp: 'previous', p: '2026-10', x: '1', cal: 'nd09', lang: 'en' })).toBe(
    '?lang=en&cal=nd09&p=2026-10&cmp=previous&x=1',
  )
  expect(writeSearch({ k: 'T02', lang: 'en' })).toBe(writeSearch({ lang: 'en', k: 'T02' }))
  expect(writeSearch({ k: undefined })).toBe('')
})

test('writing and reading are inverse', () => {
  const state = {
    lang: 'en',
    k: 'T02',
    cal: 'range',
    p: '2025-07-01..2025-07-23',
    asof: '2026-06-20T10:00:00Z',
    q: 'Hoa Lư & bạn',
  } as const
  expect(readPageState(parseSearch(writeSearch(state)))).toEqual({ state, ignored: [] })
})

test('time and language go along to the next page, filters of one page do not', () => {
  expect(carried({ lang: 'en', p: '2026-10', k: 'T02', definition: '2', sort: '-gap', q: 'hoa' })).toEqual({
    lang: 'en',
    p: '2026-10',
  })
})

describe('what the API is asked', () => {
  test.each([
    ['nothing chosen: the API decides', {}, { lang: 'vi' }],
    ['a named period', { cal: 'nd09', p: '2026-10' }, { calendar: 'nd09', period: '2026-10', lang: 'vi' }],
    [
      'a range becomes its two days, and may be counted from the first day of its year',
      { cal: 'range', p: '2025-07-01..2025-07-23', cum: '1' },
      { from: '2025-07-01', to: '2025-07-23', cumulative: 'true', lang: 'vi' },
    ],
    ['cumulative', { p: '2026-10', cum: '1' }, { period: '2026-10', cumulative: 'true', lang: 'vi' }],
    ['as it was known', { asof: '2026-06-20' }, { asOf: '2026-06-20', lang: 'vi' }],
  ] as const)('%s', (_, state, asked) => {
    expect(periodAsked(state, 'vi')).toEqual(asked)
  })

  test('the comparison is last year, for a running period as many days as have passed, unless one is chosen', () => {
    expect([comparisonOf({}, false), comparisonOf({}, true), comparisonOf({ cmp: 'previous' }, true)]).toEqual([
      'year-ago',
      'same-elapsed',
      'previous',
    ])
    expect(comparisonOf({ cmp: 'none' }, false)).toBe('none')
  })
})

test.each(['//evil.example', '/\\\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/a b'])(
  'where to go on after sign-in is within the program: %s is nowhere',
  (next) => {
    expect(readPageState({ next }).state.next).toBeUndefined()
    expect(readPageState({ next: '/kpi/T02?p=2026-10' }).state.next).toBe('/kpi/T02?p=2026-10')
  },
)
