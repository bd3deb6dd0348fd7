import { describe, expect, test } from 'vitest'
import { stepFaults } from './step-fault.ts'
import {
  groupsInForce,
  plansInForce,
  type TargetHistory,
  targetsKnown,
  type TargetPlan,
  type TargetStep,
} from './target-plan.ts'
import { resolveTarget } from './target.ts'

const step = (value: number, from = '2026-01-01', to: string | null = null): TargetStep => ({
  comparator: 'at-least',
  value,
  from,
  to,
  instrument: null,
  note: null,
})
let id = 0
const plan = (level: TargetPlan['level'], key: string, steps: TargetStep[], more: Partial<TargetPlan> = {}) => ({
  id: ++id,
  kpi: 'T02',
  level,
  key,
  steps,
  basis: 'KH 12/KH-UBND',
  reason: null,
  source: 'officer' as const,
  recordedAt: '2026-01-02T00:00:00.000Z',
  ...more,
})
const coast = (units: string[], version: number, recordedAt: string) => ({
  id: 'g',
  version,
  name: 'Ven biển',
  units,
  recordedAt,
})
const hoaLu = { code: '14329', kind: 'ward', formerProvince: 'ninh-binh' } as const
const valueFor = (history: TargetHistory, place: Parameters<typeof resolveTarget>[1], day: string, asOf?: string) =>
  resolveTarget({ targets: targetsKnown(history, asOf ?? null).get('T02') ?? [] }, place, day)?.value ?? null

describe('whose target holds', () => {
  const all = [
    plan('province', '', [step(80)], { source: 'catalogue', recordedAt: null }),
    plan('former-province', 'ninh-binh', [step(81)]),
    plan('kind', 'ward', [step(82)]),
    plan('group', 'g', [step(83)]),
    plan('unit', '14329', [step(84)]),
  ]
  const groups = [coast(['14329'], 1, '2026-01-01T00:00:00.000Z')]
  test.each([
    ['a unit’s own before all', 5, 84],
    ['then its named group’s', 4, 83],
    ['then its kind’s', 3, 82],
    ['then its former province’s', 2, 81],
    ['then the province’s', 1, 80],
    ['then none', 0, null],
  ])('%s', (_, count, value) =>
    expect(valueFor({ plans: all.slice(0, count), groups }, hoaLu, '2026-05-01')).toBe(value),
  )
  test('a former province as a whole has its own, no unit’s and no kind’s', () => {
    const place = { code: null, kind: null, formerProvince: 'ninh-binh' } as const
    expect(valueFor({ plans: all, groups }, place, '2026-05-01')).toBe(81)
    expect(valueFor({ plans: all, groups }, { ...place, formerProvince: 'ha-nam' }, '2026-05-01')).toBe(80)
  })
})

describe('what was set stays known', () => {
  const plans = [
    plan('province', '', [step(80)], { source: 'catalogue', recordedAt: null }),
    plan('province', '', [step(85, '2026-01-01', '2026-06-30'), step(90, '2026-07-01')], {
      recordedAt: '2026-03-01T02:00:00.000Z',
    }),
    plan('province', '', [], { recordedAt: '2026-09-01T02:00:00.000Z' }),
  ]
  const known = (asOf: string | undefined, day: string) => valueFor({ plans, groups: [] }, hoaLu, day, asOf)
  test.each([
    ['before it was changed, the first holds', '2026-02-28T00:00:00.000Z', '2026-08-01', 80],
    ['at the very instant, the new one', '2026-03-01T02:00:00.000Z', '2026-05-01', 85],
    ['with its steps', '2026-08-01T00:00:00.000Z', '2026-07-01', 90],
    ['taken back, there is none', undefined, '2026-07-01', null],
  ])('%s', (_, asOf, day, value) => expect(known(asOf, day)).toBe(value))
  test('a plan taken back is in force no more, and none is lost', () =>
    expect([plansInForce(plans, null).length, plansInForce(plans, '2026-08-01T00:00:00Z').length]).toEqual([0, 1]))
})

test('who was in a group is as old as the question, and of a group that is no more nobody is', () => {
  const groups = [
    coast(['14329'], 1, '2026-01-01T00:00:00.000Z'),
    coast(['13285'], 2, '2026-02-01T00:00:00.000Z'),
    coast([], 3, '2026-03-01T00:00:00.000Z'),
  ]
  const history = { plans: [plan('group', 'g', [step(83)])], groups }
  const at = (asOf?: string) => valueFor(history, hoaLu, '2026-05-01', asOf)
  expect([at('2026-01-15T00:00:00Z'), at('2026-02-15T00:00:00Z'), at()]).toEqual([83, null, null])
  expect(groupsInForce(groups, null)).toEqual([])
})

describe('what is wrong with steps', () => {
  const kpi = { measuredIn: 'percent' } as const
  test.each<[string, TargetStep[], string | null, string[]]>([
    ['nothing', [step(85, '2026-01-01', '2026-06-30'), step(90, '2026-07-01')], 'KH', []],
    ['nothing with 0 and 100 %', [step(0, '2026-01-01', '2026-01-31'), step(100, '2026-02-01')], 'KH', []],
    ['more than all', [step(100.1)], 'KH', ['0.value over-hundred']],
    ['an end before the beginning', [step(80, '2026-02-01', '2026-01-31')], 'KH', ['0.to reversed']],
    ['one day twice', [step(80, '2026-01-01', '2026-06-30'), step(85, '2026-06-30')], 'KH', ['1.from overlaps']],
    ['an open end before another step', [step(80), step(85, '2027-01-01')], 'KH', ['1.from overlaps']],
    ['resting on nothing', [step(80)], null, ['0.instrument no-basis']],
    [
      'a floor that becomes a ceiling',
      [step(80, '2026-01-01', '2026-06-30'), { ...step(5, '2026-07-01'), comparator: 'at-most' }],
      'KH',
      ['1.comparator comparator'],
    ],
  ])('%s', (_, steps, basis, faults) =>
    expect(stepFaults(kpi, steps, basis).map((fault) => `${fault.step}.${fault.field} ${fault.kind}`)).toEqual(faults),
  )
  test('what is not measured in percent may be more than a hundred, and not without end', () => {
    expect(stepFaults({ measuredIn: 'dossier' }, [step(2_000)], 'KH')).toEqual([])
    expect(stepFaults({ measuredIn: 'dossier' }, [step(2_000_000_000)], 'KH')).toMatchObject([{ kind: 'too-large' }])
  })
})
