import { checkProvince } from 'shared/check-province.ts'
import { type Province, provinceSchema } from 'shared/province.ts'
import { expect, test } from 'vitest'
import { both, testDocument, testFeed, testKpi, testTarget } from './test-document.ts'

const sound = testDocument()
const places = (change: Partial<Province>) =>
  checkProvince(testDocument(change)).map(({ at, message }) => `${at}: ${message}`)
const kpi = (change: object) => ({ kpis: [{ ...testKpi, ...change }], published: [], flags: [] })

test('the document of the tests is sound', () => {
  expect(provinceSchema.safeParse(sound).error).toBeUndefined()
  expect(checkProvince(sound)).toEqual([])
})

test.each<[string, Partial<Province>, string[]]>([
  ['a unit given twice', { units: [...sound.units, { ...sound.units[2]!, tile: null }] }, ['units.13285: twice']],
  [
    'two units on one tile',
    { units: sound.units.map((unit) => (unit.tile ? { ...unit, tile: [3, 3] } : unit)) },
    ['units.13318.tile: twice'],
  ],
  [
    'a measure given twice',
    { measures: [...sound.measures, sound.measures[0]!] },
    ['measures.dossiers_received: twice'],
  ],
  ['no province among the units', { units: sound.units.slice(1) }, ['units: oneProvince']],
  ['two provinces', { units: [...sound.units, { ...sound.units[0]!, code: '38' }] }, ['units: oneProvince']],
  ['another province', { code: '38' }, ['units: oneProvince']],
  [
    'a measure of no dataset',
    { measures: [...sound.measures, { id: 'x1', dataset: 'nowhere', name: both('x') }] },
    ['measures.x1.dataset: notDefined'],
  ],
  [
    'a connection to nowhere',
    { connections: [{ ...sound.connections[0]!, to: 'nowhere' }] },
    ['connections.mot-cua-dan-cu.to: notDefined'],
  ],
  [
    'an instrument replaced by none',
    { instruments: [{ ...sound.instruments[0]!, replacedBy: 'X' }] },
    ['instruments.KH-02.replacedBy: notDefined'],
  ],
  [
    'a KPI of a measure nobody counts',
    kpi({ numerator: { label: both('x'), terms: [{ measure: 'nothing', coefficient: 1 }] } }),
    ['kpis.T02.numerator: notDefined'],
  ],
  [
    'a KPI of two datasets',
    kpi({ numerator: { label: both('x'), terms: [{ measure: 'petitions', coefficient: 1 }] } }),
    ['kpis.T02.numerator: otherDataset'],
  ],
  [
    'a term given twice',
    kpi({ numerator: { label: both('x'), terms: [testKpi.numerator.terms[0], testKpi.numerator.terms[0]] } }),
    ['kpis.T02.numerator: twice'],
  ],
  ['a KPI without terms', kpi({ numerator: { label: both('x'), terms: [] } }), ['kpis.T02.numerator: noTerms']],
  ['a ratio without a denominator', kpi({ denominator: null }), ['kpis.T02.denominator: needsDenominator']],
  ['a sum with one', kpi({ aggregation: 'sum' }), ['kpis.T02.denominator: needsNoDenominator']],
  [
    'neither a dataset nor a reason',
    kpi({ dataset: null }),
    [
      'kpis.T02.dataset: datasetOrReason',
      'kpis.T02.numerator: termsWithoutDataset',
      'kpis.T02.denominator: termsWithoutDataset',
    ],
  ],
  ['a KPI owed more often than its dataset', kpi({ frequency: 'weekly' }), ['kpis.T02.frequency: unlikeDataset']],
  ['a KPI owed by others than its dataset', kpi({ scope: 'communes' }), ['kpis.T02.scope: unlikeDataset']],
  ['an instrument nobody issued', kpi({ instruments: ['X'] }), ['kpis.T02.instruments: notDefined']],
  [
    'a target of an unknown unit',
    kpi({ targets: [{ ...testTarget, unit: '99999' }] }),
    ['kpis.T02.targets.0.unit: notDefined'],
  ],
  [
    'a target of a unit and a kind at once',
    kpi({ targets: [{ ...testTarget, unit: '13285', kind: 'ward' }] }),
    ['kpis.T02.targets.0: unitOrKind'],
  ],
  [
    'a target resting on nothing',
    kpi({ targets: [{ ...testTarget, instrument: 'X' }] }),
    ['kpis.T02.targets.0.instrument: notDefined'],
  ],
  [
    'a target that ends before it begins',
    kpi({ targets: [{ ...testTarget, to: '2025-06-30' }] }),
    ['kpis.T02.targets.0.to: reversed'],
  ],
  [
    'two targets of one scope on one day',
    kpi({
      targets: [
        { ...testTarget, to: '2025-12-31' },
        { ...testTarget, from: '2025-12-31' },
      ],
    }),
    ['kpis.T02.targets.1: overlaps'],
  ],
  [
    'two open targets of one scope',
    kpi({ targets: [testTarget, { ...testTarget, from: '2026-01-01' }] }),
    ['kpis.T02.targets.1: overlaps'],
  ],
  [
    'targets that follow each other are sound',
    kpi({
      targets: [
        { ...testTarget, to: '2025-12-31' },
        { ...testTarget, from: '2026-01-01' },
      ],
    }),
    [],
  ],
  [
    'and so are targets of different scopes',
    kpi({ targets: [testTarget, { ...testTarget, kind: 'ward' }, { ...testTarget, unit: '13285' }] }),
    [],
  ],
  [
    'a feed of no subsystem',
    { feeds: [testFeed('dossier', 'dossier-json', { subsystem: 'nowhere' })] },
    ['feeds.dossier.subsystem: notDefined'],
  ],
  [
    'a feed whose format brings other measures',
    { feeds: [testFeed('dossier', 'petition-json')] },
    ['feeds.dossier.format: formatBringsOther'],
  ],
  [
    'two feeds for one dataset',
    { feeds: [testFeed('dossier', 'dossier-json'), testFeed('dossier', 'dossier-json', { id: 'again' })] },
    ['feeds.again.dataset: secondFeed'],
  ],
  [
    'a feed older than the province',
    { feeds: [testFeed('dossier', 'dossier-json', { historyFrom: '2025-06-30' })] },
    ['feeds.dossier.historyFrom: beforeHistory'],
  ],
  [
    'a figure published of no KPI',
    { published: [{ ...sound.published[0]!, kpi: 'Z99' }] },
    ['published.F1.kpi: notDefined'],
  ],
  [
    'a figure published backwards',
    { published: [{ ...sound.published[0]!, to: '2025-06-30' }] },
    ['published.F1.to: reversed'],
  ],
  ['a flag on no KPI', { flags: [{ ...sound.flags[0]!, kpis: ['Z99'] }] }, ['flags.Q1.kpis: notDefined']],
])('%s', (_, change, expected) => expect(places(change)).toEqual(expected))
