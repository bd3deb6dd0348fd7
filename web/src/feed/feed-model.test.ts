import { expect, test } from 'vitest'
import { agoText, byUrgency, lagText, scheduleText, systemsWithout, untilText } from './feed-model.ts'

const now = '2026-11-22T02:30:00Z'

test.each([
  ['the same minute', '2026-11-22T02:29:30Z', 'vừa xong', 'just now'],
  ['a clock that runs ahead is not the future', '2026-11-22T02:31:00Z', 'vừa xong', 'just now'],
  ['minutes', '2026-11-22T02:05:00Z', '25 phút trước', '25 min ago'],
  ['hours', '2026-11-21T20:30:00Z', '6 giờ trước', '6 h ago'],
  ['up to two days in hours', '2026-11-20T03:30:00Z', '47 giờ trước', '47 h ago'],
  ['then days', '2026-11-20T02:30:00Z', '2 ngày trước', '2 days ago'],
])('how long ago: %s', (_, then, vi, en) => {
  expect(agoText('vi', then, now)).toBe(vi)
  expect(agoText('en', then, now)).toBe(en)
})

test.each([
  ['already due', '2026-11-22T02:29:00Z', 'ngay bây giờ'],
  ['minutes', '2026-11-22T02:50:00Z', 'sau 20 phút'],
  ['hours', '2026-11-22T05:30:00Z', 'sau 3 giờ'],
  ['tomorrow as an instant', '2026-11-22T23:30:00Z', '06:30 23/11/2026'],
])('next asking: %s', (_, then, text) => expect(untilText('vi', then, now)).toBe(text))

test.each([
  [{ kind: 'daily', at: '06:30' }, 'hằng ngày lúc 06:30'],
  [{ kind: 'every', minutes: 30 }, '30 phút một lần'],
  [{ kind: 'every', minutes: 60 }, '1 giờ một lần'],
  [{ kind: 'every', minutes: 90 }, '90 phút một lần'],
] as const)('a schedule in words', (schedule, text) => expect(scheduleText('vi', schedule)).toBe(text))

test.each([
  [8, 'trong 8 giờ sau khi hết ngày'],
  [24, 'trong 24 giờ sau khi hết ngày'],
  [48, 'trong 2 ngày sau khi hết ngày'],
])('due within %i hours', (hours, text) => expect(lagText('vi', hours)).toBe(text))

test('what fails stands first, then what is furthest behind', () => {
  const feed = (id: string, state: string, daysBehind: number) => ({ id, state, daysBehind }) as never
  const order = [feed('a', 'healthy', 0), feed('b', 'late', 1), feed('c', 'failing', 0), feed('d', 'late', 3)].toSorted(
    byUrgency,
  )
  expect(order.map(({ id }: { id: string }) => id)).toEqual(['c', 'd', 'b', 'a'])
})

test('a system without a feed says once what its KPIs wait for', () => {
  const text = (vi: string) => ({ vi, en: vi })
  const system = (id: string) => ({
    id,
    name: text(id),
    abbreviation: null,
    level: 'province' as const,
    provider: null,
    address: null,
    note: null,
  })
  const kpi = (subsystems: string[], awaiting: string | null) =>
    ({ subsystems, awaiting: awaiting === null ? null : text(awaiting) }) as never
  const found = systemsWithout(
    {
      subsystems: [system('mot-cua'), system('dan-cu'), system('thu')],
      kpis: [kpi(['mot-cua'], null), kpi(['dan-cu', 'mot-cua'], 'giám sát'), kpi(['dan-cu'], 'giám sát')],
    },
    [{ subsystem: 'mot-cua' }],
  )
  expect(found.map(({ id, reasons }) => [id, reasons.map(({ vi }) => vi)])).toEqual([
    ['dan-cu', ['giám sát']],
    ['thu', []],
  ])
})
