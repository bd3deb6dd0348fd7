import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decide } from './decide.ts'
import type { News, Surroundings } from './decision.ts'
import { type IncidentState, severities } from './incident.ts'

const minute = 60_000
const news: fc.Arbitrary<News> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('seen' as const),
      severity: fc.constantFrom(...severities),
      condition: fc.constantFrom('down', 'unstable'),
      reasons: fc.subarray(['errors', 'slow']),
      members: fc.subarray(['a', 'b', 'c']),
      tell: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ kind: 'over' as const }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'clock' as const }) },
  fc.record({
    kind: fc.constant('act' as const),
    act: fc.oneof(
      fc.constant({ do: 'acknowledge' as const, by: 'x' }),
      fc.constant({ do: 'wake' as const, by: 'x' }),
      fc.constant({ do: 'resolve' as const, by: 'x', cause: 'user' as const, note: '' }),
      fc.integer({ min: 0, max: 10_000 }).map((until) => ({ do: 'snooze' as const, by: 'x', until: until * minute })),
    ),
  }),
)
const step = fc.record({
  wait: fc.integer({ min: 0, max: 120 }),
  news,
  suppressedBy: fc.option(fc.constant('root:core'), { freq: 3 }),
  maintained: fc.option(fc.integer({ min: 1, max: 200 }), { freq: 3 }),
})

interface Heard {
  at: number
  kind: string
  step: number
  from: IncidentState | null
}

function live(steps: readonly (typeof step extends fc.Arbitrary<infer S> ? S : never)[]) {
  let [at, incident] = [0, null as IncidentState | null]
  const heard: Heard[] = []
  const seen: { before: IncidentState | null; after: IncidentState | null; around: Surroundings }[] = []
  for (const { wait, news, suppressedBy, maintained } of steps) {
    at += wait * minute
    const around: Surroundings = {
      at,
      suppressedBy,
      maintenance: maintained === null ? null : { id: 'w', until: at + maintained * minute },
      repeatMs: 60 * minute,
      escalationMs: [10 * minute, 20 * minute],
    }
    const before = incident
    const decision = decide(incident, news, around)
    incident = decision.next
    seen.push({ before, after: incident, around })
    for (const { kind, step } of decision.tell) heard.push({ at, kind, step, from: incident })
  }
  return { heard, seen }
}

test('whoever is told hears in turn that it is so and that it is over, never over before so', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let open = false
      for (const { kind } of live(steps).heard) {
        if (kind === 'resolved' || kind === 'reminder' || kind === 'raised' || kind === 'escalated')
          expect(open).toBe(true)
        if (kind === 'firing') expect(open).toBe(false)
        if (kind === 'firing') open = true
        if (kind === 'resolved') open = false
      }
    }),
    { numRuns: 3_000 },
  )
})

test('what was told is over is told so at once, whatever keeps other words back', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      for (const { after } of live(steps).seen) if (after && after.phase !== 'open') expect(after.told).toBeNull()
    }),
    { numRuns: 3_000 },
  )
})

test('nothing is told under a root, under announced work or in sleep, but that it is over', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      for (const { from, kind, at } of live(steps).heard) {
        if (kind === 'resolved') continue
        expect([from!.suppressedBy, from!.maintenance]).toEqual([null, null])
        expect(from!.snoozedUntil === null || from!.snoozedUntil <= at).toBe(true)
      }
    }),
    { numRuns: 3_000 },
  )
})

test('steps of one incident only grow, and each is told once', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const byIncident = Map.groupBy(live(steps).heard, ({ from }) => from!.openedAt)
      for (const told of byIncident.values())
        told.forEach(({ step }, place) => expect(step > (told[place - 1]?.step ?? 0)).toBe(true))
    }),
    { numRuns: 3_000 },
  )
})

test('the same news again at the same moment changes and tells nothing', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const { around, after } = live(steps).seen.at(-1)!
      const last = steps.at(-1)!.news
      if (!after || last.kind === 'act') return
      // Escalation may be several levels late: each moment calls one. Everything else is done at once.
      const again = decide(after, last, { ...around, escalationMs: [] })
      expect(again.tell).toEqual([])
    }),
    { numRuns: 3_000 },
  )
})
