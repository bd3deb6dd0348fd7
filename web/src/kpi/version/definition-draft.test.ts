import { expect, test } from 'vitest'
import { draftOf, faultAt, versionOf } from './definition-draft.ts'

const side = (measure: string) => ({
  label: { vi: 'Hồ sơ', en: 'Dossiers' },
  terms: [{ measure, coefficient: 1 as const }],
})
const version = {
  numerator: side('online'),
  denominator: side('received'),
  direction: 'higher' as const,
  decimals: 1,
  definition: { vi: 'Tỷ lệ.', en: 'Share.' },
}
const whole = { ...draftOf(version), from: '2026-10-15' }

test('the draft begins as the version it would replace, without a day', () => {
  expect(draftOf(version)).toEqual({ ...version, from: null })
  expect(versionOf(draftOf(version))).toBeNull()
})

test('with a day it is a version, its words without blanks around them', () => {
  expect(versionOf({ ...whole, definition: { vi: ' Tỷ lệ. ', en: 'Share.' } })).toEqual({
    ...version,
    from: '2026-10-15',
  })
})

test.each([
  ['a label in one language only', { numerator: { ...side('online'), label: { vi: 'Hồ sơ', en: ' ' } } }],
  ['a denominator without a name', { denominator: { ...side('received'), label: { vi: '', en: 'x' } } }],
  ['no definition', { definition: { vi: '', en: '' } }],
])('%s is no version yet', (_, more) => expect(versionOf({ ...whole, ...more })).toBeNull())

test('a side without fields goes to be judged, and a count has no denominator', () => {
  expect(versionOf({ ...whole, numerator: { ...side('x'), terms: [] }, denominator: null })).toMatchObject({
    numerator: { terms: [] },
    denominator: null,
  })
})

test('a fault is said at its place and at those above it, not beside it', () => {
  const faults = [
    { at: 'numerator.terms.1', detail: 'Hai lần.' },
    { at: 'from', detail: 'Đã có.' },
  ]
  expect(
    ['numerator.terms.1', 'numerator', 'denominator', 'from', 'numerator.terms.10'].map((at) => faultAt(faults, at)),
  ).toEqual(['Hai lần.', 'Hai lần.', undefined, 'Đã có.', undefined])
})
