import { describe, expect, test } from 'vitest'
import { isPageAddress, isWorthKeeping, keptAtHeader, markKept } from './what-is-kept.ts'

describe('an answer is kept on the phone', () => {
  test.each([
    ['/api/overview', true],
    ['/api/province', true],
    ['/api/account/me', true],
    ['/api/units/13495/kpis', true],
    ['/api/units/H42.5/standing', true],
    ['/api/kpis', true],
    ['/api/kpis/T02', true],
    ['/api/kpis/T02/values', true],
    // Its silence is how a page learns that there is no line.
    ['/api/progress', false],
    ['/api/stream', false],
    ['/api/account/people', false],
    ['/api/account/sessions', false],
    ['/api/audit', false],
    ['/api/incidents', false],
    ['/api/collections/7/payload', false],
    ['/api/kpis/T02/values/more', false],
    ['/kpi/T02', false],
  ])('%s: %s', (path, kept) => expect(isWorthKeeping(path)).toBe(kept))
})

describe('is answered with the one page of the program', () => {
  test.each([
    ['/', true],
    ['/kpi/T02?p=2026-M10', true],
    ['/unit/H42.5', true],
    ['/api/overview', false],
    ['/assets/index-a5UD6Tf6.js', false],
    ['/.well-known/security.txt', false],
    ['/pulse.svg', false],
    ['/service-worker.js?once', false],
  ])('%s: %s', (address, page) => expect(isPageAddress.test(address)).toBe(page))
})

test('a kept answer is the same, and says when it was given', async () => {
  const date = 'Fri, 27 Nov 2026 03:05:00 GMT'
  const marked = markKept(new Response('{"a":1}', { headers: { date, 'content-type': 'application/json' } }))
  expect([marked.headers.get(keptAtHeader), marked.headers.get('content-type')]).toEqual([date, 'application/json'])
  expect(await marked.json()).toEqual({ a: 1 })
})
