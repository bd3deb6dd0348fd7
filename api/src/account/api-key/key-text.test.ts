import { expect, it } from 'vitest'
import { endOfOverlap, keyState, opens } from './api-key-state.ts'
import { keyAnywhere, makeKeyText, readKeyText } from './key-text.ts'

const now = new Date('2026-11-22T03:00:00Z')
const later = new Date('2026-12-22T03:00:00Z')
const before = new Date('2026-11-22T02:59:59Z')

it('a key has the form it is known by, and no two are the same', () => {
  const keys = Array.from({ length: 500 }, () => makeKeyText())
  for (const key of keys) {
    expect(key.whole.reveal()).toMatch(/^nhs_[a-z0-9]{12}_[0-9A-Za-z]{43}$/)
    expect(readKeyText(key.whole.reveal())?.id).toBe(key.id)
    expect(`https://x/y?a=${key.whole.reveal()}&b`).toMatch(keyAnywhere)
  }
  expect(new Set(keys.map((key) => key.whole.reveal())).size).toBe(500)
})

it('every letter is as likely as every other', () => {
  const text = Array.from({ length: 2_000 }, () => makeKeyText().whole.reveal().slice(17)).join('')
  const counts = new Map<string, number>()
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  const mean = text.length / 62
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0)
  expect(counts.size).toBe(62)
  // 61 degrees of freedom: above 120 once in 100,000 runs. Letters by remainder alone would come to thousands.
  expect(chiSquare).toBeLessThan(120)
})

it.each([
  '',
  'nhs_',
  'nhs_abc_x',
  `NHS_${'a'.repeat(12)}_${'b'.repeat(43)}`,
  `nhs_${'a'.repeat(12)}_${'b'.repeat(44)}`,
  `nhs_${'a'.repeat(12)}_${'b'.repeat(43)}\n`,
  ` nhs_${'a'.repeat(12)}_${'b'.repeat(43)}`,
])('%j is no key', (text) => {
  expect(readKeyText(text)).toBeNull()
})

it.each([
  ['active', { expiresAt: later, endedAt: null, succeeded: false }],
  ['ending', { expiresAt: later, endedAt: null, succeeded: true }],
  ['expired', { expiresAt: now, endedAt: null, succeeded: false }],
  ['expired', { expiresAt: before, endedAt: null, succeeded: true }],
  ['ended', { expiresAt: later, endedAt: now, succeeded: false }],
  ['ended', { expiresAt: before, endedAt: before, succeeded: false }],
] as const)('a key is %s', (state, dates) => {
  expect(keyState(dates, now)).toBe(state)
  expect(opens(state)).toBe(state === 'active' || state === 'ending')
})

it('the overlap never lengthens the life of the old key', () => {
  expect(endOfOverlap(later, 24, now)).toEqual(new Date('2026-11-23T03:00:00Z'))
  expect(endOfOverlap(before, 24, now)).toEqual(before)
  expect(endOfOverlap(later, 0, now)).toEqual(now)
})
