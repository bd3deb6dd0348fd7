import { describe, expect, test } from 'vitest'
import { type Ails, type StrangeWorld, playStrange, told } from './test-strange-world.ts'

/** Worlds that the detector was not tuned on: other paths, other intervals, no history, other latencies. */
const dead: Ails = { fail: 1 }
const from2To = (
  until: number,
  bad: Ails,
  hits: (id: string, path: readonly string[]) => boolean,
): NonNullable<StrangeWorld['ails']> => {
  return ({ id, path, sentinel }, hour) => (!sentinel && hour >= 2 && hour < until && hits(id, path) ? bad : undefined)
}
const one = (id: string) => id === 's3/1'
const through = (node: string) => (_: string, path: readonly string[]) => path.includes(node)

interface Case extends Partial<StrangeWorld> {
  name: string
  ails: NonNullable<StrangeWorld['ails']>
  /** What is told first: scope, id, one of the reasons. */
  expect: [scope: string, id: string, reason: string]
  /** Minutes from 02:00 on. */
  within: number
}

const cases: Case[] = [
  { name: 'hard down', ails: from2To(2.5, dead, one), expect: ['connection', 's3/1', 'unreachable'], within: 3.2 },
  {
    name: 'flapping, two minutes of four',
    ails: ({ id }, hour) => (one(id) && hour >= 2 && hour < 4 && (hour * 60) % 4 < 2 ? dead : undefined),
    expect: ['connection', 's3/1', 'errors|flapping|unreachable'],
    within: 8,
  },
  {
    name: 'four times as slow',
    ails: from2To(3.5, { factor: 4 }, one),
    expect: ['connection', 's3/1', 'slow'],
    within: 5,
  },
  {
    name: 'milliseconds, six times as slow',
    answerMs: [2, 8],
    ails: from2To(3.5, { factor: 6 }, one),
    expect: ['connection', 's3/1', 'slow'],
    within: 5,
  },
  {
    name: 'seconds, three times as slow',
    answerMs: [1500, 3000],
    ails: from2To(3.5, { factor: 3 }, one),
    expect: ['connection', 's3/1', 'slow|drift'],
    within: 8,
  },
  {
    name: 'one echo in ten lost',
    echoes: 10,
    ails: from2To(3.5, { loss: 0.1 }, one),
    expect: ['connection', 's3/1', 'lossy'],
    within: 20,
  },
  {
    name: 'a trunk down',
    ails: from2To(2.5, dead, through('trunk-a')),
    expect: ['root', 'trunk-a', 'unreachable'],
    within: 2,
  },
  {
    name: 'a service failing one round in five',
    ails: from2To(3.5, { fail: 0.2, cls: 'http5xx' }, through('service-1')),
    expect: ['root', 'service-1', 'errors'],
    within: 5,
  },
]

describe.each([20, 60])('a round every %i s, two hours of history', (intervalS) => {
  test.each(cases)('$name', ({ expect: [scope, id, reason], within, ...world }) => {
    const said = playStrange({ hours: 5, intervalS, ...world })
    const [first] = said.filter(({ notify }) => notify)
    expect(first).toMatchObject({ scope, id, event: 'opened' })
    expect(first!.reasons.join(' ')).toMatch(new RegExp(reason))
    expect((first!.hour - 2) * 60).toBeLessThan(within)
    expect(told(said)).toHaveLength(1)
    expect(said.at(-1)).toMatchObject({ event: 'resolved' })
  })
})

test('what is dead from the first round on is told', () => {
  const said = playStrange({ hours: 1, ails: ({ id }) => (one(id) ? dead : undefined) })
  expect(told(said)).toEqual(['opened connection s3/1 down errors+unreachable'])
})

test.each([
  ['of paths of their own', undefined],
  ['of no path', [[], []]],
  ['over the gateway of the prober', [['prober'], ['prober', 'gateway'], ['prober', 'hub']]],
])('a sick prober is one message, whatever its own checks are: %s', (_, sentinels) => {
  const said = playStrange({
    hours: 3,
    ...(sentinels && { sentinels }),
    ails: ({ path }, hour) =>
      hour >= 2 && hour < 2.3 && !(path.length === 1 && sentinels?.length === 3) ? dead : undefined,
  })
  expect(told(said)).toEqual(['opened blind prober unknown '])
  expect(said.at(-1)).toMatchObject({ event: 'resolved', scope: 'blind' })
})

test('many sites at once are one mass event', () => {
  const said = playStrange({
    hours: 3,
    sites: 30,
    ails: ({ id }, hour) => {
      const site = Number(/^s(\d+)/.exec(id)?.[1] ?? 1)
      return site % 3 === 0 && hour >= 2 + site / 1000 && hour < 2.5 ? dead : undefined
    },
  })
  expect(told(said)).toEqual(['opened mass line down unreachable'])
  expect(said.at(-1)).toMatchObject({ event: 'resolved', scope: 'mass' })
})

test.each<[string, StrangeWorld]>([
  ['well for a day', { hours: 24, echoes: 10 }],
  ['answers twice as long by day as by night, on the first day', { hours: 26, sites: 6, diurnal: 2 }],
  ['three times as long, a round every 20 s', { hours: 26, sites: 4, diurnal: 3, intervalS: 20 }],
  ['connecting takes a second when all is well', { hours: 6, answerMs: [1500, 3500] }],
  [
    'silent for an hour, all of it',
    { hours: 5, ails: (_, hour) => (hour >= 2 && hour < 3 ? { silent: true } : undefined) },
  ],
  [
    'blips of 45 s, a round every 10 s',
    {
      hours: 6,
      intervalS: 10,
      sites: 6,
      ails: ({ id, sentinel }, hour) => {
        const own = [...id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 200, 7)
        return !sentinel && (hour * 60 + own) % 200 < 0.75 ? dead : undefined
      },
    },
  ],
])('nobody is told of a fleet that is %s', (_, world) => {
  expect(told(playStrange(world))).toEqual([])
})

test('what is asked every five minutes and not every minute, as was said, is judged all the same', () => {
  const said = playStrange({
    hours: 11,
    ails: ({ id }, hour) => {
      if (!one(id)) return undefined
      return Math.floor(hour * 60) % 5 ? { silent: true } : hour >= 6 && hour < 8 ? dead : undefined
    },
  })
  expect(said.map(({ event, id }) => `${event} ${id}`)).toEqual(['opened s3/1', 'resolved s3/1'])
})
