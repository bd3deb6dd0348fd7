import { describe, expect, test } from 'vitest'
import { draftOf, emptyDraft, type PlanDraft, placeOf, readDraft, readTenths, type StepDraft } from './plan-draft.ts'

const kpi = { id: 'T02', measuredIn: 'percent' } as const
const step = (more: Partial<StepDraft> = {}): StepDraft => ({
  id: 0,
  comparator: 'at-least',
  value: '80',
  from: '01/01/2026',
  to: '',
  instrument: '',
  note: null,
  ...more,
})
const draft = (more: Partial<PlanDraft> = {}): PlanDraft => ({
  level: 'province',
  key: '',
  steps: [step()],
  basis: 'KH 12/KH-UBND',
  reason: '',
  basedOn: null,
  ...more,
})

test.each([
  ['80', 80],
  ['89,5', 89.5],
  ['89.5', 89.5],
  [' 99,9 % ', 99.9],
  ['0', 0],
  ['', null],
  ['-1', null],
  ['80,55', null],
  ['1.200,5', null],
  ['tám mươi', null],
])('“%s” typed is %s', (typed, value) => expect(readTenths(typed)).toBe(value))

describe('what is typed', () => {
  test('is a plan once every place means something', () => {
    const steps = [step({ to: '30/6/2026' }), step({ id: 1, value: '89,5', from: '1/7/2026' })]
    const read = readDraft(kpi, draft({ level: 'unit', key: '13285', steps, reason: ' Giao lại ' }))
    expect(read).toMatchObject({
      kind: 'plan',
      plan: {
        kpi: 'T02',
        key: '13285',
        steps: [
          { value: 80, from: '2026-01-01', to: '2026-06-30', instrument: null },
          { value: 89.5, from: '2026-07-01', to: null },
        ],
        reason: 'Giao lại',
      },
    })
  })
  test.each<[string, Partial<PlanDraft>, string[]]>([
    ['a number that is none', { steps: [step({ value: 'x' })] }, ['0.value']],
    ['a day that is none', { steps: [step({ from: '31/02/2026' })] }, ['0.from']],
    ['an end that is none', { steps: [step({ to: 'mai' })] }, ['0.to']],
    ['nobody for whom', { level: 'unit', key: '' }, ['null.key']],
    ['resting on nothing', { basis: '' }, ['0.instrument']],
    [
      'each place of each step, and no overlap with a step that cannot be read',
      { steps: [step({ value: '', from: '' }), step({ id: 1, from: '01/01/2026' }), step({ id: 2 })] },
      ['0.value', '0.from'],
    ],
    ['the second of two for one day', { steps: [step(), step({ id: 1, from: '01/06/2026' })] }, ['1.from']],
  ])('is refused at its place: %s', (_, more, places) => {
    const read = readDraft(kpi, draft(more))
    expect(read.kind === 'faults' && read.faults.map(({ step: at, field }) => `${at}.${field}`)).toEqual(places)
  })
  test('no steps at all take the target back', () =>
    expect(readDraft(kpi, draft({ steps: [], basis: '' }))).toMatchObject({ kind: 'plan', plan: { steps: [] } }))
})

test('a plan that is changed begins as it stands, in the reader’s own writing', () => {
  const plan = {
    id: 7,
    kpi: 'T02',
    level: 'province' as const,
    key: '',
    basis: null,
    reason: 'cũ',
    source: 'officer' as const,
    recordedAt: null,
    steps: [
      {
        comparator: 'at-least' as const,
        value: 89.5,
        from: '2026-01-01',
        to: null,
        instrument: 'X',
        note: null,
      },
    ],
  }
  expect(draftOf(plan, 'vi')).toMatchObject({
    steps: [{ value: '89,5', from: '01/01/2026', to: '', instrument: 'X' }],
    reason: '',
    basedOn: 7,
  })
  expect(emptyDraft('lower').steps[0]!.comparator).toBe('at-most')
})

test('the API names the same places', () =>
  expect(['body.steps.1.from', 'body.steps.0', 'body.key', 'body'].map((at) => Object.values(placeOf(at)))).toEqual([
    [1, 'from'],
    [0, 'value'],
    [null, 'key'],
    [null, ''],
  ]))
