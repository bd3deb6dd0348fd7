import { expect, test } from 'vitest'
import { testConnector } from 'shared/feed/connector/test-connector.ts'
import type { ConnectorDefinition } from 'shared/feed/connector/connector.ts'
import { definitionOf, draftOf, emptyDraft, readOtherNames, secretOf } from './connector-draft.ts'

const measures = ['petitions', 'petitions_on_time'].map((id) => ({ id, name: { vi: id, en: id } }))
const again = (definition: ConnectorDefinition) => {
  const version = { version: 1, reason: '', recordedAt: '', recordedBy: null }
  const answer = { id: 'x', definition, enabled: false, state: null, secret: null, proposal: null, ...version }
  return definitionOf(draftOf(answer), measures, '2025-07-01')
}
const sound = testConnector()
const kept = { ...sound, asked: { ...sound.asked, maxBytes: 20_000_000 } }

test.each<[string, ConnectorDefinition]>([
  ['JSON', kept],
  [
    'lines, a fixed unit, the day that was asked for',
    {
      ...kept,
      asked: { ...kept.asked, method: 'POST', body: '{"d":"{day}"}', credential: true },
      mapping: {
        ...kept.mapping,
        shape: { format: 'csv', delimiter: '\t', encoding: 'windows-1258', headingLine: 3 },
        unit: { code: '13285' },
        day: null,
        otherNames: [{ name: 'Xã = Cũ', unit: '13285' }],
      },
      schedule: { kind: 'every', minutes: 30 },
    },
  ],
])('a definition opened in the form is saved as it was: %s', (_, definition) => {
  expect(again(definition)).toEqual(definition)
})

test('a secret is sent only where one was typed', () => {
  const draft = { ...emptyDraft('2025-07-01', 'petition', 'phan-anh'), credential: true, header: 'X-Khoa ' }
  expect(secretOf(draft)).toEqual({})
  expect(secretOf({ ...draft, secret: 'k' })).toEqual({ secret: { header: 'X-Khoa', value: 'k' } })
  expect(secretOf({ ...draft, credential: false, secret: 'k' })).toEqual({})
})

test('other names are one a line', () => {
  expect(readOtherNames('Xã A = 13285\n\n  Xã B=14329 \nXã C')).toEqual([
    { name: 'Xã A', unit: '13285' },
    { name: 'Xã B', unit: '14329' },
    { name: 'Xã C', unit: '' },
  ])
})
