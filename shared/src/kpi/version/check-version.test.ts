import { describe, expect, test } from 'vitest'
import { checkVersion, type VersionGround } from './check-version.ts'
import type { NewVersion } from './version.ts'

const side = (...measures: string[]) => ({
  label: { vi: 'Số', en: 'Number' },
  terms: measures.map((measure) => ({ measure, coefficient: 1 as const })),
})
const definition = { vi: 'Hồ sơ trực tuyến', en: 'Online dossiers' }
const replaces = {
  numerator: side('online'),
  denominator: side('received'),
  direction: 'higher',
  decimals: 1,
  definition,
} as const
const ground: VersionGround = {
  kpi: { aggregation: 'ratio-of-sums', dataset: 'dossier' },
  measures: ['online', 'partly', 'received'],
  replaces,
  taken: ['2026-10-01'],
  historyFrom: '2025-07-01',
}
const version: NewVersion = { ...replaces, numerator: side('online', 'partly'), from: '2027-01-01' }

test('a version that says something new of fields the source brings has no fault', () => {
  expect(checkVersion(version, ground)).toEqual([])
})

describe('each fault is named at its place', () => {
  test.each<[string, Partial<NewVersion>, Partial<VersionGround>, { at: string; kind: string; what?: string }]>([
    ['a day before there are figures', { from: '2025-07-01' }, {}, { at: 'from', kind: 'before-history' }],
    ['a day another version holds from', { from: '2026-10-01' }, {}, { at: 'from', kind: 'day-taken' }],
    ['no field at all', { numerator: side() }, {}, { at: 'numerator.terms', kind: 'no-terms' }],
    [
      'a field of another source',
      { numerator: side('online', 'signed') },
      {},
      { at: 'numerator.terms.1', kind: 'no-such-measure', what: 'signed' },
    ],
    [
      'a field twice',
      { denominator: side('received', 'received') },
      {},
      { at: 'denominator.terms.1', kind: 'named-twice', what: 'received' },
    ],
    ['a rate without a denominator', { denominator: null }, {}, { at: 'denominator', kind: 'needs-denominator' }],
    [
      'a count with one',
      {},
      { replaces: { ...replaces, denominator: null } },
      { at: 'denominator', kind: 'needs-no-denominator' },
    ],
    [
      'a KPI that awaits its source',
      {},
      { kpi: { aggregation: 'ratio-of-sums', dataset: null } },
      { at: 'numerator', kind: 'awaits-source' },
    ],
    ['nothing new', { numerator: side('online') }, {}, { at: 'numerator', kind: 'changes-nothing' }],
  ])('%s', (_, said, besides, fault) => {
    expect(checkVersion({ ...version, ...said }, { ...ground, ...besides })).toEqual([expect.objectContaining(fault)])
  })
})

test('another rounding alone is something new', () => {
  expect(checkVersion({ ...replaces, decimals: 2, from: '2027-01-01' }, ground)).toEqual([])
})
