import { expect, test } from 'vitest'
import { groupKpis, groupOf } from './kpi-group.ts'

test.each([
  ['a dossier KPI by its dataset', { id: 'T02', dataset: 'dossier' }, 'dossier'],
  ['satisfaction stands with the services', { id: 'T19', dataset: 'petition' }, 'service'],
  ['certificates stand with the documents they sign', { id: 'V07', dataset: 'certificate' }, 'document'],
  ['portals are no connection, though their letter says C', { id: 'C09', dataset: 'portal' }, 'digital'],
  ['without a dataset the letter decides', { id: 'C03', dataset: null }, 'connection'],
  ['an unknown dataset falls back to the letter', { id: 'V99', dataset: 'new-one' }, 'document'],
  ['an unknown letter is not lost', { id: 'X01', dataset: null }, 'digital'],
] as const)('%s', (_, kpi, group) => expect(groupOf(kpi)).toBe(group))

test('groups keep their order, KPIs follow their numbers, and empty groups are left out', () => {
  const kpis = [
    { id: 'V09', dataset: 'document' },
    { id: 'T10', dataset: 'dossier' },
    { id: 'V01', dataset: 'document' },
    { id: 'T02', dataset: 'dossier' },
  ]
  expect(groupKpis(kpis, (kpi) => kpi).map(({ group, items }) => [group, items.map(({ id }) => id)])).toEqual([
    ['dossier', ['T02', 'T10']],
    ['document', ['V01', 'V09']],
  ])
})
