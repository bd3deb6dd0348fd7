import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instantOf } from '../day.ts'
import { officeHours } from '../probe/contract-hours.ts'
import { makeWorkCalendar } from '../workday.ts'
import { addressTell, type AlertRule, inApp, nowTold, ruleFor, type Ways } from './address-tell.ts'
import { type DutyRoster, onDuty, turnsAhead } from './duty-roster.ts'
import { covers, occurrencesOf, workAt, type WorkTime } from './maintenance.ts'
import { isWithin, nextWithin } from './office-hours.ts'

const calendar = makeWorkCalendar([
  { day: '2026-02-16', working: false },
  { day: '2026-02-17', working: false },
  { day: '2026-08-22', working: true },
])
const at = (day: string, clock: string) => instantOf(day, +clock.slice(0, 2) * 60 + +clock.slice(3)).getTime()
const told = (ms: number) => new Date(ms + 7 * 3_600_000).toISOString().slice(0, 16)

describe('office hours', () => {
  test.each([
    ['in the morning', '2026-11-23', '08:00', true, '2026-11-23T08:00'],
    ['at noon until the afternoon', '2026-11-23', '12:00', false, '2026-11-23T13:30'],
    ['the evening until tomorrow', '2026-11-23', '17:00', false, '2026-11-24T07:30'],
    ['Friday evening until Monday', '2026-11-27', '18:00', false, '2026-11-30T07:30'],
    ['over Tết', '2026-02-14', '09:00', false, '2026-02-18T07:30'],
    ['on a Saturday that is worked', '2026-08-22', '09:00', true, '2026-08-22T09:00'],
  ])('%s', (_, day, clock, within, next) => {
    expect(isWithin(at(day, clock), officeHours, calendar)).toBe(within)
    expect(told(nextWithin(at(day, clock), officeHours, calendar))).toBe(next)
  })

  test('the next moment within them is within them, and nothing before it is', () => {
    const from = at('2026-01-01', '00:00')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 365 * 1440 }), fc.integer({ min: 0, max: 1000 }), (minutes, part) => {
        const now = from + minutes * 60_000
        const next = nextWithin(now, officeHours, calendar)
        expect(isWithin(next, officeHours, calendar)).toBe(true)
        const between = now + ((next - now - 1) * part) / 1000
        if (next > now) expect(isWithin(between, officeHours, calendar)).toBe(false)
      }),
    )
  })
})

describe('announced work', () => {
  const recurring = (on: (WorkTime & { kind: 'recurring' })['on'], from = '22:00', minutes = 240): WorkTime => ({
    kind: 'recurring',
    on,
    from,
    minutes,
    firstDay: '2026-01-01',
    lastDay: null,
  })
  const list = (time: WorkTime, from: string, to: string) =>
    occurrencesOf({ id: 'w', time }, at(from, '00:00'), at(to, '00:00'), calendar).map(
      (one) => `${told(one.from)} ${told(one.to)}`,
    )
  test('each second Saturday night, past midnight', () =>
    expect(list(recurring({ every: 'nth-weekday', nth: 2, weekday: 6 }), '2026-11-01', '2027-01-01')).toEqual([
      '2026-11-14T22:00 2026-11-15T02:00',
      '2026-12-12T22:00 2026-12-13T02:00',
    ]))
  test('one that began the day before is still going on', () =>
    expect(list(recurring({ every: 'week', weekdays: [6] }), '2026-11-15', '2026-11-16')).toEqual([
      '2026-11-14T22:00 2026-11-15T02:00',
    ]))
  test('on the days of the month that there are', () =>
    expect(list(recurring({ every: 'month', daysOfMonth: [31] }, '01:00', 60), '2026-01-01', '2026-04-01')).toEqual([
      '2026-01-31T01:00 2026-01-31T02:00',
      '2026-03-31T01:00 2026-03-31T02:00',
    ]))
  test('on days off, which are not only weekends', () =>
    expect(list(recurring({ every: 'rest-day' }, '08:00', 60), '2026-02-14', '2026-02-19')).toEqual([
      '2026-02-14T08:00 2026-02-14T09:00',
      '2026-02-15T08:00 2026-02-15T09:00',
      '2026-02-16T08:00 2026-02-16T09:00',
      '2026-02-17T08:00 2026-02-17T09:00',
    ]))
  test('it ends with its last day', () =>
    expect(
      list(
        { ...recurring({ every: 'week', weekdays: [1] }, '08:00', 60), lastDay: '2026-11-09' } as WorkTime,
        '2026-11-01',
        '2026-12-01',
      ),
    ).toHaveLength(2))

  const nothing = { nodes: [], connections: [], subsystems: [], units: [], providers: [] }
  const thing = { connection: 'c', nodes: ['core', 'line-1'], subsystem: 'lgsp', unit: '13285', provider: 'vnpt' }
  test.each([
    ['the connection itself', { connections: ['c'] }, true],
    ['a node it runs through', { nodes: ['core'] }, true],
    ['its subsystem', { subsystems: ['lgsp'] }, true],
    ['its unit', { units: ['13285'] }, true],
    ['everything of its provider', { providers: ['vnpt'] }, true],
    ['another node', { nodes: ['line-2'] }, false],
    ['nothing named', {}, false],
  ])('covers %s: %o', (_, on, expected) => expect(covers({ ...nothing, ...on }, thing)).toBe(expected))

  test('of several, the one that ends last holds; at its end it is over', () => {
    const once = (id: string, to: string) => ({
      id,
      time: { kind: 'once' as const, from: '2026-11-23T01:00:00Z', to },
      on: { ...nothing, nodes: ['core'] },
    })
    const windows = [once('a', '2026-11-23T03:00:00Z'), once('b', '2026-11-23T02:00:00Z')]
    const when = (time: string) => workAt(windows, thing, Date.parse(time), calendar)?.id ?? null
    expect(
      ['2026-11-23T00:59:59Z', '2026-11-23T01:00:00Z', '2026-11-23T02:59:59Z', '2026-11-23T03:00:00Z'].map(when),
    ).toEqual([null, 'a', 'a', null])
  })
})

const [an, binh, chi] = ['An', 'Bình', 'Chi'].map((name) => ({ name, recipient: `${name}@x` }))
const roster: DutyRoster = {
  id: 'r',
  channel: 'mail',
  people: [an!, binh!],
  turn: 'week',
  firstDay: '2026-11-23',
  handover: '07:30',
  hours: officeHours,
  outside: chi!,
  swaps: [{ from: '2026-11-25T00:00:00Z', to: '2026-11-26T00:00:00Z', person: chi! }],
}

test.each([
  ['the first of the week', '2026-11-23', '08:00', 'An'],
  ['at lunch, whoever is called outside of the hours', '2026-11-23', '12:00', 'Chi'],
  ['a swap, at any hour', '2026-11-25', '22:00', 'Chi'],
  ['the next week the next', '2026-11-30', '07:30', 'Bình'],
  ['and round again', '2026-12-07', '09:00', 'An'],
  ['the week before the first', '2026-11-20', '09:00', 'Bình'],
])('on duty: %s', (_, day, clock, name) => expect(onDuty(roster, at(day, clock), calendar)?.name).toBe(name))

test('turns are handed over at their clock, the one that is on first', () => {
  const turns = (day: string, clock: string, change: Partial<DutyRoster> = {}) =>
    turnsAhead({ ...roster, ...change }, at(day, clock), 3).map(({ person, from }) => `${person.name} ${told(from)}`)
  expect(turns('2026-11-28', '00:47')).toEqual(['An 2026-11-23T07:30', 'Bình 2026-11-30T07:30', 'An 2026-12-07T07:30'])
  expect(turns('2026-11-30', '07:29')[0]).toBe('An 2026-11-23T07:30')
  expect(turns('2026-11-28', '12:00', { turn: 'day' })).toEqual([
    'Bình 2026-11-28T07:30',
    'An 2026-11-29T07:30',
    'Bình 2026-11-30T07:30',
  ])
  expect(turns('2026-11-28', '12:00', { people: [] })).toEqual([])
})

const rule = (change: Partial<AlertRule> = {}): AlertRule => ({
  id: 'rule',
  scopes: [],
  atLeast: 'info',
  subsystems: [],
  units: [],
  providers: [],
  to: [{ kind: 'channel', id: 'mail' }],
  digestBelow: null,
  nightBelow: null,
  repeatMinutes: 240,
  escalation: [{ afterMinutes: 15, to: [{ kind: 'roster', id: 'r' }] }],
  ...change,
})
const ways: Ways = {
  channels: new Map([
    ['mail', ['office@x']],
    ['hook', ['']],
  ]),
  rosters: new Map([['r', roster]]),
  officeHours,
  calendar,
}
const monday = at('2026-11-23', '09:00')
const say = (list: ReturnType<typeof addressTell>) =>
  list.map(({ channel, recipient, digestAt }) => `${channel} ${recipient}${digestAt ? ` ${told(digestAt)}` : ''}`)
const firing = { step: 1, kind: 'firing', severity: 'warning', level: 0 } as const

describe('who is told', () => {
  test('the first rule that fits decides', () => {
    const rules = [
      rule({ id: 'grave', atLeast: 'major' }),
      rule({ id: 'vnpt', providers: ['vnpt'] }),
      rule({ id: 'rest' }),
    ]
    const matter = { scope: 'connection', severity: 'warning', subsystem: null, unit: null, provider: 'vnpt' } as const
    expect(ruleFor(rules, matter)?.id).toBe('vnpt')
    expect(ruleFor(rules, { ...matter, severity: 'critical' })?.id).toBe('grave')
    expect(ruleFor(rules, { ...matter, provider: null })?.id).toBe('rest')
    expect(ruleFor(rules.slice(0, 2), { ...matter, provider: null })).toBeNull()
  })

  test('pages always; a channel that is switched off by nobody', () => {
    expect(say(addressTell(firing, rule(), [], monday, ways))).toEqual(['in-app *', 'mail office@x'])
    expect(say(addressTell(firing, null, [], monday, ways))).toEqual(['in-app *'])
    expect(say(addressTell(firing, rule({ to: [{ kind: 'channel', id: 'gone' }] }), [], monday, ways))).toEqual([
      'in-app *',
    ])
  })

  test('a level is the roster’s person at that moment, and never waits', () => {
    const escalated = { ...firing, kind: 'escalated', level: 1 } as const
    expect(say(addressTell(escalated, rule({ digestBelow: 'critical' }), [], monday, ways))).toEqual([
      'in-app *',
      'mail An@x',
    ])
  })

  test('what is slight waits for the stroke of the digest, at night for the morning; what is grave never', () => {
    const quiet = rule({ digestBelow: 'major', nightBelow: 'critical' })
    expect(say(addressTell(firing, quiet, [], monday, ways))[1]).toBe('mail office@x 2026-11-23T11:00')
    const often = { ...quiet, digestMinutes: 30 }
    expect(say(addressTell(firing, often, [], monday + 1, ways))[1]).toBe('mail office@x 2026-11-23T09:30')
    const night = at('2026-11-23', '23:00')
    expect(say(addressTell(firing, quiet, [], night, ways))[1]).toBe('mail office@x 2026-11-24T07:30')
    expect(say(addressTell({ ...firing, severity: 'critical' }, quiet, [], night, ways))[1]).toBe('mail office@x')
  })

  test('that it is over goes to whoever was told, also when the rules have changed since', () => {
    const digestAt = at('2026-11-23', '11:00')
    const before = [
      inApp,
      { channel: 'mail', recipient: 'a@x', digestAt },
      { channel: 'hook', recipient: '', digestAt: null },
    ]
    const over = { step: 3, kind: 'resolved', severity: 'warning', level: 0 } as const
    expect(say(addressTell(over, null, before, monday, ways))).toEqual([
      'in-app *',
      'mail a@x 2026-11-23T11:00',
      'hook ',
    ])
    expect(say(addressTell(over, null, before, digestAt, ways))).toEqual(['in-app *', 'mail a@x', 'hook '])
  })

  test('the newest word to somebody says whether it waits', () => {
    const early = { channel: 'mail', recipient: 'a@x', digestAt: 5 }
    expect(nowTold([early], [{ ...early, digestAt: null }, inApp])).toEqual([{ ...early, digestAt: null }, inApp])
  })
})
