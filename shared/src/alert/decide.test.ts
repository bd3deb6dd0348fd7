import { describe, expect, test } from 'vitest'
import { decide } from './decide.ts'
import type { Act, News, Surroundings } from './decision.ts'
import type { IncidentState, Severity } from './incident.ts'

const minute = 60_000
const seen = (severity: Severity = 'warning', tell = true, members = ['c']): News => ({
  kind: 'seen',
  severity,
  condition: severity === 'warning' ? 'unstable' : 'down',
  reasons: ['errors'],
  members,
  tell,
})
const over: News = { kind: 'over' }
const clock: News = { kind: 'clock' }
const act = (one: Act): News => ({ kind: 'act', act: one })
const acknowledge = act({ do: 'acknowledge', by: 'an' })

type Line = [at: number, news: News, told: string, lines: string, around?: Partial<Surroundings>]

/** A story: minute, what becomes known, what is told, what the timeline says. */
function play(story: readonly Line[]): IncidentState | null {
  let incident: IncidentState | null = null
  for (const [at, news, told, lines, around] of story) {
    const decision = decide(incident, news, {
      at: at * minute,
      suppressedBy: null,
      maintenance: null,
      repeatMs: 240 * minute,
      escalationMs: [15 * minute, 45 * minute],
      ...around,
    })
    incident = decision.next
    const said = decision.tell.map(({ kind, step, level }) => `${kind}#${step}${level ? `^${level}` : ''}`).join(' ')
    expect([at, said, decision.entries.map(({ kind }) => kind).join(' ')]).toEqual([at, told, lines])
  }
  return incident
}

const window = (until: number) => ({ maintenance: { id: 'w', until: until * minute } })

describe('an incident', () => {
  test('is told when it opens and when it is over', () => {
    const end = play([
      [0, seen(), 'firing#1', 'opened'],
      [5, clock, '', ''],
      [9, over, 'resolved#2', 'settled told-over'],
      [10, over, '', ''],
    ])
    expect(end).toMatchObject({ phase: 'settled', told: null, step: 2 })
  })

  test('is told again when it becomes graver, and not when it becomes less so', () => {
    play([
      [0, seen('warning'), 'firing#1', 'opened'],
      [1, seen('major'), 'raised#2', 'raised'],
      [2, seen('warning'), '', 'updated'],
      [3, seen('warning'), '', ''],
      [4, over, 'resolved#3', 'settled told-over'],
    ])
  })

  test('that comes back within 75 minutes is the same one, and is told only when it lasts', () => {
    const end = play([
      [0, seen(), 'firing#1', 'opened'],
      [10, over, 'resolved#2', 'settled told-over'],
      [20, seen(), '', 'recurred'],
      [25, over, '', 'settled'],
      [80, seen(), '', 'recurred'],
      [85, seen(), '', ''],
      [90, clock, 'firing#3', ''],
      [99, over, 'resolved#4', 'settled told-over'],
    ])
    expect(end).toMatchObject({ recurrences: 2, openedAt: 0 })
  })

  test('that comes back later is another one', () => {
    const end = play([
      [0, seen(), 'firing#1', 'opened'],
      [10, over, 'resolved#2', 'settled told-over'],
      [86, seen(), 'firing#1', 'opened'],
    ])
    expect(end).toMatchObject({ recurrences: 0, openedAt: 86 * minute })
  })

  test('that a detector keeps to itself is told by nobody until the detector says so', () => {
    play([
      [0, seen('warning', false), '', 'opened'],
      [30, clock, '', ''],
      [31, seen('warning', true), 'firing#1', ''],
    ])
    play([
      [0, seen('warning', false), '', 'opened'],
      [30, over, '', 'settled'],
    ])
  })

  test('calls the next level while nobody takes it up, and says it again', () => {
    play([
      [0, seen(), 'firing#1', 'opened'],
      [14, clock, '', ''],
      [15, clock, 'escalated#2^1', 'escalated'],
      [45, clock, 'escalated#3^2', 'escalated'],
      [46, clock, '', ''],
      [285, clock, 'reminder#4^2', ''],
      [286, acknowledge, '', 'acknowledged'],
      [900, clock, '', ''],
      [901, over, 'resolved#5', 'settled told-over'],
    ])
  })

  test('that somebody has taken up calls nobody else, and still tells when it becomes graver', () => {
    play([
      [0, seen(), 'firing#1', 'opened'],
      [5, acknowledge, '', 'acknowledged'],
      [6, acknowledge, '', ''],
      [60, clock, '', ''],
      [61, seen('critical'), 'raised#2', 'raised'],
    ])
  })
})

describe('kept back', () => {
  test('under a root: not told, and told when the root is gone and it is still so', () => {
    const under = { suppressedBy: 'root:core' }
    play([
      [0, seen('major'), '', 'opened suppressed', under],
      [20, clock, '', '', under],
      [21, clock, '', 'released'],
      [23, clock, 'firing#1', ''],
      [30, over, 'resolved#2', 'settled told-over'],
    ])
    play([
      [0, seen('major'), '', 'opened suppressed', under],
      [21, clock, '', 'released'],
      [22, over, '', 'settled'],
    ])
  })

  test('a resolution is never kept back: not by a root, not by announced work, not by sleep', () => {
    play([
      [0, seen('major'), 'firing#1', 'opened'],
      [2, act({ do: 'snooze', by: 'an', until: 90 * minute }), '', 'snoozed'],
      [3, over, 'resolved#2', 'settled told-over', { suppressedBy: 'root:core', ...window(60) }],
    ])
  })

  test('by announced work: quiet inside of it, told when it overruns', () => {
    play([
      [0, seen('major'), '', 'opened maintenance', window(60)],
      [30, clock, '', '', window(60)],
      [60, clock, 'firing#1', 'overran'],
      [80, over, 'resolved#2', 'settled told-over'],
    ])
    play([
      [0, seen('major'), '', 'opened maintenance', window(60)],
      [50, over, '', 'settled', window(60)],
    ])
  })

  test('by sleep: quiet until it ends, then said again; what becomes graver wakes it', () => {
    play([
      [0, seen(), 'firing#1', 'opened'],
      [1, act({ do: 'snooze', by: 'an', until: 120 * minute }), '', 'snoozed'],
      [100, clock, '', ''],
      [120, clock, 'reminder#2', 'snooze-ended'],
      [121, act({ do: 'snooze', by: 'an', until: 200 * minute }), '', 'snoozed'],
      [130, seen('critical'), 'raised#3', 'raised'],
    ])
  })
})

describe('closed by people and evidence together', () => {
  const explain = act({ do: 'resolve', by: 'an', cause: 'connection', note: 'đứt cáp' })
  test('explained before it is over: it closes when the evidence agrees', () => {
    const end = play([
      [0, seen(), 'firing#1', 'opened'],
      [5, explain, '', 'explained'],
      [60, clock, '', ''],
      [61, over, 'resolved#2', 'settled told-over'],
    ])
    expect(end).toMatchObject({ phase: 'closed', resolution: { cause: 'connection' } })
  })

  test('explained a day later it is closed, and stays what it was', () => {
    const end = play([
      [0, seen(), 'firing#1', 'opened'],
      [5, over, 'resolved#2', 'settled told-over'],
      [1500, explain, '', 'explained'],
    ])
    expect(end).toMatchObject({ phase: 'closed', openedAt: 0 })
  })

  test('explained afterwards; and one that comes back all the same wants a new explanation', () => {
    const end = play([
      [0, seen(), 'firing#1', 'opened'],
      [5, over, 'resolved#2', 'settled told-over'],
      [6, explain, '', 'explained'],
      [20, seen(), '', 'recurred'],
    ])
    expect(end).toMatchObject({ phase: 'open', resolution: null })
  })
})
