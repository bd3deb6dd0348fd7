import { describe, expect, test } from 'vitest'
import { afterAct, isOpen, isReady, type ReportAct, reportActs, type ReportState, reportStates } from './life.ts'

describe('the life of a report', () => {
  test.each<[ReportState, ReportAct, ReportState | null]>([
    ['draft', 'check', 'checked'],
    ['checked', 'approve', 'approved'],
    ['approved', 'issue', 'issued'],
    ['checked', 'return', 'draft'],
    ['approved', 'return', 'draft'],
    ['draft', 'discard', 'discarded'],
    ['issued', 'supplement', 'issued'],
    ['draft', 'approve', null],
    ['draft', 'issue', null],
    ['checked', 'issue', null],
    ['checked', 'discard', null],
  ])('from %s, %s leads to %s', (state, act, to) => {
    expect(afterAct(state, act)).toBe(to)
  })

  test('nothing leads away from what is issued or discarded', () => {
    for (const state of ['issued', 'discarded'] as const)
      for (const act of reportActs) expect([null, state]).toContain(afterAct(state, act))
  })

  test('words change in a draft alone, and a draft is ready when nothing is left open', () => {
    expect(reportStates.filter(isOpen)).toEqual(['draft'])
    expect(isReady({ unwritten: 0, openComments: 0 })).toBe(true)
    expect(isReady({ unwritten: 1, openComments: 0 })).toBe(false)
    expect(isReady({ unwritten: 0, openComments: 1 })).toBe(false)
  })
})
